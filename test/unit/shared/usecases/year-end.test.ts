import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { MessageKind } from "#shared/domain/message.ts";
import { lineOf } from "#shared/usecases/pairing/line.ts";
import { lettersTo } from "#test/support/letters.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, changeMe, pairAll } from "#test/support/people.ts";
import { ledgerOf, sendPrompts } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

/** Ana, mentored by Lee since August, in June with the mail of the year's end behind them. */
async function inJune(asked = true) {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [pair] = await pairAll(here);
  if (!pair) throw new Error("They were not paired");
  if (asked) await sendPrompts(here, "close");
  here.goTo("2027-06-15");
  return { here, ana, lee, mentorship: pair.id };
}

async function say(here: World, person: string, again: string, mentorship?: string) {
  const page = await ownPage(here, person);
  const shown = await page.send("sayAgain", { again, ...(mentorship && { mentorship }) });
  await here.work();
  return shown;
}

/** The nights up to a day, and their mail. */
async function nightsUntil(here: World, day: string): Promise<void> {
  while (here.now().toString() < `${day}T00`) {
    here.pass(24);
    await here.job("match");
    await here.job("plan");
    await here.deliver();
    // The window of that day, too: mornings in New York.
    const noon = here.now().toString();
    here.pass(2.75);
    await here.deliver();
    here.goTo(noon);
  }
}

/** By then a mail that waited for a weekend to pass has left. */
const threeDaysAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 3 }).toString();

const stateOf = async (here: World, mentorship: string) => (await here.store.get("mentorship", mentorship))?.state;
const partOf = async (here: World, person: string) => {
  const participant = await here.store.get("participant", `demo.${person}`);
  if (!participant) throw new Error("They are gone");
  return participant;
};
const mailsTo = async (here: World, person: string, kind: MessageKind) =>
  (await ledgerOf(here)).filter((one) => one.person === person && one.kind === kind && one.state === "SENT").length;
const waiting = async (here: World) => {
  const programme = await here.store.get("programme", "demo");
  if (!programme) throw new Error("No programme");
  return (await lineOf(programme, here.ports)).waiting.map(({ person }) => person);
};

describe("the end of a year", () => {
  it("Y20: asks both in the mail of its end, one tap for each wish, and the page marks what was tapped", async () => {
    const { here, ana, lee, mentorship } = await inJune();
    const letter = async (name: string) =>
      (await lettersTo(here, name)).filter(({ text }) => text.includes("/again")).at(-1);
    const [hers, his] = [await letter("Ana"), await letter("Lee")];
    for (const wish of ["same", "new", "mentor", "rest"])
      expect(hers?.text).toContain(`/again?do=${wish}.${mentorship}`);
    for (const wish of ["yes", "other", "no"]) expect(his?.text).toContain(`/again?do=${wish}.${mentorship}`);
    expect((await (await ownPage(here, ana)).open("again")).body).toContain("Go on with Lee");
    expect((await (await ownPage(here, lee)).open("again")).body).toContain("Another year with Ana?");
    expect((await partOf(here, ana)).again).toBeUndefined();
  });

  it("Y20: goes on where both say so, without new acceptance: the plan of the next year is there, and the first hears", async () => {
    const { here, ana, lee, mentorship } = await inJune();
    expect((await say(here, ana, "same")).body).toContain("You hear by Sunday, August 1, 2027");
    expect((await here.store.get("mentorship", mentorship))?.goesOn).toBeUndefined();
    expect((await say(here, lee, "yes", mentorship)).body).toContain("You and Ana go on together.");
    await nightsUntil(here, "2027-08-20");
    expect(await stateOf(here, mentorship)).toBe("active");
    expect([await mailsTo(here, ana, "going-on"), await mailsTo(here, lee, "going-on")]).toEqual([1, 0]);
    const next = (await here.store.partsOf("touchpoint", `demo.${ana}`)).filter((one) =>
      one.occurrence.startsWith("2027"),
    );
    expect(next.filter(({ state }) => state === "planned").length).toBeGreaterThan(3);
    expect((await ledgerOf(here)).filter(({ kind }) => kind === "proposal-mentor").length).toBe(1);
  });

  it("Y20: goes on the same whoever says it first", async () => {
    const { here, ana, lee, mentorship } = await inJune();
    await say(here, lee, "yes", mentorship);
    expect((await say(here, ana, "same")).body).toContain("You and Lee go on together.");
    await nightsUntil(here, "2027-07-05");
    expect([await mailsTo(here, ana, "going-on"), await mailsTo(here, lee, "going-on")]).toEqual([0, 1]);
    expect(await stateOf(here, mentorship)).toBe("active");
  });

  it.each([
    ["same", "other"],
    ["same", "no"],
    ["same", undefined],
    ["new", "yes"],
    ["rest", "yes"],
    [undefined, "yes"],
    [undefined, "no"],
    ["mentor", undefined],
  ] as const)("Y20: ends with the year, without fault, where one says %s and the other %s", async (mentee, mentor) => {
    const { here, ana, lee, mentorship } = await inJune();
    const said = mentee && (await say(here, ana, mentee));
    if (mentor) await say(here, lee, mentor, mentorship);
    if (mentee === "same")
      expect((await (await ownPage(here, ana)).open("again")).body).toContain("hear by Sunday, August 1");
    if (said) expect(said.body).not.toMatch(/declined|said no/);
    const [before, after] =
      mentee === "same" || mentor === "yes" ? ["2027-07-30", "2027-08-01"] : ["2027-06-30", "2027-07-02"];
    await nightsUntil(here, before);
    expect(await stateOf(here, mentorship)).toBe("active");
    await nightsUntil(here, after);
    expect(await here.store.get("mentorship", mentorship)).toMatchObject({ state: "ended", endedBy: "almanac" });
    await nightsUntil(here, threeDaysAfter(after));
    for (const name of ["Ana", "Lee"]) {
      const last = (await lettersTo(here, name)).find(({ subject }) => subject.includes("Your year together is over"));
      expect(last?.text, name).not.toMatch(/declined|wants|wished|said|asked to/);
    }
    expect([await mailsTo(here, ana, "mentorship-ended"), await mailsTo(here, lee, "mentorship-ended")]).toEqual([
      1, 1,
    ]);
    // Nobody rests whose silence was not waited for.
    const inLine = mentee === "same" || mentee === "new" || (mentee === undefined && mentor === "no");
    expect(await waiting(here)).toEqual(inLine ? [ana] : []);
    const load = await here.store.get("load", lee);
    expect(load).toMatchObject({ places: 1, mentorships: [] });
    expect((await partOf(here, lee)).resting ?? []).toEqual(mentor === "no" ? ["mentor"] : []);
  });

  it("Y20: mail and day of the ending are the same for who wanted to go on, whether the other declined or said nothing", async () => {
    const texts = [];
    for (const mentor of ["no", undefined]) {
      const { here, ana, lee, mentorship } = await inJune();
      await say(here, ana, "same");
      if (mentor) await say(here, lee, mentor, mentorship);
      await nightsUntil(here, "2027-07-30");
      expect(await stateOf(here, mentorship)).toBe("active");
      await nightsUntil(here, "2027-08-01");
      expect(await stateOf(here, mentorship)).toBe("ended");
      await nightsUntil(here, "2027-08-04");
      const letter = (await lettersTo(here, "Ana")).find(({ subject }) =>
        subject.includes("Your year together is over"),
      );
      texts.push(letter?.text.replaceAll(/\/me\/\S+/g, ""));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it("Y20: a year nobody said a word about ends a month later, quietly, and nobody is looked for until they say so", async () => {
    const { here, ana, lee, mentorship } = await inJune();
    await nightsUntil(here, "2027-07-29");
    expect(await stateOf(here, mentorship)).toBe("active");
    await nightsUntil(here, "2027-08-02");
    expect(await stateOf(here, mentorship)).toBe("ended");
    await nightsUntil(here, "2027-08-05");
    expect([await mailsTo(here, ana, "mentorship-ended"), await mailsTo(here, lee, "mentorship-ended")]).toEqual([
      1, 1,
    ]);
    expect(await waiting(here)).toEqual([]);
    const letter = (await lettersTo(here, "Ana")).at(-1);
    expect(letter?.text).toContain("/again");
    await say(here, ana, "new");
    expect(await waiting(here)).toEqual([ana]);
    expect((await partOf(here, ana)).freeSince).toBe(here.now().toString({ fractionalSecondDigits: 3 }));
  });

  it("Y20: silence ends nothing where nobody was asked, where the two are new, or while somebody pauses", async () => {
    const { here, ana, lee, mentorship } = await inJune(false);
    // The mail that asks never leaves.
    for (const person of [ana, lee]) await changeMe(here, person, { action: "prompts", prompts: "off" });
    await nightsUntil(here, "2027-09-15");
    expect(await stateOf(here, mentorship)).toBe("active");

    const late = await world();
    late.goTo("2027-04-10");
    await aMentee(late, "Ana");
    await aMentor(late, "Lee", { places: 1 });
    const [young] = await pairAll(late);
    await sendPrompts(late, "close");
    await nightsUntil(late, "2027-09-01");
    expect(await stateOf(late, young?.id ?? "")).toBe("active");

    const away = await inJune();
    away.here.goTo("2027-07-20");
    await changeMe(away.here, away.ana, { action: "pause", until: "2027-09-20" });
    await nightsUntil(away.here, "2027-08-25");
    expect(await stateOf(away.here, away.mentorship)).toBe("active");
  });

  it("Y20: a night that is run again does nothing more", async () => {
    const { here, ana, mentorship } = await inJune();
    await say(here, ana, "new");
    await nightsUntil(here, "2027-07-02");
    const [commits, mails] = [here.store.commits(), (await ledgerOf(here)).length];
    await here.job("match");
    await here.job("match");
    expect((await ledgerOf(here)).length).toBe(mails);
    expect(here.store.commits()).toBe(commits);
    const audits = await here.store.partsOf("audit", mentorship);
    expect(audits.filter(({ did }) => did === "ended")).toMatchObject([{ by: "almanac", reason: "year-over" }]);
  });

  it("Y20: a mentee who wants to mentor is vetted like every mentor, and looked for by nobody meanwhile", async () => {
    const { here, ana } = await inJune();
    const page = await say(here, ana, "mentor");
    expect(page.body).toContain("You have asked to be a mentor.");
    expect(await partOf(here, ana)).toMatchObject({ role: "both", vetting: "applied", resting: ["mentee"] });
    expect(await here.store.get("load", ana)).toMatchObject({ places: 2, mentorships: [] });
    await say(here, ana, "mentor");
    expect(await partOf(here, ana)).toMatchObject({ role: "both", vetting: "applied" });
  });

  it("Y20: neither side sees what the other chose, and nobody speaks for another pair", async () => {
    const { here, ana, lee, mentorship } = await inJune();
    const before = (await (await ownPage(here, lee)).open("again")).body;
    await say(here, ana, "rest");
    expect((await (await ownPage(here, lee)).open("again")).body).toBe(before);
    const kim = await aMentor(here, "Kim");
    expect((await say(here, kim, "yes", mentorship)).status).toBe(404);
    expect((await say(here, ana, "yes", mentorship)).status).toBe(404);
    expect((await say(here, lee, "same")).status).toBe(404);
  });

  it("Y20: has nothing to say in the middle of a year", async () => {
    const { here, ana, lee, mentorship } = await inJune(false);
    here.goTo("2027-01-15");
    expect((await (await ownPage(here, ana)).open("again")).body).toContain("There is nothing to decide here now.");
    expect((await say(here, ana, "same")).status).toBe(404);
    expect((await say(here, lee, "no", mentorship)).status).toBe(404);
  });
});

describe("last year's mentors", () => {
  it("Y20: are asked once, in the last month, if they have nobody; one tap says it", async () => {
    const here = await world();
    const [kim, lou] = [await aMentor(here, "Kim"), await aMentor(here, "Lou")];
    await aMentee(here, "Ana");
    const [pair] = await pairAll(here);
    const [busy, free] = pair?.members.some(({ person }) => person === kim) ? [kim, lou] : [lou, kim];
    here.goTo("2027-05-25T12:00:00Z");
    await nightsUntil(here, "2027-05-30");
    expect(await mailsTo(here, free, "again-mentor")).toBe(0);
    await nightsUntil(here, "2027-07-20");
    expect([await mailsTo(here, free, "again-mentor"), await mailsTo(here, busy, "again-mentor")]).toEqual([1, 0]);
    here.goTo("2027-06-20");
    await say(here, free, "no");
    expect((await partOf(here, free)).resting).toEqual(["mentor"]);
    await say(here, free, "other");
    expect((await partOf(here, free)).resting).toEqual([]);
  });
});

describe("a year later", () => {
  it("Y20: a mentee who stayed is asked once, and an answer may lead to mentoring", async () => {
    const { here, ana, mentorship } = await inJune(false);
    here.goTo("2027-03-01");
    await changeMe(here, ana, { action: "end", mentorship });
    here.goTo("2028-02-20");
    await nightsUntil(here, "2028-02-28");
    expect(await mailsTo(here, ana, "a-year-later")).toBe(0);
    await nightsUntil(here, "2028-04-10");
    expect(await mailsTo(here, ana, "a-year-later")).toBe(1);
    expect(await mailsTo(here, "lee", "a-year-later")).toBe(0);
    const letter = (await lettersTo(here, "Ana")).find(({ subject }) => subject.includes("A year later"));
    expect(letter?.text).toContain("/again?do=would.yes");
    await say(here, ana, "mentoring.no");
    const would = await say(here, ana, "would.yes");
    expect(would.body).toContain("Mentor somebody myself");
    expect((await partOf(here, ana)).yearLater).toMatchObject({ mentoring: false, would: true });
    await say(here, ana, "mentor");
    expect(await partOf(here, ana)).toMatchObject({ role: "both", vetting: "applied" });
    here.goTo("2029-03-01");
    await nightsUntil(here, "2029-03-10");
    expect(await mailsTo(here, ana, "a-year-later")).toBe(1);
  });

  it("Y20: who left is not asked, nor who only ever mentored", async () => {
    const { here, ana, lee } = await inJune(false);
    here.goTo("2027-03-01");
    await changeMe(here, ana, { action: "leave" });
    here.goTo("2028-02-26");
    await nightsUntil(here, "2028-03-20");
    expect([await mailsTo(here, ana, "a-year-later"), await mailsTo(here, lee, "a-year-later")]).toEqual([0, 0]);
  });
});
