import type { Temporal } from "temporal-polyfill";
import type { Item } from "#shared/adapters/dynamo/items.ts";
import { participantId } from "#shared/domain/participant.ts";
import { records } from "#shared/domain/records.ts";
import { instantText } from "#shared/domain/time.ts";
import { newMessage, written } from "#shared/usecases/mail/ledger.ts";
import type { Put, Store } from "#shared/usecases/ports.ts";
import { planMentee } from "#shared/usecases/year/plan-mentee.ts";
import { aParticipant, aPerson } from "#test/support/builders.ts";
import { memoryStore } from "#test/support/memory-store.ts";

/** What is written into the table before a run. */
export interface Planted {
  readonly items: Item[];
  /** The messages that fall due in the run. */
  readonly messages: ReadonlySet<string>;
}

const zones = ["America/New_York", "America/Chicago", "America/Los_Angeles"];
/** Hours an introduction is worth sending. */
const introductionHours = 7 * 24;

/**
 * Pairs that began a moment ago, with the year and the messages that the product's own planner writes for them (in
 * memory, which is faster), until so many messages are due before `until`: introductions (sent at most once), due now,
 * and the first prompts, due in their windows. What is due later is left out. `first`: the number of the first pair.
 */
export async function planted(
  programme: Put,
  setting: readonly Put[],
  count: number,
  span: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
  first = 0,
): Promise<Planted> {
  const store = memoryStore();
  await store.commit([programme, ...setting]);
  const settingItems = store.everyItem().length;
  const messages = new Set<string>();
  const left = new Set<string>();
  for (let index = first; messages.size < count; index++) {
    for (const { id, isDue } of await onePair(store, index, span)) {
      (isDue && messages.size < count ? messages : left).add(id);
    }
  }
  const items = store
    .everyItem()
    .slice(settingItems)
    .filter(({ noun, id }) => noun !== "message" || !left.has(String(id)));
  return { items, messages };
}

async function onePair(
  store: Store,
  index: number,
  { now, until }: { now: Temporal.Instant; until: Temporal.Instant },
) {
  const number = String(index).padStart(6, "0");
  const [mentee, mentor, ship] = [`per_${number}a`, `per_${number}b`, `shp_${number}`];
  const zone = zones[index % zones.length] ?? "America/New_York";
  await store.commit([
    { kind: "person", put: aPerson({ id: mentee, name: `Mentee ${number}`, email: `a${index}@post.example`, zone }) },
    { kind: "person", put: aPerson({ id: mentor, name: `Mentor ${number}`, email: `b${index}@post.example`, zone }) },
    { kind: "participant", put: aParticipant(mentee, { mentorships: [ship] }) },
    {
      kind: "participant",
      put: aParticipant(mentor, { role: "mentor", vetting: "approved", stage: "practitioner", mentorships: [ship] }),
    },
    { kind: "load", put: { id: mentor, version: 0, places: 1, mentorships: [ship] } },
    mentorship(ship, mentee, mentor, now),
    ...[mentee, mentor].map((person) => {
      const about = { person, programme: "demo", subject: ship, occurrence: "rnd_1", livesHours: introductionHours };
      return written(newMessage({ ...about, kind: "introduction", class: "one-shot" }, now), undefined, now);
    }),
  ]);
  const zonesPort = { version: process.versions["tz"] ?? "unknown" };
  await planMentee(participantId("demo", mentee), { store, zones: zonesPort }, now);
  const mails = [...(await store.ofPerson("message", mentee)), ...(await store.ofPerson("message", mentor))];
  return mails.map(({ id, state, dueAt }) => ({ id, isDue: state === "PLANNED" && dueAt < instantText(until) }));
}

function mentorship(id: string, mentee: string, mentor: string, now: Temporal.Instant): Put {
  const day = instantText(now).slice(0, 10);
  const members = [
    { person: mentee, role: "mentee", since: day },
    { person: mentor, role: "mentor", since: day },
  ];
  const put = { id, version: 0, programme: "demo", round: "rnd_1", members, state: "active", reasons: [] };
  return { kind: "mentorship", put: records.mentorship.parse({ ...put, startedAt: instantText(now), startDate: day }) };
}
