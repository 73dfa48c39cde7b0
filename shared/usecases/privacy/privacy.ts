import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import type { Message } from "../../domain/message.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { privacyPage } from "../../pages/privacy.tsx";
import type { MailEntry, PrivacyModel } from "../../pages/privacy-model.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { siteOf, stillOpens } from "../site.ts";
import { concernsOf } from "../year/concerns.ts";
import { explainedIn, silencesOf } from "../year/explained.ts";
import { type ErasePorts, erase } from "./erase.ts";
import { auditsOf } from "./export-own.ts";

type ShowPorts = Pick<Ports, "store" | "links" | "site" | "addresses">;

/** Mails the page shows; the export has them all. */
const latest = 100;
/** Mails and silences that are explained rule by rule: a page stays a page. */
const explainedAtMost = 30;

/** What is kept of a person, what they agreed to, and what they were sent and why. */
export async function privacy(request: RequestOf<"privacy">, ports: ShowPorts, now: Temporal.Instant): Promise<Reply> {
  return show(request, request.parameters.token, ports, undefined, 200, now);
}

/** The page again: the box that says it cannot be undone was not ticked. */
export async function privacyRefused(
  request: RefusedRequest<"updatePrivacy">,
  ports: ShowPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, request.parameters.token, ports, "asked", 400, now);
}

/** Erases everything about the person whose link it is. Pressed again after it broke off, it goes on. */
export async function updatePrivacy(
  request: RequestOf<"updatePrivacy">,
  ports: ShowPorts & ErasePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { person, programme } = await opened(request.parameters.token, ports, now);
  await erase(person.id, person.id, ports, now);
  const model = { ...about(request, person, programme, ports), erasing: "done" } as const;
  return { status: 200, json: { outcome: "erased" }, html: privacyPage(model) };
}

async function show(
  request: RequestContext,
  token: string,
  ports: ShowPorts,
  erasing: "asked" | undefined,
  status: number,
  now: Temporal.Instant,
): Promise<Reply> {
  const { person, programme } = await opened(token, ports, now);
  const site = siteOf(ports, request);
  const base = {
    ...about(request, person, programme, ports),
    action: `${site}/me/${token}/privacy`,
    export: `${site}/me/${token}/export`,
    me: `${site}/me/${token}`,
  };
  if (person.erasing)
    return { status, json: { outcome: "erasing" }, html: privacyPage({ ...base, erasing: "going-on" }) };
  const [messages, participants, identity] = await Promise.all([
    ports.store.ofPerson("message", person.id),
    ports.store.ofPerson("participant", person.id),
    ports.store.get("identity", person.id),
  ]);
  const mentorships = await ports.store.getMany(
    "mentorship",
    participants.flatMap((one) => [...one.mentorships, ...one.formerMentorships]),
  );
  const [acts, concerns] = await Promise.all([
    auditsOf(person.id, participants, mentorships, [], ports),
    Promise.all(participants.map((participant) => concernsOf(participant, ports))).then((all) => all.flat()),
  ]);
  const newest = [...messages].sort((one, other) => newestFirst(mailEntry(one), mailEntry(other))).slice(0, latest);
  const model: PrivacyModel = {
    ...base,
    erasing,
    consents: [
      { to: "sign-up", at: person.consent.at },
      ...(identity ? [{ to: "identity", at: identity.consent.at } as const] : []),
    ],
    mails: newest.map((message, index) => ({
      ...mailEntry(message),
      explained: index < explainedAtMost ? explainedIn(concerns, message) : [],
    })),
    silences: silencesOf(concerns, messages).slice(0, explainedAtMost),
    more: messages.length > latest,
    acts: acts.sort(newestFirst).slice(0, latest),
  };
  const { consents, mails, silences } = model;
  return {
    status,
    json: { outcome: "privacy", consents, mails, silences, acts: model.acts },
    html: privacyPage(model),
  };
}

/** Whose link it is, also while they are being erased: pressing again goes on with it. */
async function opened(token: string, ports: Pick<Ports, "links" | "store">, now: Temporal.Instant) {
  const claims = await ports.links.read(token, "me", now);
  const [person, programme] = await Promise.all([
    ports.store.get("person", claims.person),
    ports.store.get("programme", claims.programme),
  ]);
  if (!person || !programme) throw new Problem("link-expired", "What this link was about is no longer kept.");
  stillOpens(claims, person);
  return { person, programme };
}

function about(
  request: RequestContext,
  person: Person,
  programme: Programme,
  ports: Pick<Ports, "site">,
): PrivacyModel {
  return {
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: "",
    export: "",
    concern: `${siteOf(ports, request)}/concern/${programme.id}`,
    zone: person.zone,
    consents: [],
    mails: [],
    more: false,
    silences: [],
    acts: [],
  };
}

/** A mail as its log shows it. */
export function mailEntry({ sentAt, dueAt, kind, subject, state, reason }: Message): MailEntry {
  return { at: sentAt ?? dueAt, kind, touchpoint: kind === "prompt" ? subject : undefined, state, reason };
}

/** Sorts the latest to the top. */
export function newestFirst(one: { at: string }, other: { at: string }): number {
  return one.at < other.at ? 1 : -1;
}
