import type { Newcomer } from "#infra/sandbox/cohort.ts";
import { asCoordinator } from "#infra/sandbox/sample.ts";
import type { Scene } from "./scene.ts";

type Turn = readonly [at: string, run: (scene: Scene) => Promise<void>];

/** What happens to people in a year, by date. Who it happens to follows from the seed. */
export const turns: readonly Turn[] = [
  ["2026-08-14T15:00:00.000Z", confirmMidyear],
  ["2026-08-26T20:00:00.000Z", (scene) => milestones(scene, 3, "letter-request", "2026-09-25")],
  ["2026-09-30T20:00:00.000Z", (scene) => milestones(scene, 4, "first-deadline", "2026-12-15")],
  ["2026-10-13T20:00:00.000Z", endOne],
  ["2026-10-26T20:00:00.000Z", (scene) => changeMind(scene, scene.cohort.mentees, "yes", "no", 2)],
  ["2026-11-04T21:00:00.000Z", unsubscribeOne],
  ["2026-11-18T20:00:00.000Z", (scene) => changeMind(scene, scene.cohort.mentors, "yes", "no", 1)],
  ["2026-11-20T20:00:00.000Z", (scene) => changeMind(scene, scene.cohort.mentors, "no", "yes", 2)],
  ["2027-01-20T20:00:00.000Z", moveHouse],
  ["2027-02-10T20:00:00.000Z", (scene) => leave(scene, scene.cohort.mentees, 1)],
  ["2027-03-03T20:00:00.000Z", morePlaces],
  ["2027-03-09T20:00:00.000Z", (scene) => leave(scene, scene.cohort.mentors, 2)],
];

async function confirmMidyear(scene: Scene): Promise<void> {
  const meeting = { date: "2026-12-06", days: 5, zone: "America/Los_Angeles", state: "confirmed" };
  await asCoordinator(scene.sandbox, "PUT", "/admin/programmes/demo/key-dates/midyear", meeting);
  scene.note("coordinator", "key-date", "midyear 2026-12-06 confirmed");
}

/** The first people, in the seed's order, of whom something holds. */
async function some(
  scene: Scene,
  list: readonly Newcomer[],
  count: number,
  question: string,
  holds: (person: Newcomer) => Promise<boolean>,
): Promise<Newcomer[]> {
  const found: Newcomer[] = [];
  for (const person of scene.shuffled(list, question)) {
    if (found.length === count) break;
    if (await holds(person)) found.push(person);
  }
  return found;
}

/** Whether somebody is in at least so many mentorships now. */
const paired =
  (scene: Scene, least = 1) =>
  async (person: Newcomer) =>
    ((await scene.me(person))?.mentorships.length ?? 0) >= least;

async function milestones(scene: Scene, count: number, milestone: string, date: string): Promise<void> {
  for (const person of await some(scene, scene.cohort.mentees, count, milestone, paired(scene))) {
    await scene.change(person, { action: "milestone", milestone, date });
    scene.note(person.email, "milestone", `${milestone} ${date}`);
  }
}

async function endOne(scene: Scene): Promise<void> {
  for (const person of await some(scene, scene.cohort.mentees, 1, "ends", paired(scene))) {
    const [mentorship] = (await scene.me(person))?.mentorships ?? [];
    if (mentorship === undefined) continue;
    await scene.change(person, { action: "end", mentorship: mentorship.id });
    scene.note(person.email, "ended", mentorship.id);
  }
}

async function changeMind(
  scene: Scene,
  list: readonly Newcomer[],
  from: string,
  to: string,
  count: number,
): Promise<void> {
  const said = async (person: Newcomer) =>
    scene.fact(person.email, "attends") === from && (await paired(scene)(person));
  for (const person of await some(scene, list, count, `${from} becomes ${to}`, said)) {
    await scene.change(person, { action: "fact", fact: "attends", value: to });
    scene.told(person.email, "attends", to);
  }
}

/** What a mail program does for its owner (RFC 8058): one POST to the address in the header. */
async function unsubscribeOne(scene: Scene): Promise<void> {
  for (const person of await some(scene, scene.cohort.mentees, 1, "unsubscribes", paired(scene))) {
    const mails = await scene.sandbox.messages(person.email);
    const headers = mails.flatMap((mail) => mail.headers.filter(([name]) => name.toLowerCase() === "list-unsubscribe"));
    const link = /<(https?:[^>]+)>/.exec(headers.at(-1)?.[1] ?? "")?.[1];
    if (link === undefined) throw new Error(`${person.email} got no prompt with a List-Unsubscribe header.`);
    const response = await fetch(link, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
    });
    if (!response.ok) throw new Error(`One-click unsubscribe answered ${response.status}.`);
    scene.note(person.email, "unsubscribed");
  }
}

async function moveHouse(scene: Scene): Promise<void> {
  const western = scene.cohort.mentees.filter(({ zone }) => zone === "America/Los_Angeles");
  for (const person of await some(scene, western, 1, "moves", paired(scene))) {
    await scene.change(person, { action: "zone", zone: "Europe/London" });
    scene.note(person.email, "zone", `Europe/London from ${person.zone}`);
  }
}

async function morePlaces(scene: Scene): Promise<void> {
  for (const person of await some(scene, scene.cohort.mentors, 1, "more places", paired(scene, 2))) {
    const places = String(((await scene.me(person))?.places ?? 2) + 1);
    await scene.change(person, { action: "places", places });
    scene.note(person.email, "places", places);
  }
}

/** Somebody with so many mentorships leaves the programme, on their own page. */
async function leave(scene: Scene, list: readonly Newcomer[], least: number): Promise<void> {
  for (const person of await some(scene, list, 1, "leaves", paired(scene, least))) {
    await scene.change(person, { action: "leave" });
    scene.note(person.email, "left");
  }
}
