import type { Temporal } from "temporal-polyfill";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { instantText } from "../../domain/time.ts";
import { myPagePage } from "../../pages/my-page.tsx";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { retried } from "../retried.ts";
import { siteOf } from "../site.ts";
import { admitted } from "./admission.ts";
import { sealed } from "./form-seal.ts";
import { visitorOf } from "./lanes.ts";

/** Hours the link works, and the mail is worth sending. */
const linkHours = 24;
/** Tries until the mail is written. */
const tries = 10;
/** States of who never confirmed this part. */
const joining: ReadonlySet<Participant["state"]> = new Set(["unconfirmed", "held"]);

type FormPorts = Pick<Ports, "store" | "stamps" | "site">;
type MyPagePorts = FormPorts & Pick<Ports, "addresses" | "queue">;

/** The form that asks for an address. */
export async function myPageForm(
  request: RequestOf<"myPageForm">,
  ports: FormPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  return { status: 200, ...(await form(programme, request, ports, now)) };
}

/** The form again: what was typed is no address. */
export async function myPageRefused(
  request: RefusedRequest<"sendMyPage">,
  ports: FormPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  const email = typeof request.typed["email"] === "string" ? request.typed["email"].slice(0, 300) : undefined;
  return { status: 400, ...(await form(programme, request, ports, now, { email, wrong: true })) };
}

/** Mails the link to somebody's own page to them; whether they are known shows in their inbox alone. */
export async function sendMyPage(
  request: RequestOf<"sendMyPage">,
  ports: MyPagePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  const message = request.body.website
    ? undefined
    : await retried((which) => ask(request, programme, ports, now, which), tries);
  if (message !== undefined) await ports.queue.hint([message]);
  const common = { locale: pageLanguage(request, undefined, programme), programme: programme.name };
  return { status: 202, json: { outcome: "link-by-mail" }, html: myPagePage({ ...common, action: "", state: "sent" }) };
}

async function ask(
  request: RequestOf<"sendMyPage">,
  programme: Programme,
  ports: MyPagePorts,
  now: Temporal.Instant,
  which: number,
): Promise<string | undefined> {
  const address = await ports.addresses.hash(request.body.email);
  const [claim, suppression, visitor] = await Promise.all([
    ports.store.get("email", address),
    ports.store.get("suppression", address),
    visitorOf(request.body, false, request, ports, now),
  ]);
  // Somebody unknown is looked for as long as somebody known.
  const personId = claim?.person ?? "per_nobody";
  const id = participantId(programme.id, personId);
  const [person, participant, spent] = await Promise.all([
    ports.store.get("person", personId),
    ports.store.get("participant", id),
    admitted(visitor, { address, programme: programme.id }, ports, now, which),
  ]);
  if (!spent) return undefined;
  // Who left stays known until they are gone, whoever types their address into the form.
  const isKnown = participant !== undefined && (participant.leftAt !== undefined || !joining.has(participant.state));
  if (suppression || person?.addressState !== "confirmed" || !isKnown) {
    // Paid for like any other: what an address has left must not tell who is known.
    await ports.store.commit(spent);
    return undefined;
  }
  const message = newMessage(
    {
      ...{ person: personId, programme: programme.id, kind: "my-page", class: "one-shot", subject: id },
      ...{ occurrence: instantText(now).slice(0, 13), livesHours: linkHours },
    },
    now,
  );
  await ports.store.commit([...spent, written(message, undefined, now)]);
  return message.id;
}

function form(
  programme: Programme,
  request: RequestContext,
  ports: FormPorts,
  now: Temporal.Instant,
  typed: { email?: string | undefined; wrong?: boolean } = {},
) {
  const locale = pageLanguage(request, undefined, programme);
  const action = `${siteOf(ports, request)}/my-page/${programme.id}`;
  return sealed(ports, now, (seal) =>
    myPagePage({ locale, programme: programme.name, action, state: "ask", ...typed, seal }),
  );
}
