import * as z from "zod";
import { asCoordinator } from "#infra/sandbox/sample.ts";
import { createReader } from "./answering.ts";
import { planJoining, vetMentors } from "./joining.ts";
import { hoursAfter, type Scene } from "./scene.ts";
import { turns } from "./turns.ts";

/** From the first Monday of August to that of the next year. */
export const from = "2026-08-03T12:00:00.000Z";
export const until = "2027-08-02T12:00:00.000Z";
/** People read their mail when the windows of all their zones have closed for the day. */
const firstReading = "2026-08-03T21:30:00.000Z";
const vetting = "2026-08-07T14:00:00.000Z";
const firstRound = "2026-08-07T15:00:00.000Z";
/** Until here they read daily; afterwards weekly, and daily again while there is a suggestion to answer. */
const settled = "2026-08-25T00:00:00.000Z";

const Round = z.object({ id: z.string(), state: z.string().optional() });

/** Lets a programme year happen. `passed` is told of every step of the clock. */
export async function play(scene: Scene, passed: (now: string) => Promise<void>): Promise<void> {
  const read = createReader(scene);
  let known = 0;

  async function reading(at: string): Promise<void> {
    const mails = await scene.sandbox.messages();
    let busy = false;
    for (const mail of mails.slice(known)) if (await read(mail)) busy = true;
    known = mails.length;
    const next = hoursAfter(at, busy || at < settled ? 24 : hoursToWednesday(at));
    scene.later(next, () => reading(next));
  }

  planJoining(scene, from);
  scene.later(firstReading, () => reading(firstReading));
  scene.later(vetting, () => vetMentors(scene));
  scene.later(firstRound, () => pairEverybody(scene));
  for (const [at, turn] of turns) scene.later(at, () => turn(scene));

  for (let next = scene.next(); next !== undefined && next.at < until; next = scene.next()) {
    if (Date.parse(next.at) > scene.sandbox.now().getTime()) {
      await scene.sandbox.advance({ to: next.at });
      await passed(next.at);
    }
    await next.run();
  }
  await scene.sandbox.advance({ to: until });
  await passed(until);
}

/** A coordinator starts a round, looks at it, and publishes it. */
async function pairEverybody(scene: Scene): Promise<void> {
  const { sandbox } = scene;
  const rounds = "/admin/programmes/demo/rounds";
  const { id } = Round.parse(await asCoordinator(sandbox, "POST", rounds, {}));
  scene.note("coordinator", "round-started");
  const seenAt = hoursAfter(sandbox.now().toISOString(), 1);
  scene.later(seenAt, async () => {
    const { state } = Round.parse(await asCoordinator(sandbox, "GET", `${rounds}/${id}`));
    if (state !== "draft") throw new Error(`The first round is ${state}, not a draft.`);
    await asCoordinator(sandbox, "POST", `${rounds}/${id}/publication`);
    scene.note("coordinator", "round-published");
  });
}

function hoursToWednesday(at: string): number {
  const days = (3 - new Date(at).getUTCDay() + 7) % 7;
  return 24 * (days === 0 ? 7 : days);
}
