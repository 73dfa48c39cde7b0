import { Temporal } from "temporal-polyfill";
import type { Message } from "#shared/domain/message.ts";
import type { ProgrammeSettings } from "#shared/domain/programme.ts";
import { dueLanes } from "#shared/ledger/due-lanes.ts";
import { everything } from "#shared/usecases/everything.ts";
import { respond as answerProposal } from "#shared/usecases/pairing/respond.ts";
import { startRound } from "#shared/usecases/pairing/rounds.ts";
import { aMentee, aMentor, tokenFor } from "./people.ts";
import { ledgerOf } from "./prompts.ts";
import { coordinator, noQuery, request, type World, world } from "./world.ts";

/** A round of one programme, to which everybody says yes. */
export async function pairIn(here: World, programme: string): Promise<void> {
  const asked = { caller: coordinator, idempotencyKey: `round-${programme}-${here.now()}` };
  await startRound(request({ programme }, undefined, { publish: true }, asked), here.ports, here.now());
  await here.work();
  for (const proposal of await everything(here.ports, "proposal", programme)) {
    if (proposal.state !== "asked-mentor") continue;
    for (const person of [proposal.mentor, proposal.mentee]) {
      const token = await tokenFor(here, "respond", person, proposal.id, programme);
      await answerProposal(request({ token }, noQuery, { answer: "yes" }), here.ports, here.now());
    }
  }
  await here.work();
}

/** Kay is Ana's mentor in one programme and Lee's mentee in the other, both since the same day. */
export async function twoProgrammes(settings: Partial<Pick<ProgrammeSettings, "promptsPerWeek">> = {}) {
  const here = await world(settings);
  await here.programme("other", settings);
  const kay = await aMentor(here, "Kay", { places: 1 });
  await aMentee(here, "Ana");
  await aMentor(here, "Lee", { places: 1, programme: "other" });
  await aMentee(here, "Kay", { programme: "other" });
  await pairIn(here, "demo");
  await pairIn(here, "other");
  return { here, kay };
}

/** Lets days go by as a deployment lives them: each night (or so many) the plan, and each mail in its minute. */
export async function liveUntil(
  here: World,
  end: string,
  { atNight = async () => {}, nights = 1 }: { atNight?: () => Promise<unknown>; nights?: number } = {},
): Promise<void> {
  const until = Temporal.Instant.from(end);
  const step = { hours: nights * 24 };
  for (let night = here.now(); Temporal.Instant.compare(night, until) < 0; night = night.add(step)) {
    const end = night.add(step);
    const morning = Temporal.Instant.compare(end, until) < 0 ? end : until;
    here.goTo(night.toString());
    await here.job("plan");
    await here.work();
    await atNight();
    for (;;) {
      const next = await nextDue(here);
      if (next === undefined || next >= morning.toString()) break;
      if (next > here.now().toString()) here.goTo(next);
      await here.deliver();
    }
  }
  here.goTo(until.toString());
}

/** When this person's prompts left, the earliest first. */
export async function promptsTo(here: World, person: string): Promise<Message[]> {
  const all = await ledgerOf(here);
  return all
    .filter((one) => one.person === person && one.class === "prompt" && one.state === "SENT")
    .sort((one, other) => ((one.sentAt ?? "") < (other.sentAt ?? "") ? -1 : 1));
}

/** The most of some instants that lie in any seven days. */
export function mostInAWeek(instants: readonly (string | undefined)[]): number {
  const times = instants.flatMap((one) => (one === undefined ? [] : [Date.parse(one)]));
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 7 * 24 * 3_600_000).length));
}

/** When something is to be done next about any mail. */
async function nextDue({ store, now }: World): Promise<string | undefined> {
  const parts = await Promise.all(dueLanes.map((lane) => store.due(lane, now(), 1000)));
  return parts.flatMap(({ next }) => next ?? []).sort()[0];
}
