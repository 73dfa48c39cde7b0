import { linksIn, type Newcomer, pressed } from "#infra/sandbox/cohort.ts";
import { hoursAfter, type Mail, type Scene } from "./scene.ts";

/** How often a fact is a yes. */
const yes: Readonly<Record<string, number>> = {
  attends: 0.62,
  presentsPoster: 0.35,
  usesPlacementService: 0.35,
  seeksResidency: 0.9,
  fits: 0.94,
};
/** What people do with a suggestion, as shares: say yes within two days, or only when reminded, say no, or nothing at all. */
const mentorSays = { yes: 0.74, reminded: 0.11, no: 0.08 } as const;
const menteeSays = { yes: 0.8, reminded: 0.1, no: 0.05 } as const;
/** And with a prompt, once the questions are answered. */
const promptSays = { met: 0.4, snooze: 0.08, skip: 0.06 } as const;
const answersAFact = 0.82;

/** A reader of mail: knows which suggestions they have seen already. */
export function createReader(scene: Scene) {
  const seen = new Set<string>();

  /** What a person does with a mail that has just arrived. Says whether there is more to come of it. */
  return async function read(mail: Mail): Promise<boolean> {
    const person = scene.people.get(mail.to[0] ?? "");
    if (!person) return false;
    const suggestions = linksIn(mail, "respond");
    for (const link of suggestions) weigh(scene, person, link, seen);
    const answers = linksIn(mail, "answer");
    if (answers.length > 0) await talk(scene, person, mail, answers);
    return suggestions.length > 0;
  };
}

function weigh(scene: Scene, person: Newcomer, link: string, seen: Set<string>): void {
  const key = `${person.email} ${new URL(link).pathname}`;
  const roll = scene.chance(person.email, key);
  const share = person.role === "mentor" ? mentorSays : menteeSays;
  const now = scene.sandbox.now().toISOString();
  const answer = (value: "yes" | "no", days: number) =>
    scene.later(hoursAfter(now, 24 * days), async () => {
      await pressed(link, { answer: value });
      scene.note(person.email, "responded", value);
    });
  if (seen.has(key)) {
    if (roll >= share.yes && roll < share.yes + share.reminded) answer("yes", 0);
    return;
  }
  seen.add(key);
  if (roll < share.yes) answer("yes", Math.floor(scene.chance(key, "days") * 3));
  else if (roll >= share.yes + share.reminded && roll < share.yes + share.reminded + share.no) answer("no", 1);
}

/** Answers what a prompt asks, and says whether they have met. */
async function talk(scene: Scene, person: Newcomer, mail: Mail, links: readonly string[]): Promise<void> {
  const sid = mail.tags["sid"] ?? "";
  const facts = new Set(links.flatMap((link) => /\?do=([a-zA-Z]+)\.yes$/.exec(link)?.[1] ?? []));
  const [page = ""] = links[0]?.split("?") ?? [];
  for (const fact of facts) {
    if (scene.chance(person.email, `answers ${fact} ${sid}`) >= answersAFact) continue;
    const goes = fact !== "presentsPoster" || scene.fact(person.email, "attends") !== "no";
    const value = goes && scene.chance(person.email, fact) < (yes[fact] ?? 0.5) ? "yes" : "no";
    await pressed(page, { answer: `${fact}.${value}` });
    scene.told(person.email, fact, value);
  }
  const roll = scene.chance(person.email, `says ${sid}`);
  const { met, snooze, skip } = promptSays;
  const says = roll < met ? "met" : roll < met + snooze ? "snooze" : roll < met + snooze + skip ? "skip" : undefined;
  if (says === undefined) return;
  await pressed(page, { answer: says });
  scene.note(person.email, "answered", `${says} ${sid}`);
}
