import * as fc from "fast-check";
import { expect, it } from "vitest";
import { openRequest } from "#shared/domain/mentor-request.ts";
import { mentoredIn } from "#shared/domain/waiting.ts";
import { everything } from "#shared/usecases/everything.ts";
import { askFor, lookFor, passDays, takeBack } from "#test/support/asking.ts";
import { kindsTo } from "#test/support/letters.ts";
import { aMentee, aMentor, respond, runRound } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const menteeNames = ["Ana", "Bea", "Cas"] as const;
const mentorNames = ["Lee", "Kim", "Pat", "Sam"] as const;
const nth = fc.nat({ max: 5 });
/** Anything anybody may do, in any order. */
const step = fc.oneof(
  fc.record({ does: fc.constant("ask" as const), who: nth, whom: fc.uniqueArray(nth, { minLength: 1, maxLength: 3 }) }),
  fc.record({ does: fc.constant("withdraw" as const), who: nth }),
  fc.record({
    does: fc.constant("answer" as const),
    who: nth,
    says: fc.constantFrom<"yes" | "no" | "undo">("yes", "no", "no", "undo"),
  }),
  fc.record({ does: fc.constant("days" as const), count: fc.constantFrom(1, 1, 2, 6) }),
  fc.record({ does: fc.constant("round" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

interface Scene {
  readonly here: World;
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
  readonly limit: number;
  /** What a mentee saw when they had just asked. */
  readonly seen: Map<string, string>;
}

async function scene(limit: number): Promise<Scene> {
  const here = await world({ rounds: { every: "never" }, mentorsPerMentee: limit });
  const mentees: string[] = [];
  const mentors: string[] = [];
  for (const name of menteeNames) mentees.push(await aMentee(here, name));
  for (const [index, name] of mentorNames.entries())
    mentors.push(await aMentor(here, name, { places: 1 + (index % 2) }));
  return { here, mentees, mentors, limit, seen: new Map() };
}

const pageOf = async (here: World, mentee: string) =>
  (await lookFor(here, mentee)).html.replaceAll(/\/me\/[\w.-]+/g, "/me");

async function take(one: Step, { here, mentees, seen }: Scene): Promise<void> {
  here.pass(0.01);
  switch (one.does) {
    case "ask": {
      const mentee = mentees[one.who % mentees.length] ?? "";
      const { outcome, mentors: offered } = await lookFor(here, mentee);
      const chosen = new Set(one.whom.map((index) => offered[index % Math.max(1, offered.length)]?.id ?? ""));
      if (outcome !== "open" || offered.length === 0) return;
      await askFor(here, mentee, ...chosen);
      seen.set(mentee, await pageOf(here, mentee));
      return;
    }
    case "withdraw": {
      await takeBack(here, mentees[one.who % mentees.length] ?? "");
      return;
    }
    case "answer": {
      const all = await everything(here.ports, "proposal", "demo");
      const open = all.filter(
        ({ state }) => state.startsWith("asked") || (one.says === "undo" && state === "declined"),
      );
      const proposal = open[one.who % Math.max(1, open.length)];
      if (!proposal) return;
      const isMentee = proposal.state === "asked-mentee" || proposal.declined?.by === proposal.mentee;
      await respond(here, isMentee ? proposal.mentee : proposal.mentor, proposal, one.says);
      await here.work();
      return;
    }
    case "days":
      return passDays(here, one.count);
    case "round":
      await runRound(here);
  }
}

async function check({ here, mentees, mentors, limit, seen }: Scene): Promise<void> {
  for (const load of await here.store.getMany("load", mentors))
    expect(load.mentorships.length).toBeLessThanOrEqual(load.places);
  const active = await everything(here.ports, "mentorship", "demo", "active");
  const participants = await here.store.getMany(
    "participant",
    mentees.map((person) => `demo.${person}`),
  );
  for (const mentee of participants) {
    const theirs = active.filter(({ members }) => members.some(({ person }) => person === mentee.person));
    expect(mentoredIn(mentee, undefined).sort()).toEqual(theirs.map(({ id }) => id).sort());
    expect(theirs.length).toBeLessThanOrEqual(limit);
    // Whatever mentors say, the page stays what it was when they were asked.
    if (openRequest(mentee)) expect(await pageOf(here, mentee.person)).toBe(seen.get(mentee.person));
  }
  const proposals = await everything(here.ports, "proposal", "demo");
  const over = proposals.filter(({ state }) => ["declined", "lapsed", "accepted"].includes(state));
  for (const open of proposals.filter(({ state }) => state.startsWith("asked")))
    expect(over.filter(({ mentee, mentor }) => mentee === open.mentee && mentor === open.mentor)).toEqual([]);
  for (const mentor of mentors) {
    const waiting = proposals.filter((one) => one.mentor === mentor && one.request && one.state === "asked-mentor");
    expect(waiting.length).toBeLessThanOrEqual(3);
  }
}

it("P6, P10, J9: whatever people do in whatever order, no place, no mentor and no answer is ever overdrawn", async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 4, maxLength: 22, size: "max" }),
    fc.constantFrom(1, 2),
    async (steps, limit) => {
      const stage = await scene(limit);
      for (const one of steps) {
        await take(one, stage);
        await check(stage);
      }
      // Whoever asks hears by the day they were told, and only once for each request.
      await passDays(stage.here, 17);
      for (const [index, mentee] of stage.mentees.entries()) {
        const participant = await stage.here.store.get("participant", `demo.${mentee}`);
        expect(participant && openRequest(participant)).toBeUndefined();
        const closed = (await kindsTo(stage.here, menteeNames[index] ?? "")).filter((one) => one === "request-closed");
        expect(closed.length).toBeLessThanOrEqual(participant?.requests?.length ?? 0);
      }
    },
  );
  await fc.assert(property, { numRuns: 40 });
}, 120_000);
