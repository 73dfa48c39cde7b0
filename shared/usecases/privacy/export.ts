import { stringify } from "csv-stringify/sync";
import type { Temporal } from "temporal-polyfill";
import type { Person } from "../../domain/person.ts";
import { dayIn } from "../../domain/time.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { openLink } from "../site.ts";
import { offersIn, ownOffer } from "./export-offers.ts";
import { auditsOf, ownMentorship, ownProfile, ownProposal, ownSuggestions, proposalsIn } from "./export-own.ts";
import { optionOf, ownOption } from "./forget-option.ts";
import { membersBy } from "./own-members.ts";
import { provenHashes } from "./proven.ts";

/** Concerns a file holds at most: anybody may name anybody's address in one. */
const mostConcerns = 50;

type Row = Readonly<Record<string, unknown>>;
/** Everything that is kept of a person, by kind of record. */
export type Everything = Readonly<Record<string, readonly Row[]>>;

/** Hands out everything that is kept of a person, as a file to keep or to carry on. */
export async function exportMe(
  request: RequestOf<"exportMe">,
  ports: Pick<Ports, "store" | "links" | "addresses">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { person } = await openLink(ports, request.parameters.token, "me", now);
  const kept = await everythingOf(person, ports);
  const name = `almanac-${dayIn(person.zone, now)}.${request.query.format}`;
  if (request.query.format === "csv")
    return { status: 200, json: kept, file: { name, type: "text/csv; charset=utf-8", text: csvOf(kept) } };
  return { status: 200, json: kept, file: { name, type: "application/json", text: JSON.stringify(kept, null, 2) } };
}

/** Reads it all. Nothing of anybody else is in it: no name, no address, no word on who said no. */
export async function everythingOf(person: Person, ports: Pick<Ports, "store" | "addresses">): Promise<Everything> {
  const { store } = ports;
  const [profile, identity, load, postbox, participants, messages] = await Promise.all([
    store.get("profile", person.id),
    store.get("identity", person.id),
    store.get("load", person.id),
    store.get("postbox", person.id),
    store.ofPerson("participant", person.id),
    store.ofPerson("message", person.id),
  ]);
  const mentorships = await store.getMany(
    "mentorship",
    participants.flatMap((one) => [...one.mentorships, ...one.formerMentorships]),
  );
  const [pulses, touchpoints, goals, proposals, offers, suggestions, concerns, members] = await Promise.all([
    store.partsOf("pulse", person.id),
    Promise.all(participants.map(({ id }) => store.partsOf("touchpoint", id))),
    Promise.all(participants.map(({ id }) => store.partsOf("goal", id))),
    proposalsIn(messages, person.id, ports),
    offersIn(messages, person.id, ports),
    ownSuggestions(mentorships, person.id, ports),
    concernsBy(person, ports),
    membersBy(person, ports),
  ]);
  const options = await Promise.all(participants.map((one) => optionOf(one, ports)));
  const audits = await auditsOf(person.id, participants, mentorships, [...proposals, ...offers], ports);
  return {
    person: [person],
    profile: profile ? [ownProfile(profile)] : [],
    identity: identity ? [identity] : [],
    load: load ? [load] : [],
    pulse: pulses,
    postbox: postbox ? [postbox] : [],
    participant: participants.map(({ broughtBy, ...rest }) => ({ ...rest, broughtByAMentee: broughtBy !== undefined })),
    touchpoint: touchpoints.flat(),
    goal: goals.flat().map((goal) => ({
      ...goal,
      versions: goal.versions.map(({ person: _, ...version }) => version),
      suggestions: goal.suggestions.map(({ person: _, ...suggestion }) => suggestion),
    })),
    suggestion: suggestions,
    proposal: proposals.map((proposal) => ownProposal(proposal, person.id)),
    option: options.flatMap((one) => (one === undefined || one.told.length === 0 ? [] : [ownOption(one)])),
    offer: offers.map((offer) => ownOffer(offer, person.id)),
    mentorship: mentorships.map((mentorship) => ownMentorship(mentorship, person.id)),
    // What a prompt is about may lie in somebody else's year: its key and time say enough.
    message: messages.map(({ about: _, ...message }) => message),
    concern: concerns.map(({ contactHash: _, ...concern }) => concern),
    member: members.map(({ addressHash: _, ...member }) => member),
    audit: audits,
  };
}

/** Concerns that gave an address of this person to answer to: one they proved to be theirs. The latest, the newest first. */
async function concernsBy(person: Person, ports: Pick<Ports, "store" | "addresses">) {
  const hashes = await provenHashes(person, ports);
  const found = await Promise.all(hashes.map((hash) => ports.store.ofPerson("concern", hash)));
  return found
    .flat()
    .sort((one, other) => (one.raisedAt > other.raisedAt ? -1 : 1))
    .slice(0, mostConcerns);
}

/** One line for each field of each record. A field that a spreadsheet would run as a formula begins with an apostrophe. */
export function csvOf(kept: Everything): string {
  const lines = Object.entries(kept).flatMap(([record, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => value !== undefined)
        .map(([field, value]) => ({ record, id: String(row["id"] ?? ""), field, value: textOf(value) })),
    ),
  );
  return stringify(lines, { header: true, columns: ["record", "id", "field", "value"], escape_formulas: true });
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
