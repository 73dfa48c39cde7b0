import { describe, expect, it } from "vitest";
import * as z from "zod";
import { Questions } from "#shared/contracts/answers.ts";
import { Report } from "#shared/domain/report.ts";
import { pulseCounter } from "#shared/report/pulse.ts";
import { erase } from "#shared/usecases/privacy/erase.ts";
import { everythingOf } from "#shared/usecases/privacy/export.ts";
import { apiOver } from "#test/support/api.ts";
import { aParticipant } from "#test/support/builders.ts";
import { lettersTo } from "#test/support/letters.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { ledgerOf, sendPrompts } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

async function aPair(settings: Parameters<typeof world>[0] = {}) {
  const here = await world(settings);
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [pair] = await pairAll(here);
  if (!pair) throw new Error("They were not paired");
  return { here, ana, lee, mentorship: pair.id };
}

const all = { fit: "5", belonging: "3", confidence: "2", safety: "4", benefit: "4", jointWork: "yes" };

async function read(here: World, person: string) {
  const { status, json } = await (await ownPage(here, person)).ask("questions");
  expect(status).toBe(200);
  return Questions.parse(json);
}

describe("the five questions", () => {
  it("Y19: are answered without a script, changed, and shown again to whoever answered", async () => {
    const { here, ana, mentorship } = await aPair();
    const page = await ownPage(here, ana);
    const asked = await page.open("questions");
    expect(asked.body).toContain("You and Lee: the beginning");
    expect(asked.body.match(/type="radio"/g)).toHaveLength(5 * 5 + 2);
    expect(asked.body.split("<body")[1]).not.toContain(" checked");
    const said = await page.send("sayQuestions", { mentorship, ...all });
    expect(said.body).toContain("Thank you. It is kept for you.");
    expect(said.body.split("<body")[1]?.match(/ checked/g)).toHaveLength(6);
    await page.send("sayQuestions", { mentorship, fit: "1" });
    expect((await read(here, ana)).mentorships).toEqual([
      { mentorship, side: "mentee", cycle: "2026", moment: "start", steps: { fit: 1 }, jointWork: null },
    ]);
  });

  it("P12, Y19: ask who swapped roles as what they are now", async () => {
    const { here, ana, lee, mentorship } = await aPair();
    here.goTo("2026-09-01");
    const press = async (person: string, fields: Record<string, string>) =>
      (await ownPage(here, person)).send("updateMe", { action: "swap-roles", mentorship, ...fields });
    await press(ana, {});
    await press(lee, { answers: (await here.store.get("mentorship", mentorship))?.swap?.at ?? "" });
    await here.work();
    expect((await read(here, ana)).mentorships).toMatchObject([{ mentorship, side: "mentor" }]);
    expect((await read(here, lee)).mentorships).toMatchObject([{ mentorship, side: "mentee" }]);
    expect((await (await ownPage(here, ana)).open("questions")).body).toContain("You and Lee: the beginning");
  });

  it("Y19: keep start, middle and end of a year apart", async () => {
    const { here, ana, mentorship } = await aPair();
    const page = await ownPage(here, ana);
    for (const [day, moment, cycle] of [
      ["2026-09-20", "start", "2026"],
      ["2027-01-15", "middle", "2026"],
      ["2027-06-10", "end", "2026"],
      ["2027-07-10", "end", "2026"],
      ["2027-08-10", "start", "2027"],
      ["2027-11-10", "middle", "2027"],
    ] as const) {
      here.goTo(day);
      const { json } = await page.ask("sayQuestions", { mentorship, fit: 4 });
      expect(Questions.parse(json).mentorships, day).toMatchObject([{ moment, cycle }]);
    }
    const { answers = [] } = (await here.store.get("pulse", `${ana}.demo`)) ?? {};
    expect(answers.map(({ moment, cycle }) => `${cycle} ${moment}`)).toEqual([
      ...["2026 start", "2026 middle", "2026 end", "2027 start", "2027 middle"],
    ]);
  });

  it("Y19: say at once where to turn when somebody may not speak freely, and tell nobody by themselves", async () => {
    const { here, ana, lee, mentorship } = await aPair();
    const [before, mails] = [(await ledgerOf(here)).length, here.mailer.taken.length];
    const page = await ownPage(here, ana);
    const unsafe = await page.send("sayQuestions", { mentorship, safety: "2" });
    expect(unsafe.body).toContain("/concern/demo");
    expect((await page.open("questions")).body).toContain("/concern/demo");
    expect((await page.send("sayQuestions", { mentorship, safety: "3" })).body).not.toContain("/concern/demo");
    await page.send("sayQuestions", { mentorship, safety: "1" });
    await here.work();
    expect([(await ledgerOf(here)).length, here.mailer.taken.length]).toEqual([before, mails]);
    expect((await here.store.list("concern", "demo")).items).toEqual([]);
    expect((await (await ownPage(here, lee)).open("questions")).body).not.toContain("/concern/demo");
  });

  it("Y19: are nobody's business on the desk: not even that they were answered", async () => {
    const { here, ana, mentorship } = await aPair();
    await (await ownPage(here, ana)).send("sayQuestions", { mentorship, ...all });
    expect((await here.store.partsOf("audit", `demo/${ana}`)).map(({ did }) => did)).toContain("questions");
    for (const accept of ["text/html", "application/json"]) {
      const { body } = await apiOver(here.ports)("showPerson", {
        ...{ groups: "demo", headers: { accept }, pathParameters: { programme: "demo", person: ana } },
      });
      expect(body).toContain(mentorship);
      expect(body).not.toMatch(/five questions|"did":"questions"/);
    }
  });

  it("Y19: never reach the other side: not their page, not their export, not their questions", async () => {
    const { here, ana, lee, mentorship } = await aPair();
    await (await ownPage(here, ana)).send("sayQuestions", { mentorship, ...all });
    const person = await here.store.get("person", lee);
    if (!person) throw new Error("Lee is gone");
    const kept = await everythingOf(person, here.ports);
    expect(kept["pulse"]).toEqual([]);
    expect(JSON.stringify(kept["audit"])).not.toContain("questions");
    expect((await read(here, lee)).mentorships).toMatchObject([{ side: "mentor", steps: {}, jointWork: null }]);
    const page = await ownPage(here, lee);
    for (const route of ["me", "goals", "privacy"] as const) {
      expect((await page.open(route)).body, route).not.toMatch(/questions answered|get on/);
    }
  });

  it("Y19: ask each side in words of its own, about mentorships of one's own only", async () => {
    const { here, lee, mentorship } = await aPair();
    const eve = await aMentee(here, "Eve");
    expect((await (await ownPage(here, lee)).open("questions")).body).toContain("Do you trust yourself as a mentor?");
    const strange = await (await ownPage(here, eve)).ask("sayQuestions", { mentorship, fit: 4 });
    expect(strange.status).toBe(404);
    expect(await here.store.get("pulse", `${eve}.demo`)).toBeUndefined();
    expect((await (await ownPage(here, eve)).open("questions")).body).toContain(
      "There is nothing to ask you about now.",
    );
  });

  it("Y19: come back with a sentence where nothing was chosen, and keep what was said before", async () => {
    const { here, ana, mentorship } = await aPair();
    const page = await ownPage(here, ana);
    await page.send("sayQuestions", { mentorship, fit: "4" });
    const empty = await page.send("sayQuestions", { mentorship });
    expect(empty.status).toBe(400);
    expect(empty.body).toContain("Please answer at least one question");
    expect((await page.send("sayQuestions", { mentorship, fit: "6" })).status).toBe(400);
    expect((await read(here, ana)).mentorships[0]?.steps).toEqual({ fit: 4 });
  });

  it("Y19: are exported and erased with the person", async () => {
    const { here, ana, mentorship } = await aPair();
    const page = await ownPage(here, ana);
    await page.send("sayQuestions", { mentorship, ...all });
    const exported = await page.ask("exportMe");
    expect(z.object({ pulse: z.array(z.unknown()) }).parse(exported.json).pulse).toHaveLength(1);
    await erase(ana, "almanac", here.ports, here.now());
    expect(await here.store.get("person", ana)).toBeUndefined();
    expect(await here.store.partsOf("pulse", ana)).toEqual([]);
  });

  it("Y19: are asked of both sides in mails that go out anyway, with a link that opens them", async () => {
    const { here } = await aPair();
    await sendPrompts(here, "close");
    for (const name of ["Ana", "Lee"]) {
      const letters = (await lettersTo(here, name)).filter(({ text }) => text.includes("/questions"));
      expect(letters.length, name).toBe(3);
    }
  });
});

describe("the five questions in the report", () => {
  const step = (index: number, yes: number) => (index < yes ? 5 : 2);

  async function reported(mentees: number, mentors: number, at = "2027-05-20T00:00:00.000Z") {
    const here = await world();
    here.goTo("2027-06-15");
    for (const [side, count] of [
      ["mentee", mentees],
      ["mentor", mentors],
    ] as const)
      for (let index = 0; index < count; index++) {
        const person = `per_${side}_${index}`;
        const one = {
          mentorship: "shp_1",
          side,
          cycle: "2026",
          at,
          steps: { benefit: step(index, 15), safety: 3 },
        } as const;
        const answers = [
          { ...one, moment: "start", at: "2026-09-01T00:00:00.000Z" } as const,
          { ...one, moment: "end", steps: { ...one.steps, safety: 4 } } as const,
        ];
        await here.store.commit([
          { kind: "participant", put: aParticipant(person) },
          { kind: "pulse", put: { id: `${person}.demo`, version: 0, person, programme: "demo", answers } },
        ]);
      }
    const api = apiOver(here.ports);
    const desk = { groups: "demo", pathParameters: { programme: "demo" } };
    await api("makeReport", { ...desk, headers: { "idempotency-key": "one" } });
    await here.work();
    const shown = JSON.parse((await api("showReport", desk)).body);
    const [page, csv] = await Promise.all([
      api("showReport", { ...desk, headers: { accept: "text/html" } }),
      api("showReport", { ...desk, queryStringParameters: { format: "csv" } }),
    ]);
    return { report: Report.parse(shown.report), page: page.body, csv: csv.body };
  }

  it("Y19: tells each side's benefit apart, and the change where enough answered both", async () => {
    const { report, page, csv } = await reported(27, 19);
    expect(report.published.pulse?.benefit).toEqual({ mentees: [15, 10], mentors: null });
    expect(report.published.pulse?.change.safety).toEqual({ mentees: [25, 0, 0], mentors: null });
    expect(report.published.pulse?.change.fit).toEqual({ mentees: null, mentors: null });
    expect(page).toContain("Mentees: of about 25 who answered, 15 get something out of it (60%).");
    expect(page).toContain("Mentors: too few answered");
    expect(csv).toContain("benefit-mentees,yes,15");
    expect(csv).not.toContain("benefit-mentors");
  });

  it("Y19: leaves what was answered this month for the next report, so that two reports give no single answer away", async () => {
    const at = (day: string) => {
      const counting = pulseCounter("2027-06-01T04:00:00.000Z");
      const one = { mentorship: "shp_1", side: "mentee", cycle: "2026", moment: "end" } as const;
      counting.take({ answers: [{ ...one, steps: { benefit: 5 }, at: day }] });
      return counting.counts().benefit.mentees;
    };
    expect([at("2027-06-01T03:59:59.999Z"), at("2027-06-01T04:00:00.000Z")]).toEqual([
      [1, 0],
      [0, 0],
    ]);
    const early = await reported(27, 19, "2027-05-31T23:00:00.000Z");
    expect(early.report.published.pulse?.benefit.mentees).toEqual([15, 10]);
    const late = await reported(27, 19, "2027-06-02T00:00:00.000Z");
    expect(late.report.published.pulse?.change.safety.mentees).toBeNull();
  });

  it("Y19: tells nothing of few", async () => {
    const { report, page } = await reported(7, 7);
    expect(report.published.pulse?.benefit).toEqual({ mentees: null, mentors: null });
    expect(page).toContain("Too few people answered both");
  });
});
