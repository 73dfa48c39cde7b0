import { describe, expect, it } from "vitest";
import { VettingReport } from "#shared/contracts/desk/people-answers.ts";
import { decisions } from "#shared/contracts/requests.ts";
import { locales } from "#shared/domain/locale.ts";
import { participantId } from "#shared/domain/participant.ts";
import { vettingStates } from "#shared/domain/vetting.ts";
import { translator } from "#shared/locales/translate.ts";
import { everything } from "#shared/usecases/everything.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { offeredTo } from "#test/support/asking.ts";
import { aMentee, aMentor, respond, runRound, vet } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const states = {
  approve: "approved",
  "mark-checked": "checked",
  "ask-documents": "documents",
  "more-information": "more-information",
  reject: "rejected",
} as const;
const demo = { programme: "demo" };
const anApplicant = (here: World, name: string) => aMentee(here, name, { role: "mentor", stage: "practitioner" });
const stateOf = (here: World, person: string) => here.store.get("participant", participantId("demo", person));

/** A coordinator's request, as JSON or as the console's forms make it. */
function desk(here: World) {
  const ask = apiOver(here.ports);
  const groups = "all-programmes";
  return {
    get: (query: Record<string, string> = {}, accept = "application/json") =>
      ask("showVetting", { groups, pathParameters: demo, queryStringParameters: query, headers: { accept } }),
    decide: (person: string, body: string, more: Partial<Parts> = {}) =>
      ask("vet", {
        ...{ groups, pathParameters: { ...demo, person }, body },
        headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
        ...more,
      }),
  };
}

const reportOf = ({ body }: { body: string }) => VettingReport.parse(JSON.parse(body));

describe("vetting", () => {
  it.each(decisions)(
    "J6: %s is kept with its reason and who decided, and only who is approved is suggested",
    async (decision) => {
      const here = await world();
      await aMentee(here, "Ana");
      const lee = await anApplicant(here, "Lee");
      here.pass(1);
      const reply = await desk(here).decide(lee, `decision=${decision}&places=3&reason=seen+at+the+meeting`);
      expect(reply.statusCode).toBe(200);
      expect(await stateOf(here, lee)).toMatchObject({ vetting: states[decision] });
      expect(await here.store.get("load", lee)).toMatchObject({ places: 3 });
      const audits = await here.store.partsOf("audit", `demo/${lee}`);
      expect(audits.at(-1)).toMatchObject({
        ...{ by: "cora", did: `vetting-${states[decision]}`, reason: "seen at the meeting" },
      });
      expect(await runRound(here)).toHaveLength(decision === "approve" ? 1 : 0);
    },
  );

  it("J6: places and reason may be left empty, and JSON works as before", async () => {
    const here = await world();
    const lee = await anApplicant(here, "Lee");
    const before = await here.store.get("load", lee);
    expect((await desk(here).decide(lee, "decision=mark-checked&places=&reason=")).statusCode).toBe(200);
    expect(await here.store.get("load", lee)).toEqual(before);
    const headers = { accept: "application/json", "content-type": "application/json" };
    const json = await desk(here).decide(lee, JSON.stringify({ decision: "approve", places: 1 }), { headers });
    expect(JSON.parse(json.body)).toMatchObject({ vetting: "approved", person: lee });
  });

  it("J6: what cannot be read shows the mentor again with what was typed and what is wrong", async () => {
    const here = await world();
    const lee = await anApplicant(here, "Lee");
    const reply = await desk(here).decide(lee, `decision=approve&places=99&reason=${"x".repeat(301)}`);
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain("Enter a number of mentees from 0 to 10");
    expect(reply.body).toContain("Shorten the reason");
    expect(reply.body).toContain('value="99"');
    expect(reply.body).toContain('href="#places"');
    expect(await stateOf(here, lee)).toMatchObject({ vetting: "applied" });
  });

  it("J6: two coordinators do not overwrite each other's decision", async () => {
    const here = await world();
    const lee = await anApplicant(here, "Lee");
    const seen = (await stateOf(here, lee))?.version;
    const headers = {
      ...{ accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
      "if-match": `"${seen}"`,
    };
    expect((await desk(here).decide(lee, "decision=reject", { headers })).statusCode).toBe(200);
    expect((await desk(here).decide(lee, "decision=approve", { headers })).statusCode).toBe(412);
    expect(await stateOf(here, lee)).toMatchObject({ vetting: "rejected" });
  });

  it("J6: a mentee, and who is not there, cannot be vetted, and the page says so in a sentence", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    const mentee = await desk(here).decide(ana, "decision=approve");
    expect(mentee.statusCode).toBe(409);
    expect(mentee.body).toContain("Only mentors are vetted");
    expect((await desk(here).decide("per_nobody", "decision=approve")).statusCode).toBe(404);
  });

  it("J6: the queue shows one mentor after the other, the longest waiting first, with what they gave", async () => {
    const here = await world();
    const lee = await anApplicant(here, "Lee");
    here.pass(1);
    const kim = await anApplicant(here, "Kim");
    const givenAt = "2026-08-17T13:00:00.000Z";
    await here.store.commit([
      { kind: "profile", put: { id: lee, version: 0, credentials: { licence: "RPH 4711", years: 12, givenAt } } },
    ]);
    const { get, decide } = desk(here);
    expect(reportOf(await get())).toMatchObject({
      waiting: 2,
      mentor: { person: { id: lee }, credentials: { years: 12 } },
    });
    const html = (await get({}, "text/html")).body;
    expect(html).toContain("RPH 4711");
    expect(html).toContain("2 mentors wait for your decision");
    expect(reportOf(await get({ after: lee }))).toMatchObject({ mentor: { person: { id: kim } } });
    await decide(lee, "decision=ask-documents");
    expect(reportOf(await get())).toMatchObject({ waiting: 1, asked: 1, mentor: { person: { id: kim } } });
    await decide(kim, "decision=approve");
    // Whom something was asked of comes last, but comes.
    expect(reportOf(await get())).toMatchObject({ waiting: 0, asked: 1, mentor: { person: { id: lee } } });
    await decide(lee, "decision=reject");
    expect(reportOf(await get())).toMatchObject({ waiting: 0, asked: 0, mentor: null });
    expect((await get({}, "text/html")).body).toContain("No mentor waits to be vetted");
  });

  it.each(locales)("J6: every state has words in %s for the mentor and for the coordinator", (locale) => {
    const { has } = translator(locale);
    const own = vettingStates.filter((state) => state !== "not-needed");
    const keys = [
      ...own.filter((state) => state !== "approved").map((state) => `me.vetting.${state}`),
      ...own.map((state) => `profile.vetting.${state}`),
      ...vettingStates.map((state) => `person.vetting.${state}`),
    ];
    expect(keys.filter((key) => !has(key))).toEqual([]);
  });
});

describe("an approval with a last day", () => {
  async function scene() {
    const here = await world({ vettingMonths: 12 });
    const lee = await aMentor(here, "Lee", { places: 2 });
    return { here, lee };
  }
  /** 17 August 2026 and twelve months, in Chicago. */
  const [lastNight, nextMorning] = ["2027-08-18T04:59:00Z", "2027-08-18T05:00:00Z"];

  it("J6: holds to its day and then expires, by itself", async () => {
    const { here, lee } = await scene();
    expect(await stateOf(here, lee)).toMatchObject({ vetting: "approved", vettedUntil: "2027-08-17" });
    here.goTo(lastNight);
    const { nothingBefore } = await here.job("housekeeping");
    expect(await stateOf(here, lee)).toMatchObject({ vetting: "approved" });
    expect(nothingBefore === undefined || nothingBefore <= "2027-08-18T05:00:00.000Z").toBe(true);
    here.goTo(nextMorning);
    expect(await here.job("housekeeping", { dryRun: true })).toMatchObject({ summary: { expired: 1 } });
    expect(await stateOf(here, lee)).toMatchObject({ vetting: "approved" });
    expect(await here.job("housekeeping")).toMatchObject({ summary: { expired: 1 } });
    expect(await stateOf(here, lee)).toMatchObject({ vetting: "expired" });
    expect(await here.job("housekeeping")).toMatchObject({ summary: { expired: 0 } });
    const audits = await here.store.partsOf("audit", `demo/${lee}`);
    expect(audits.at(-1)).toMatchObject({ by: "almanac", did: "vetting-expired" });
  });

  it("J6: who expired is in no search and no round, and comes back when verified again", async () => {
    const { here, lee } = await scene();
    here.goTo(nextMorning);
    const ana = await aMentee(here, "Ana");
    expect(await offeredTo(here, ana)).toEqual(["Lee"]);
    await here.job("housekeeping");
    expect(await offeredTo(here, ana)).toEqual([]);
    expect(await runRound(here)).toEqual([]);
    expect(reportOf(await desk(here).get())).toMatchObject({ waiting: 1, mentor: { person: { id: lee } } });
    await vet(here, lee);
    expect(await stateOf(here, lee)).toMatchObject({ vetting: "approved", vettedUntil: "2028-08-18" });
    expect(await offeredTo(here, ana)).toEqual(["Lee"]);
    // They were welcomed once.
    const welcomes = (await here.store.ofPerson("message", lee)).filter(({ kind }) => kind === "mentor-approved");
    expect(welcomes).toHaveLength(1);
  });

  it("J6: nobody who is no longer approved is asked, or named, in a mail", async () => {
    for (const decision of ["reject", "more-information"] as const) {
      const here = await world();
      await aMentee(here, "Ana");
      const lee = await aMentor(here, "Lee");
      const [draft] = await runRound(here, false);
      expect(draft).toMatchObject({ state: "draft", mentor: lee });
      await vet(here, lee, { decision });
      const round = await here.store.get("round", draft?.round ?? "");
      if (round) await here.store.commit([{ kind: "round", put: { ...round, state: "published", publish: true } }]);
      await here.job("match");
      await here.work();
      expect(await everything(here.ports, "proposal", "demo", "asked-mentor")).toEqual([]);
      const asked = (await here.store.ofPerson("message", lee)).filter(({ kind }) => kind.startsWith("proposal"));
      expect(asked).toEqual([]);
    }
  });

  it("J6: a mentor who said yes and is then not approved is offered to no mentee in a mail", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    const lee = await aMentor(here, "Lee");
    const [proposal] = await runRound(here);
    if (!proposal) throw new Error("Nobody was suggested");
    await vet(here, lee, { decision: "reject" });
    await respond(here, lee, proposal, "yes");
    await here.work();
    const mails = (await here.store.ofPerson("message", ana)).filter(({ kind }) => kind.startsWith("proposal"));
    expect(mails.filter(({ state }) => state === "SENT")).toEqual([]);
  });

  it("J6: without a setting an approval does not end", async () => {
    const here = await world();
    const lee = await aMentor(here, "Lee");
    here.goTo("2036-08-18");
    await here.job("housekeeping");
    expect(await stateOf(here, lee)).toMatchObject({ vetting: "approved" });
  });
});
