import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PersonReport, YearReport } from "#shared/contracts/desk/people-answers.ts";
import { keyDateId } from "#shared/domain/key-date.ts";
import { participantId } from "#shared/domain/participant.ts";
import { apiOver } from "#test/support/api.ts";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { aMentee, aMentor, pairAll, respond, runRound, tokenFor } from "#test/support/people.ts";
import { ledgerOf, promptsAhead, sendPrompts } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

const place = "Toronto General";
beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterAll(() => void vi.useRealTimers());

/** The API at the scene's own time. */
function apiAt(here: World) {
  vi.setSystemTime(here.now().epochMilliseconds);
  return apiOver(here.ports);
}

type Body = Record<string, string | readonly string[]>;

/** Posts a form of somebody's own page. */
async function post(here: World, person: string, route: "askMentors" | "updateProfile", body: Body) {
  // What is done twice in one instant counts as done once.
  here.pass(1 / 60);
  const token = await tokenFor(here, "me", person);
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body)) for (const one of [value].flat()) form.append(name, one);
  return apiAt(here)(route, {
    ...{ pathParameters: { token }, body: form.toString() },
    headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
  });
}

async function show(here: World, person: string, route: "me" | "privacy" | "mentors" | "feed"): Promise<string> {
  const token = await tokenFor(here, route === "feed" ? "feed" : "me", person);
  return (await apiAt(here)(route, { pathParameters: { token }, headers: { accept: "text/html" } })).body;
}

async function desk(here: World, route: "showPerson" | "showYear", person: string) {
  const reply = await apiAt(here)(route, { groups: "demo", pathParameters: { programme: "demo", person } });
  return JSON.parse(reply.body);
}

/** Ana and Bea, whose mentor Lee says where he helps to choose residents; it is August. */
async function scene() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const bea = await aMentee(here, "Bea");
  const lee = await aMentor(here, "Lee", { places: 2 });
  await pairAll(here);
  await post(here, lee, "updateProfile", { part: "residents", selectsResidents: [place, " ", "Sunnybrook"] });
  const mentorship = (await here.store.get("participant", participantId("demo", ana)))?.mentorships[0] ?? "";
  const press = (elsewhere: "yes" | "no") =>
    post(here, ana, "askMentors", { action: "applications", mentorship, elsewhere });
  return { here, ana, bea, lee, mentorship, press };
}

/** What a round suggests now. */
const suggested = async (here: World) => (await runRound(here)).filter(({ state }) => state === "asked-mentor");

const prompted = async (here: World, key: string) => (await promptsAhead(here, key)).map(({ person }) => person);

describe("mentors who choose residents", () => {
  it("Y22: say where in their own words, at most five places, and take it back", async () => {
    const { here, ana, lee } = await scene();
    expect((await here.store.get("profile", lee))?.selectsResidents).toEqual([place, "Sunnybrook"]);
    expect(await show(here, ana, "mentors")).toContain(`Helps to choose residents at: ${place} and Sunnybrook`);
    const six = { part: "residents", selectsResidents: ["a", "b", "c", "d", "e", "f"] };
    expect((await post(here, lee, "updateProfile", six)).statusCode).toBe(400);
    expect((await post(here, ana, "updateProfile", { part: "residents", selectsResidents: "x" })).statusCode).toBe(400);
    await post(here, lee, "updateProfile", { part: "residents" });
    expect((await here.store.get("profile", lee))?.selectsResidents).toBeUndefined();
  });

  it("Y22: are suggested with it, and found with it", async () => {
    const here = await world();
    const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
    await post(here, lee, "updateProfile", { part: "residents", selectsResidents: place });
    expect(await show(here, ana, "mentors")).toContain(place);
    const [proposal] = await runRound(here);
    if (proposal) await respond(here, lee, proposal, "yes");
    const token = await tokenFor(here, "respond", ana, proposal?.id);
    const page = await apiAt(here)("respondPage", {
      pathParameters: { token },
      headers: { accept: "text/html" },
    });
    expect(page.body).toContain(place);
  });
});

describe("a mentee who keeps their applications from a mentor", () => {
  it("Y22: presses one button, and gets another mentor in the next round", async () => {
    const { here, ana, press } = await scene();
    expect(await show(here, ana, "mentors")).toContain("I am applying there");
    expect((await press("yes")).body).toContain("Your applications stay out of your talks with Lee.");
    const kim = await aMentor(here, "Kim", { places: 1 });
    const proposals = await suggested(here);
    expect(proposals.map(({ mentee, mentor }) => [mentee, mentor])).toEqual([[ana, kim]]);
    for (const proposal of proposals) for (const one of [kim, ana]) await respond(here, one, proposal, "yes");
    await here.work();
    const now = await here.store.get("participant", participantId("demo", ana));
    expect(now?.mentorships).toHaveLength(2);
    expect(now?.anotherMentor).toBeUndefined();
    await sendPrompts(here, "mock-interview");
    const interview = (await lettersTo(here, "Ana")).find(({ text }) => text.includes("Half an hour is enough"));
    expect(interview?.text).toContain("Kim");
    expect(interview?.text).not.toContain("Lee");
    expect((await kindsTo(here, "Kim")).length).toBeGreaterThan(0);
  });

  it("Y22: takes no place from anybody without a mentor", async () => {
    const { here, press } = await scene();
    await press("yes");
    const [zoe, kim] = [await aMentee(here, "Zoe"), await aMentor(here, "Kim", { places: 1 })];
    expect((await suggested(here)).map(({ mentee, mentor }) => [mentee, mentor])).toEqual([[zoe, kim]]);
  });

  it("Y22: is not prompted to the first mentor about applications, who still hears of everybody else’s", async () => {
    const { here, ana, bea, lee, press } = await scene();
    const before = await promptsAhead(here, "mock-interview");
    expect(before.find(({ person }) => person === lee)?.about).toHaveLength(2);
    await press("yes");
    const after = (await promptsAhead(here, "mock-interview")).find(({ person }) => person === lee);
    expect(after?.about).toEqual([expect.stringContaining(bea)]);
    expect((await prompted(here, "cv-review")).sort()).toEqual([ana, bea, lee].sort());
    await sendPrompts(here, "mock-interview");
    const letters = (await lettersTo(here, "Lee")).filter(({ text }) => text.includes("play the interviewer"));
    expect(letters.map(({ text }) => [text.includes("Bea"), text.includes("Ana")])).toEqual([[true, false]]);
  });

  it("Y22: has it undone with one press", async () => {
    const { here, ana, lee, press } = await scene();
    await press("yes");
    await press("no");
    const about = (await promptsAhead(here, "mock-interview")).find(({ person }) => person === lee)?.about;
    expect(about).toHaveLength(2);
    expect((await here.store.get("profile", ana))?.elsewhere).toBeUndefined();
    expect((await here.store.get("participant", participantId("demo", ana)))?.anotherMentor).toBeUndefined();
  });

  it("Y22: may do so with any mentor, so that having pressed says nothing of where they apply", async () => {
    const { here, ana, lee, press } = await scene();
    await post(here, lee, "updateProfile", { part: "residents" });
    const html = await show(here, ana, "mentors");
    expect(html).toContain("I would rather prepare applications with somebody else");
    await press("yes");
    expect((await here.store.get("profile", ana))?.elsewhere).toHaveLength(1);
  });

  it("Y22: keeps nothing but which mentorship and in which year, with their own profile, and nothing of a place", async () => {
    const { here, ana, mentorship, press } = await scene();
    const before = new Set(here.store.everyItem().map((item) => JSON.stringify(item)));
    await press("yes");
    const written = here.store.everyItem().filter((item) => !before.has(JSON.stringify(item)));
    expect(JSON.stringify(written)).not.toContain(place);
    expect((await here.store.get("profile", ana))?.elsewhere).toEqual([{ mentorship, cycle: "2026" }]);
    const named = written.filter((item) => JSON.stringify(item).includes('"elsewhere"'));
    expect(named.map(({ noun }) => noun)).toEqual(["profile"]);
  });

  it("Y22: is seen by coordinators as one who would like another mentor, and by the mentor not at all", async () => {
    const { here, ana, lee, mentorship, press } = await scene();
    const seen = async () => [
      await show(here, lee, "me"),
      await show(here, lee, "privacy"),
      await show(here, lee, "feed"),
    ];
    await press("yes");
    for (const html of await seen()) expect(html).not.toMatch(/applications|another mentor|candidatures|elsewhere/i);
    const person = await desk(here, "showPerson", ana);
    const { acts, participant } = PersonReport.parse(person);
    expect(acts.items[0]).toMatchObject({ did: "another-mentor", about: `demo/${ana}`, reason: "" });
    expect(participant.anotherMentor).toEqual({ since: expect.stringMatching(/^2026-08-/) });
    const all = [
      person,
      await desk(here, "showPerson", lee),
      await desk(here, "showYear", ana),
      await desk(here, "showYear", lee),
    ];
    expect(JSON.stringify(all)).not.toMatch(/elsewhere|Toronto|applying/);
    const about = acts.items.filter((act) => act.about === mentorship);
    expect(about.map(({ did }) => did)).not.toContain("another-mentor");
    // To the mentor it looks like any prompt that does not apply.
    const mock = YearReport.parse(all[3]).touchpoints.filter(({ key }) => key === "mock-interview");
    expect(mock.map(({ silence }) => silence).sort()).toEqual(["no-longer-applies", null]);
  });

  it("Y22: cannot do so in a mentorship of somebody else, nor once Phase II is over", async () => {
    const { here, ana, bea, mentorship, press } = await scene();
    await post(here, bea, "askMentors", { action: "applications", mentorship, elsewhere: "yes" });
    expect((await here.store.get("profile", bea))?.elsewhere).toBeUndefined();
    here.goTo("2027-06-01");
    await press("yes");
    expect((await here.store.get("profile", ana))?.elsewhere).toBeUndefined();
    expect(await show(here, ana, "mentors")).not.toContain("I am applying there");
  });

  it("Y22: looks for somebody else until the results as they stand, however often their date moves", async () => {
    const { here, ana, press } = await scene();
    await press("yes");
    await aMentor(here, "Kim", { places: 1 });
    const page = async () =>
      (
        await apiAt(here)("showPerson", {
          ...{ groups: "demo", pathParameters: { programme: "demo", person: ana }, headers: { accept: "text/html" } },
        })
      ).body;
    expect(await page()).toMatch(/another mentor for applications[^<]*April 14, 2027/);
    const [programme, cycle, name] = ["demo", "2026", "phase-2-results"];
    const put = (date: string, version: number) =>
      here.store.commit([
        {
          kind: "keyDate",
          put: {
            ...{ id: keyDateId(programme, cycle, name), version, programme, cycle, name, date, days: 1 },
            state: "confirmed",
          },
        },
      ]);
    await put("2027-05-20", 0);
    here.goTo("2027-05-03");
    expect(await page()).toMatch(/another mentor for applications[^<]*May 20, 2027/);
    expect((await suggested(here)).map(({ mentee }) => mentee)).toEqual([ana]);
    await put("2027-04-10", 1);
    expect(await page()).not.toMatch(/another mentor for applications[^<]*2027/);
  });

  it("Y22: has no such button in a pair whose own plan knows no such season, and one in a pair whose plan does", async () => {
    const { here, ana, mentorship, press } = await scene();
    const found = await here.store.get("mentorship", mentorship);
    if (!found) throw new Error("no mentorship");
    await here.store.commit([
      { kind: "mentorship", put: { ...found, playbook: { name: "hl7-first-time", version: 1 } } },
    ]);
    expect(await show(here, ana, "mentors")).not.toContain("I am applying there");
    await press("yes");
    expect((await here.store.get("profile", ana))?.elsewhere).toBeUndefined();
    const programme = await here.store.get("programme", "demo");
    const pinned = await here.store.get("mentorship", mentorship);
    if (!programme || !pinned) throw new Error("no programme");
    await here.store.commit([{ kind: "mentorship", put: { ...pinned, playbook: programme.playbook } }]);
    expect(await show(here, ana, "mentors")).toContain("I am applying there");
  });

  it("Y22: takes back what was planned for the first mentor alone, with a reason that tells nothing", async () => {
    const here = await world();
    const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
    await pairAll(here);
    const mentorship = (await here.store.get("participant", participantId("demo", ana)))?.mentorships[0] ?? "";
    await post(here, ana, "askMentors", { action: "applications", mentorship, elsewhere: "yes" });
    const mails = (await ledgerOf(here)).filter(
      ({ person, subject }) => person === lee && subject === "mock-interview",
    );
    expect(mails.map(({ state, reason }) => [state, reason])).toEqual([["CANCELLED", "no-longer-applies"]]);
  });
});
