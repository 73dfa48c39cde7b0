import type { Temporal } from "temporal-polyfill";
import { Problem } from "../domain/errors.ts";
import { derivedId } from "../domain/ids.ts";
import { participantId } from "../domain/participant.ts";
import type { Programme } from "../domain/programme.ts";
import { instantText, plusHours } from "../domain/time.ts";
import { signUpPage } from "../pages/sign-up.tsx";
import { signUpReceivedPage } from "../pages/sign-up-received.tsx";
import { hearByDay } from "./hear-by.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "./http.ts";
import { pageLanguage } from "./language.ts";
import { messageId, newMessage, written } from "./ledger.ts";
import type { Ports, Put } from "./ports.ts";
import { retried } from "./retried.ts";
import { participantFrom, personFrom, saysTheSame, ttlAfter } from "./sign-up-records.ts";
import { siteOf } from "./site.ts";
import { typedText } from "./typed.ts";

/** Days an unconfirmed sign-up is kept. */
const keptUnconfirmed = 7;
/** Hours a confirmation link works. */
const confirmHours = 48;

type SignUpPorts = Pick<Ports, "store" | "addresses" | "queue" | "site">;

/** The empty form. */
export async function signUpForm(request: RequestOf<"signUpForm">, ports: SignUpPorts): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  return { status: 200, json: { outcome: "form" }, html: form(programme, request, ports) };
}

/** The form again, with what was typed and what is wrong. */
export async function signUpRefused(request: RefusedRequest<"signUp">, ports: SignUpPorts): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  return { status: 400, json: undefined, html: form(programme, request, ports, request) };
}

/**
 * Takes a sign-up and asks by mail whether the address is theirs. Known and unknown addresses get the same answer, and
 * one address at most one mail an hour, whoever types it.
 */
export async function signUp(request: RequestOf<"signUp">, ports: SignUpPorts, now: Temporal.Instant): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  const message = await retried(() => record(request, programme, ports, now));
  await ports.queue.hint([message]);
  const locale = pageLanguage(request, undefined, programme);
  const hearBy = hearByDay(programme, request.body.zone, now);
  return {
    status: 202,
    json: { outcome: "confirm-by-mail", hearBy },
    html: signUpReceivedPage({ locale, programme: programme.name, hearBy }),
  };
}

async function record(
  request: RequestOf<"signUp">,
  programme: Programme,
  ports: SignUpPorts,
  now: Temporal.Instant,
): Promise<string> {
  const { body } = request;
  const claimId = await ports.addresses.hash(body.email);
  const claim = await ports.store.get("email", claimId);
  const personId = claim?.person ?? derivedId("per", claimId);
  const id = participantId(programme.id, personId);
  const [person, participant, load] = await Promise.all([
    ports.store.get("person", personId),
    ports.store.get("participant", id),
    ports.store.get("load", personId),
  ]);
  const known = person !== undefined && person.addressState !== "unconfirmed";
  const joined =
    known && participant !== undefined && participant.state !== "unconfirmed" && participant.state !== "left";
  const hourOf = (instant: Temporal.Instant) => instantText(instant).slice(0, 13);
  const mail = {
    person: personId,
    programme: programme.id,
    kind: joined ? "already-joined" : "confirm",
    // A second mail that repeats a confirmation helps nobody: unclear once, it waits for a person or the next sign-up.
    class: "one-shot",
    subject: id,
    occurrence: hourOf(now),
    livesHours: confirmHours,
  } as const;
  const message = newMessage(mail, now);
  const anHourAgo = plusHours(now, -1);
  const recent = await Promise.all(
    [message.id, messageId({ ...mail, occurrence: hourOf(anHourAgo) })].map((one) => ports.store.get("message", one)),
  );
  const earlier = recent.find((one) => one !== undefined && one.createdAt > instantText(anHourAgo));
  // Pressed again, or by fifty at once: it stands as it was written, and nobody gets in anybody's way.
  if (earlier !== undefined && saysTheSame(request, person, participant)) return earlier.id;
  const changes: Put[] = [];
  if (!joined) {
    const ttl = ttlAfter(now, keptUnconfirmed);
    if (!known) {
      changes.push({ kind: "person", put: personFrom(request, personId, person?.version ?? 0, programme, ttl, now) });
      changes.push({ kind: "email", put: { id: claimId, version: claim?.version ?? 0, person: personId, ttl } });
    }
    changes.push({ kind: "participant", put: participantFrom(request, id, personId, participant, ttl, now) });
    if (body.role !== "mentee" && load === undefined) {
      changes.push({ kind: "load", put: { id: personId, version: 0, places: programme.places, mentorships: [] } });
    }
  }
  if (earlier === undefined) changes.push(written(message, undefined, now));
  await ports.store.commit(changes);
  return (earlier ?? message).id;
}

function form(
  programme: Programme,
  request: RequestContext,
  ports: SignUpPorts,
  refused?: RefusedRequest<"signUp">,
): string {
  return signUpPage({
    locale: pageLanguage(request, undefined, programme),
    programme: programme.name,
    action: `${siteOf(ports, request)}/join/${programme.id}${request.asked ? `?lang=${request.asked}` : ""}`,
    topics: programme.topics,
    zone: programme.zone,
    hearWithinDays: programme.hearWithinDays,
    typed: refused && typedText(refused.typed),
    errors: refused?.errors,
  });
}

async function programmeOf(ports: Pick<Ports, "store">, id: string): Promise<Programme> {
  const programme = await ports.store.get("programme", id);
  if (!programme) throw new Problem("not-found", "There is no such programme. Check the address you were given.");
  return programme;
}
