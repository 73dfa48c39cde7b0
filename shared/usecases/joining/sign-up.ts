import type { Temporal } from "temporal-polyfill";
import { participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { instantText } from "../../domain/time.ts";
import { signUpReceivedPage } from "../../pages/sign-up-received.tsx";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { retried } from "../retried.ts";
import { admitted } from "./admission.ts";
import { personIdFor } from "./claims.ts";
import { hearByDay } from "./hear-by.ts";
import { invitedBy } from "./invite.ts";
import { visitorOf } from "./lanes.ts";
import { rollLine } from "./member-joined.ts";
import { keptUnconfirmed, participantFrom, personFrom, saysTheSame, ttlAfter } from "./sign-up-records.ts";

/** Hours a confirmation link works. */
export const confirmHours = 48;
/** Tries until a sign-up is written: many may join at once, and nobody should have to press twice. */
const tries = 10;

type SignUpPorts = Pick<Ports, "store" | "addresses" | "links" | "stamps" | "queue" | "site">;

/**
 * Takes a sign-up and asks by mail whether the address is theirs. Known and unknown addresses get the same answer, and
 * so does whoever is held: what cannot be mailed now waits for a coordinator, or for them to come again with a proof.
 */
export async function signUp(request: RequestOf<"signUp">, ports: SignUpPorts, now: Temporal.Instant): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  // Nobody fills in what nobody sees.
  const message = request.body.website
    ? undefined
    : await retried((which) => record(request, programme, ports, now, which), tries);
  if (message !== undefined) await ports.queue.hint([message]);
  const locale = pageLanguage(request, undefined, programme);
  const hearBy = hearByDay(programme, request.body.zone, now);
  return {
    status: 202,
    json: { outcome: "confirm-by-mail", hearBy },
    html: signUpReceivedPage({ locale, programme: programme.name, hearBy }),
  };
}

/** Writes what is to be written, and answers the message that asks them to confirm, if one may leave. */
async function record(
  request: RequestOf<"signUp">,
  programme: Programme,
  ports: SignUpPorts,
  now: Temporal.Instant,
  which: number,
): Promise<string | undefined> {
  const { body } = request;
  const address = await ports.addresses.hash(body.email);
  const invited = await invitedBy(request.query.invite, programme.id, ports, now);
  const vouched = invited !== "over" && invited?.email === body.email;
  const [claim, suppression, visitor] = await Promise.all([
    ports.store.get("email", address),
    ports.store.get("suppression", address),
    visitorOf(body, vouched, request, ports, now),
  ]);
  if (suppression) return undefined;
  const personId = await personIdFor(address, body.email, claim, ports.store);
  const id = participantId(programme.id, personId);
  const [person, participant, load, spent] = await Promise.all([
    ports.store.get("person", personId),
    ports.store.get("participant", id),
    ports.store.get("load", personId),
    admitted(visitor, { address, programme: programme.id }, ports, now, which),
  ]);
  // It stands as it was mailed about, whoever types the address meanwhile; and as it is held, pressed by fifty at once.
  if (!spent && (participant?.state === "unconfirmed" || saysTheSame(request, person, participant))) return undefined;
  const known = person !== undefined && person.addressState !== "unconfirmed";
  const before = participant?.state ?? "left";
  const isNew = before === "unconfirmed" || before === "held" || before === "left";
  const joined = known && !isNew;
  const changes: Put[] = [];
  if (!joined) {
    const ttl = ttlAfter(now, keptUnconfirmed);
    if (!known) {
      // Without a mail nobody's words are touched: a link of another programme may be on its way for them.
      const put =
        spent || !person
          ? personFrom(request, personId, person?.version ?? 0, programme, ttl, now)
          : { ...person, ttl };
      changes.push({ kind: "person", put });
      changes.push({ kind: "email", put: { id: address, version: claim?.version ?? 0, person: personId, ttl } });
    }
    const state = spent ? "unconfirmed" : "held";
    const broughtBy = body.role !== "mentee" && invited !== "over" ? invited?.by : undefined;
    const joining = participantFrom(request, id, personId, participant, state, ttl, now);
    const member = await rollLine(programme.id, body.memberNumber, ports);
    changes.push({ kind: "participant", put: { ...joining, broughtBy, member, cohort: programme.cohort } });
    if (body.role !== "mentee" && load === undefined) {
      changes.push({ kind: "load", put: { id: personId, version: 0, places: programme.places, mentorships: [] } });
    }
  }
  const message = newMessage(
    {
      ...{ person: personId, programme: programme.id, kind: joined ? "already-joined" : "confirm" },
      // A second mail that repeats a confirmation helps nobody: unclear once, it waits for a person or the next sign-up.
      ...{ class: "one-shot", subject: id, occurrence: instantText(now).slice(0, 13), livesHours: confirmHours },
    },
    now,
  );
  if (spent) changes.push(...spent, written(message, undefined, now));
  await ports.store.commit(changes);
  return spent && message.id;
}
