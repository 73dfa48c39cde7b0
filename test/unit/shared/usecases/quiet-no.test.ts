import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { respondPage } from "#shared/usecases/pairing/respond.ts";
import { exportMe } from "#shared/usecases/privacy/export.ts";
import { privacy } from "#shared/usecases/privacy/privacy.ts";
import { aScene, askFor, offeredTo, passDays, proposalOf, takeBack } from "#test/support/asking.ts";
import { kindsTo } from "#test/support/letters.ts";
import { aMentee, aMentor, respond, runRound, tokenFor } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

/** Answers are open for five days. */
const answerDays = 5;

/** A page without what differs from one drawing of it to the next: its links. */
const bare = (html = "") => html.replaceAll(/https:[^"\s]*/g, "");

/** Whatever a mentor can open about a suggestion and about themselves. */
async function seenBy(here: World, person: string, proposal: string) {
  const at = async <Query>(purpose: "respond" | "me", query: Query) => {
    const token = await tokenFor(here, purpose, person, purpose === "respond" ? proposal : "");
    return request({ token }, query, undefined);
  };
  const suggestion = await respondPage(await at("respond", noQuery), here.ports, here.now());
  const own = await privacy(await at("me", noQuery), here.ports, here.now());
  const file = await exportMe(await at("me", { lang: undefined, format: "json" as const }), here.ports, here.now());
  return [suggestion.json, bare(suggestion.html), bare(own.html), file.json, await kindsTo(here, "Lee")];
}

const step = fc.constantFrom("look", "yes", "no", "undo", "half a day", "day", "job");
type Step = "look" | "yes" | "no" | "undo" | "half a day" | "day" | "job";

/** Lee said yes to Ana, who declines before step `noAt`, or says nothing at all; what Lee sees after each step. */
async function life(steps: readonly Step[], noAt: number | undefined): Promise<unknown[]> {
  const here = await world({ rounds: { every: "never" } });
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [proposal] = await runRound(here);
  if (!proposal) throw new Error("Nobody was suggested");
  await respond(here, lee, proposal, "yes");
  await here.work();
  const seen: unknown[] = [];
  for (const [index, one] of steps.entries()) {
    here.pass(0.01);
    if (index === noAt) await respond(here, ana, proposal, "no");
    here.pass(0.01);
    if (one === "day" || one === "half a day") here.pass(one === "day" ? 24 : 12);
    else if (one === "job") await here.job("match");
    else if (one !== "look") seen.push((await respond(here, lee, proposal, one)).json);
    await here.work();
    seen.push(await seenBy(here, lee, proposal.id));
  }
  return seen;
}

describe("a mentee's no", () => {
  it("P5: reads to the mentor like no answer yet until the day to answer, and then like none", async () => {
    const days = await Promise.all([0, undefined].map((noAt) => life([...Array(answerDays + 1).fill("day")], noAt)));
    expect(days[0]).toEqual(days[1]);
    const states = days[0]?.map((seen) => (Array.isArray(seen) ? seen[0] : seen));
    const yes = { outcome: "yes" };
    expect(states).toEqual([yes, yes, yes, yes, { outcome: "closed" }, { outcome: "closed" }]);
  });

  it("P5: is told by nothing a mentor opens, says or takes back, whenever the match job runs", async () => {
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 10, size: "max" }),
      fc.nat({ max: 9 }),
      async (steps, noAt) => {
        expect(await life(steps, noAt % steps.length)).toEqual(await life(steps, undefined));
      },
    );
    await fc.assert(property, { numRuns: 10 });
  }, 60_000);

  it("P5: stands when the mentor takes their yes back as well, and each may take back their own alone", async () => {
    const here = await world({ rounds: { every: "never" } });
    const ana = await aMentee(here, "Ana");
    const lee = await aMentor(here, "Lee", { places: 1 });
    const [proposal] = await runRound(here);
    if (!proposal) throw new Error("Nobody was suggested");
    const says = async (person: string, answer: "yes" | "no" | "undo") => {
      here.pass(0.01);
      return (await respond(here, person, proposal, answer)).json;
    };
    await says(lee, "yes");
    await says(ana, "no");
    expect(await says(lee, "no")).toEqual({ outcome: "no" });
    expect(await says(ana, "undo")).toEqual({ outcome: "closed" });
    expect(await says(lee, "undo")).toEqual({ outcome: "yes" });
    await says(ana, "no");
    await says(lee, "no");
    expect(await says(lee, "undo")).toEqual({ outcome: "yes" });
    expect(await here.store.get("proposal", proposal.id)).toMatchObject({ state: "declined", declined: { by: ana } });
    expect(await says(ana, "undo")).toEqual({ outcome: "open" });
    expect(await says(ana, "yes")).toEqual({ outcome: "paired" });
    expect((await here.store.get("participant", participantId("demo", lee)))?.mentorships).toHaveLength(1);
  });
});

describe("a mentor's no to a request by name", () => {
  it("P5: is not in the list after the request is taken back, whatever became of it", async () => {
    const lives = {
      unanswered: async () => undefined,
      declined: (says: Says) => says("lee", "no"),
      undone: async (says: Says) => {
        await says("lee", "no");
        await says("lee", "undo");
      },
      "declined and passed on": async (says: Says, here: World) => {
        await says("lee", "no");
        await passDays(here, 1);
      },
      "declined by both": async (says: Says, here: World) => {
        await says("lee", "no");
        await passDays(here, 1);
        await says("kim", "no");
      },
      "left to lapse": async (_says: Says, here: World) => passDays(here, 6),
    };
    const lists = await Promise.all(
      Object.values(lives).map(async (live) => {
        const { here, ana, ...mentors } = await aScene();
        await askFor(here, ana, mentors.lee, mentors.kim);
        await live(async (who, what) => respond(here, mentors[who], await proposalOf(here, mentors[who]), what), here);
        await takeBack(here, ana);
        return offeredTo(here, ana);
      }),
    );
    expect(new Set(lists.map((list) => list.join()))).toEqual(new Set(["Pat"]));
  });
});

type Says = (who: "lee" | "kim", what: "no" | "undo") => Promise<unknown>;
