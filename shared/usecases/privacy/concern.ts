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
import { ttlAfter } from "../joining/sign-up-records.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { siteOf } from "../site.ts";
import { alertOf } from "./concern-alert.ts";

type ConcernPorts = Pick<Ports, "store" | "addresses" | "queue" | "site">;

/** Days a concern is kept at most, and days within which somebody reads it. */
const [keptDays, readWithinDays] = [180, 5];
/** Open concerns that may name the same address: anybody can type anybody's, and whoever has it is handed them all. */
const mostOfContact = 10;

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
  { body: { text, contact: typed }, network }: RequestOf<"raiseConcern">,
  programme: string,
  ports: ConcernPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  // A keyed hash: an id must not tell whether somebody wrote these words.
  const id = derivedId("con", programme, await ports.addresses.hash(JSON.stringify([text, typed])));
  if (await ports.store.get("concern", id)) return [];
  const contact = await kept(typed, ports);
  const concern: Concern = {
    ...{ id, version: 0, programme, text, ...contact },
    state: "open",
    raisedAt: instantText(now),
    ttl: ttlAfter(now, keptDays),
  };
  const alert = await alertOf(concern, network, ports, now);
  await ports.store.commit([
    { kind: "concern", put: concern },
    audit(id, "somebody", "concern-raised", "", now),
    ...alert.puts,
  ]);
  return alert.hints;
}

/** Where to answer, with its keyed hash. Nothing, once that many concerns name it: their words still wait to be read. */
async function kept(
  contact: string | undefined,
  { store, addresses }: Pick<Ports, "store" | "addresses">,
): Promise<Pick<Concern, "contact" | "contactHash">> {
  if (contact === undefined) return {};
  const contactHash = await addresses.hash(contact);
  const named = await store.ofPerson("concern", contactHash);
  return named.filter(({ state }) => state === "open").length < mostOfContact ? { contact, contactHash } : {};
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
