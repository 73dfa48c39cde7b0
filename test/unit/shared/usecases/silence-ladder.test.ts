import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { inComparison } from "#shared/calendar/comparison.ts";
import type { Terms } from "#shared/domain/agreement.ts";
import type { ProgrammeSettings } from "#shared/domain/programme.ts";
import { silenceIn } from "#shared/domain/quiet.ts";
import { today } from "#shared/usecases/coordinators/today.ts";
import { updateMe } from "#shared/usecases/own-page/update-me.ts";
import { answer } from "#shared/usecases/year/answer.ts";
import { lettersTo } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe, pairAll, tokenFor } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { liveUntil } from "#test/support/two-programmes.ts";
import { coordinator, noQuery, request, world } from "#test/support/world.ts";

/** Ana and Lee, paired on 17 August. What is due in a pair nobody answers in: 14 and 17 September, 15 October, … */
async function aPair(settings: Partial<Pick<ProgrammeSettings, "comparison">> = {}, name = "Ana") {
  const here = await world({ promptsPerWeek: 7, rounds: { every: "never" }, ...settings });
  const ana = await aMentee(here, name);
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [mentorship] = await pairAll(here);
  if (!mentorship) throw new Error("They were not paired");
  return { here, ana, lee, id: mentorship.id };
}
type Scene = Awaited<ReturnType<typeof aPair>>;

const until = ({ here }: Scene, day: string) =>
  liveUntil(here, `${day}T06:00:00Z`, { atNight: () => here.job("housekeeping") });

async function agree({ here, ana, lee, id }: Scene, quiet: Terms["quiet"]): Promise<void> {
  const mentorship = await here.store.get("mentorship", id);
  if (!mentorship) throw new Error("no mentorship");
  const terms: Terms = { needs: ["cv"], purposes: ["residency"], cadence: "monthly", quiet };
  const agreement = { number: 1, cycle: "2026", terms, by: ana, at: "2026-08-18T00:00:00.000Z", agreed: [ana, lee] };
  await here.store.commit([{ kind: "mentorship", put: { ...mentorship, agreement } }]);
}

/** The questions of a silence: to whom, what became of them, why. */
const questions = async ({ here, ana }: Scene) =>
  (await ledgerOf(here))
    .filter(({ kind }) => kind === "still-there")
    .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
    .map(({ person, state, reason }) => `${person === ana ? "mentee" : "mentor"} ${state} ${reason}`);

/** What a coordinator reads of silences today. */
async function seen({ here }: Scene): Promise<string | undefined> {
  const query = { lang: undefined, done: undefined };
  const { html = "" } = await today(
    request({ programme: "demo" }, query, undefined, { caller: coordinator }),
    here.ports,
    here.now(),
  );
  return /gone quiet/.test(html) ? html : undefined;
}

const inTouch = (scene: Scene, person: string) =>
  changeMe(scene.here, person, { action: "in-touch", mentorship: scene.id });

describe("the steps of a silence", () => {
  it("Y11: after the mentee's prompts the mentor is asked once, and three weeks later a coordinator, who reads what was tried", async () => {
    const scene = await aPair();
    await until(scene, "2026-10-01");
    expect(await questions(scene)).toEqual([]);
    await until(scene, "2026-10-09");
    expect(await questions(scene)).toEqual(["mentor SENT accepted"]);
    expect(await seen(scene)).toBeUndefined();
    await until(scene, "2026-10-21");
    expect(await seen(scene)).toBeUndefined();
    await until(scene, "2026-10-28");
    expect(await seen(scene)).toMatch(/The mentor was asked on Thursday, October 1, 2026/);
    await until(scene, "2026-12-24");
    expect(await questions(scene)).toEqual(["mentor SENT accepted"]);
  });

  it("Y11: the mail names the other, the last topic and four ways on; an answer to it goes to the other", async () => {
    const scene = await aPair();
    await until(scene, "2026-10-09");
    const mail = (await lettersTo(scene.here, "Lee")).find(({ subject }) => subject?.includes("in touch"));
    expect(mail?.text).toMatch(/neither you nor Ana[\s\S]*in-touch[\s\S]*reply to this mail[\s\S]*pause[\s\S]*end it/);
    expect(mail?.raw).toMatch(/Reply-To:.*ana@post\.example/);
    expect(mail?.raw).toMatch(/List-Unsubscribe/);
  });

  it.each([
    ["mentee", ["mentee SENT accepted"]],
    ["programme", ["mentee SENT accepted", "mentor SENT accepted"]],
  ] as const)("Y11: who agreed on “%s” has it so", async (quiet, expected) => {
    const scene = await aPair();
    await agree(scene, quiet);
    await until(scene, "2026-10-09");
    expect((await questions(scene)).sort()).toEqual(expected);
  });

  it("Y11: one press says they are in touch: no coordinator hears of it, and a later silence is a new one; the third of a year is not asked about", async () => {
    const scene = await aPair();
    await until(scene, "2026-10-09");
    await inTouch(scene, scene.lee);
    expect(await scene.here.store.get("mentorship", scene.id)).toMatchObject({ lastTalk: "2026-10-09" });
    await until(scene, "2026-11-10");
    expect(await seen(scene)).toBeUndefined();
    await until(scene, "2026-12-01");
    expect(await questions(scene)).toEqual(["mentor SENT accepted", "mentor SENT accepted"]);
    await inTouch(scene, scene.ana);
    await until(scene, "2027-01-25");
    expect((await questions(scene)).at(-1)).toBe("mentor SKIPPED asked-enough");
    await until(scene, "2027-02-20");
    expect(await seen(scene)).toContain("reached nobody");
  });

  it("Y11: an answer, and a “met” anywhere, is a sign: lastTalk is set, and what was planned is not asked", async () => {
    const scene = await aPair();
    const { here, ana, lee, id } = scene;
    await until(scene, "2026-10-01");
    await here.job("housekeeping");
    const token = await tokenFor(here, "answer", ana, "cv-review.2026");
    expect(await questions(scene)).toEqual(["mentor PLANNED requested"]);
    await answer(request({ token }, noQuery, { answer: "met" as const }), here.ports, here.now());
    expect(await here.store.get("mentorship", id)).toMatchObject({ lastTalk: here.now().toString().slice(0, 10) });
    await until(scene, "2026-10-09");
    expect(await questions(scene)).toEqual(["mentor SKIPPED in-touch"]);
    expect(await inTouch({ ...scene, id: "shp_other" }, lee)).toMatchObject({ status: 200 });
  });

  it("Y11: never in a pause, and never after the end", async () => {
    const paused = await aPair();
    await changeMe(paused.here, paused.ana, { action: "pause", until: "2026-12-20" });
    await until(paused, "2026-12-15");
    expect(await questions(paused)).toEqual([]);

    const mentor = await aPair();
    await until(mentor, "2026-09-20");
    await changeMe(mentor.here, mentor.lee, { action: "pause", until: "2026-12-20" });
    await until(mentor, "2026-12-01");
    expect(await questions(mentor)).toEqual([]);

    const rests = await aPair();
    const mentorship = await rests.here.store.get("mentorship", rests.id);
    const pause = { from: "2026-09-20", until: "2026-11-20" };
    if (mentorship) await rests.here.store.commit([{ kind: "mentorship", put: { ...mentorship, pause } }]);
    await until(rests, "2026-12-01");
    expect(await questions(rests)).toEqual([]);

    const ended = await aPair();
    await until(ended, "2026-10-01");
    await ended.here.job("housekeeping");
    await changeMe(ended.here, ended.ana, { action: "end", mentorship: ended.id });
    await until(ended, "2026-10-09");
    expect(await questions(ended)).toEqual(["mentor SKIPPED mentorship-ended"]);
  });

  it("G4: nobody of a pair in the comparison is asked, and no page says that somebody was", async () => {
    for (const name of ["Ana", "Bea", "Cat", "Dot", "Eve", "Fay", "Gil", "Hal", "Ida", "Jan", "Kit", "Lou"]) {
      const scene = await aPair({ comparison: "on" }, name);
      if (!inComparison({ comparison: "on" }, { id: `demo.${scene.ana}` })) continue;
      // Until a coordinator hears it takes as long as for everybody else: three weeks from the first night it shows.
      const silence = async () => {
        const mentorship = await scene.here.store.get("mentorship", scene.id);
        const year = await scene.here.store.partsOf("touchpoint", `demo.${scene.ana}`);
        return mentorship && silenceIn(mentorship, year)?.on;
      };
      const first = Temporal.PlainDate.from((await silence()) ?? "");
      await until(scene, first.add({ days: 20 }).toString());
      expect(await seen(scene)).toBeUndefined();
      await until(scene, first.add({ days: 23 }).toString());
      expect(await silence()).toBe(first.toString());
      expect(await questions(scene)).toEqual([]);
      expect(await seen(scene)).toBeDefined();
      expect((await seen(scene)) ?? "").not.toMatch(/asked on|reached nobody/);
      return;
    }
    throw new Error("nobody was drawn");
  });

  it("Y11: a form that names no mentorship is refused, and nothing is changed", async () => {
    const { here, ana } = await aPair();
    const before = here.store.commits();
    const token = await tokenFor(here, "me", ana);
    const body = { action: "in-touch", mentorship: "shp_nobody" } as const;
    await updateMe(request({ token }, noQuery, body), here.ports, here.now());
    expect(here.store.commits()).toBe(before);
  });
});
