import type { Temporal } from "temporal-polyfill";
import type { Concern } from "../../domain/concern.ts";
import { Problem } from "../../domain/errors.ts";
import { derivedId } from "../../domain/ids.ts";
import { EmailAddress } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { concernPage } from "../../pages/concern.tsx";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { spend } from "../joining/budgets.ts";
import { ttlAfter } from "../joining/sign-up-records.ts";
import { pageLanguage } from "../language.ts";
import { newMessage, written } from "../mail/ledger.ts";
import { office } from "../mail/recipient.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { siteOf } from "../site.ts";

type ConcernPorts = Pick<Ports, "store" | "addresses" | "queue" | "site">;

/** Days a concern is kept at most, and days within which somebody reads it. */
const [keptDays, readWithinDays] = [180, 5];
/** Alert mails about concerns; whatever comes beyond them is kept all the same, and found in the list. */
const alerts = { most: 20, hours: 1 };
/** Hours an alert is worth sending. */
const alertHours = 7 * 24;

/** The empty form. */
export async function concernForm(
  request: RequestOf<"concernForm">,
  ports: ConcernPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const model = await modelOf(request, request.parameters.programme, ports, now);
  return { status: 200, json: { outcome: "form" }, html: concernPage(model) };
}

/** The form again, with what was typed and what is wrong. */
export async function concernRefused(
  request: RefusedRequest<"raiseConcern">,
  ports: ConcernPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const model = await modelOf(request, request.parameters.programme, ports, now);
  const { text, contact } = request.typed;
  const typed = {
    text: typeof text === "string" ? text.slice(0, 3000) : "",
    contact: typeof contact === "string" ? contact.slice(0, 300) : "",
  };
  return { status: 400, json: undefined, html: concernPage({ ...model, typed, errors: request.errors }) };
}

/**
 * Takes a concern, from anybody, and keeps nothing of who they are unless they say where to answer. The programme's own
 * contact is told that one waits, without a word of it. Sent twice, it is one.
 */
export async function raiseConcern(
  request: RequestOf<"raiseConcern">,
  ports: ConcernPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const model = await modelOf(request, request.parameters.programme, ports, now);
  // A machine filled in what people do not see: it gets the same answer.
  if (!request.body.website)
    await ports.queue.hint(await retried(() => keep(request, request.parameters.programme, ports, now)));
  return {
    status: 202,
    json: { outcome: "received", hearBy: model.readBy },
    html: concernPage({ ...model, received: true }),
  };
}

async function keep(
  { body: { text, contact } }: RequestOf<"raiseConcern">,
  programme: string,
  ports: ConcernPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  // A keyed hash: an id must not tell whether somebody wrote these words.
  const id = derivedId("con", programme, await ports.addresses.hash(JSON.stringify([text, contact])));
  if (await ports.store.get("concern", id)) return [];
  const concern: Concern = {
    ...{ id, version: 0, programme, text, contact },
    state: "open",
    contactHash: contact && (await ports.addresses.hash(contact)),
    raisedAt: instantText(now),
    ttl: ttlAfter(now, keptDays),
  };
  const alert = newMessage(
    {
      ...{ person: office, programme, kind: "concern-raised", subject: id },
      ...{ occurrence: "raised", livesHours: alertHours },
    },
    now,
  );
  const paid = await spend({ of: `concern.${programme}`, ...alerts }, ports, now);
  await ports.store.commit([
    { kind: "concern", put: concern },
    audit(id, "somebody", "concern-raised", "", now),
    ...(paid ? [paid, written(alert, undefined, now)] : []),
  ]);
  return paid ? [alert.id] : [];
}

async function modelOf(request: RequestContext, id: string, ports: ConcernPorts, now: Temporal.Instant) {
  const programme: Programme | undefined = await ports.store.get("programme", id);
  if (!programme) throw new Problem("not-found", "There is no such programme. Check the address you were given.");
  return {
    locale: pageLanguage(request, undefined, programme),
    programme: programme.name,
    action: `${siteOf(ports, request)}/concern/${programme.id}`,
    society: programme.society,
    // An address that is not one would only mislead; the mailbox itself is named nowhere but in mail.
    reader: EmailAddress.safeParse(programme.safeContact).data,
    readBy: dayIn(programme.zone, now).add({ days: readWithinDays }).toString(),
    keptDays,
  };
}
