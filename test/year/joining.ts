import { confirm, type Newcomer, signUp } from "#infra/sandbox/cohort.ts";
import { approve, asCoordinator, mentorsToVet } from "#infra/sandbox/sample.ts";
import { hoursAfter, type Scene } from "./scene.ts";

const firstHour = 1;
const hoursOfADay = 10;
const daysOfJoining = 4;

/** Everybody signs up over the first four days; most confirm within the hour, some the next day, one never. */
export function planJoining(scene: Scene, start: string): void {
  const { mentees, mentors } = scene.cohort;
  const [absent] = scene.shuffled(mentees, "never confirms");
  for (const newcomer of [...mentors, ...mentees]) {
    const slot = Math.floor(scene.chance(newcomer.email, "signs up") * daysOfJoining * hoursOfADay);
    const hours = firstHour + 24 * Math.floor(slot / hoursOfADay) + (slot % hoursOfADay);
    const at = hoursAfter(start, hours);
    scene.later(at, () => join(scene, newcomer));
    if (newcomer !== absent) {
      const wait = scene.chance(newcomer.email, "confirms") < 0.85 ? 1 : 16;
      scene.later(hoursAfter(at, wait), () => press(scene, newcomer));
    }
  }
}

async function join(scene: Scene, newcomer: Newcomer): Promise<void> {
  await signUp(scene.sandbox, newcomer);
  scene.note(newcomer.email, "signed-up", newcomer.role);
}

async function press(scene: Scene, newcomer: Newcomer): Promise<void> {
  await confirm(scene.sandbox, newcomer);
  scene.note(newcomer.email, "confirmed");
}

/** A coordinator approves the mentors, two in five of them with three places; of one they first want to know more. */
export async function vetMentors(scene: Scene): Promise<void> {
  const waiting = await mentorsToVet(scene.sandbox);
  const [unclear, ...others] = waiting.toSorted(
    (one, other) => scene.chance(one, "vetted") - scene.chance(other, "vetted"),
  );
  if (unclear === undefined) return;
  const decision = { decision: "more-information", reason: "Which hospital are you at?" };
  await asCoordinator(scene.sandbox, "POST", `/admin/programmes/demo/participants/${unclear}/vetting`, decision);
  scene.note("coordinator", "asked-for-more");
  for (const [index, person] of others.entries()) await approve(scene.sandbox, person, index % 5 < 2 ? 3 : 2);
  scene.note("coordinator", "approved", `${others.length} mentors`);
  scene.later(hoursAfter(scene.sandbox.now().toISOString(), 5 * 24), async () => {
    await approve(scene.sandbox, unclear, 2);
    scene.note("coordinator", "approved", "1 mentor");
  });
}
