import { describe, expect, it } from "vitest";
import type { Mentorship } from "#shared/domain/mentorship.ts";
import { everything } from "#shared/usecases/everything.ts";
import { kindsTo } from "#test/support/letters.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentee, aMentor, emailOf, pairAll, respond } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

/** Ana and Lee are paired; Kim has a place. */
async function scene() {
  const here = await world();
  const ana = await aMentee(here, "Ana", { topics: ["oncology"] });
  const lee = await aMentor(here, "Lee", { places: 1, topics: ["oncology"] });
  await pairAll(here);
  const kim = await aMentor(here, "Kim", { places: 1, topics: ["oncology"] });
  const [mentorship] = await everything(here.ports, "mentorship", "demo", "active");
  if (!mentorship) throw new Error("Ana and Lee should be paired");
  here.pass(24);
  return { here, desk: pairingDesk(here), ana, lee, kim, mentorship };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const end = ({ desk, mentorship }: Scene, fields: Record<string, string> = {}, more = {}) =>
  desk.post("endMentorship", { mentorship: mentorship.id }, fields, more);
const ended = async () => {
  const at = await scene();
  await end(at);
  return at;
};
/** What came of a suggestion by hand, as its page has it. */
async function suggested({ desk }: Scene, person: string, fields: Record<string, string>) {
  const { body, status } = await desk.post("suggestMentor", { person }, fields);
  if (status !== 202) return { status, summary: {}, page: "" };
  const path = { person, work: String(body.id) };
  const { summary } = (await desk.json("showMentorChoices", path)).body;
  return { status, summary, page: await desk.page("showMentorChoices", path) };
}
const active = (here: World): Promise<Mentorship[]> => everything(here.ports, "mentorship", "demo", "active");

describe("a mentorship on the desk", () => {
  it("P4: shows both people's reasons, who said yes when, and how much is planned", async () => {
    const at = await scene();
    const path = { mentorship: at.mentorship.id };
    const { body } = await at.desk.json("showMentorship", path);
    expect(body.history.map(({ did }: { did: string }) => did)).toEqual(
      expect.arrayContaining(["mentor-asked", "mentor-yes", "mentee-yes", "activated"]),
    );
    expect(body.planned).toBeGreaterThan(0);
    const page = await at.desk.page("showMentorship", path);
    for (const words of ["Ana and Lee", "Why, as Ana read it", "You are further along", "The mentor said yes."])
      expect(page).toContain(words);
    expect(page).toMatch(/\d+ invitations to talk/);
    expect(await at.desk.page("listMentorships", {}, { state: "active" })).toContain("Ana");
  });

  it("O10: never shows what the two agreed", async () => {
    const at = await scene();
    const terms = { needs: ["cv"], purposes: ["residency"], cadence: "monthly", quiet: "mentee" };
    const agreement = { number: 1, cycle: "2026", terms, by: at.ana, at: "2026-08-18T13:00:00.000Z", agreed: [at.ana] };
    at.here.store.tamper("mentorship", at.mentorship.id, { agreement });
    const { body } = await at.desk.json("listMentorships");
    expect(body.items[0]).not.toHaveProperty("agreement");
    expect((await at.desk.json("showMentorship", { mentorship: at.mentorship.id })).body).not.toHaveProperty(
      "agreement",
    );
  });

  it("O5: ends it once, with a reason only the history keeps; both hear once", async () => {
    const at = await scene();
    expect((await end(at, { reason: "it was all Lee" })).status).toBe(400);
    expect(await end(at, { reason: "no-time" })).toMatchObject({
      status: 200,
      body: { state: "ended", endedBy: "cora" },
    });
    expect((await end(at)).status).toBe(200);
    for (const name of ["Ana", "Lee"])
      expect((await kindsTo(at.here, name)).filter((kind) => kind === "mentorship-ended")).toHaveLength(1);
    const page = await at.desk.page("showMentorship", { mentorship: at.mentorship.id }, { done: "ended" });
    for (const words of ["Both hear of it once", "There was no time for it", "Pair again", "first in the next round"])
      expect(page).toContain(words);
  });

  it("O5: does not end what somebody changed since the page was shown", async () => {
    const at = await scene();
    expect((await end(at, {}, { "if-match": '"99"' })).status).toBe(412);
    expect(await active(at.here)).toHaveLength(1);
  });

  it("O5: finds mentors with reasons, never the one they had, and asks the chosen one first", async () => {
    const at = await ended();
    const { body } = await at.desk.post("findMentors", { person: at.ana });
    const path = { person: at.ana, work: String(body.id) };
    const { lines } = (await at.desk.json("showMentorChoices", path)).body;
    expect(lines.map(({ person }: { person: string }) => person)).toEqual([at.kim]);
    const page = await at.desk.page("showMentorChoices", path);
    expect(page).toContain("Both chose oncology.");
    expect(page).toContain("Ask Kim");
    const { summary } = await suggested(at, at.ana, { mentor: at.kim });
    expect(summary).toMatchObject({ outcome: "asked" });
    expect(await kindsTo(at.here, "Kim")).toContain("proposal-mentor");
    const proposal = await at.here.store.get("proposal", String(summary.proposal));
    if (!proposal) throw new Error("The suggestion should be kept");
    const why = { round: String(summary.round), proposal: proposal.id };
    expect(await at.desk.page("showProposal", why)).toContain("Chosen by hand.");
    await respond(at.here, at.kim, proposal, "yes");
    await respond(at.here, at.ana, proposal, "yes");
    expect((await active(at.here)).map(({ members }) => members.map(({ person }) => person))).toEqual([
      [at.ana, at.kim],
    ]);
  });

  it("O5: takes a mentor by their address; asked twice is asked once", async () => {
    const at = await ended();
    expect((await suggested(at, at.ana, { email: ` ${emailOf("Kim").toUpperCase()}` })).page).toContain(
      "Kim is being asked",
    );
    expect((await suggested(at, at.ana, { mentor: at.kim })).summary).toMatchObject({ outcome: "asked" });
    expect((await kindsTo(at.here, "Kim")).filter((kind) => kind === "proposal-mentor")).toHaveLength(1);
    for (const fields of [{ email: "nobody@post.example" }, { email: "not an address" }, {}])
      expect((await suggested(at, at.ana, fields)).status).toBe(409);
  });

  it("O5: suggests somebody who waits where there was no round yet", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    const kim = await aMentor(here, "Kim");
    const at = { ...(await scene()), here, desk: pairingDesk(here) };
    const { summary } = await suggested(at, ana, { mentor: kim });
    expect(await at.desk.page("showRound", { round: String(summary.round) })).toContain("Kim");
  });

  it("O5: says why nobody is asked, and asks nobody", async () => {
    const at = await scene();
    expect((await suggested(at, at.ana, { mentor: at.kim })).summary).toEqual({ outcome: "not-waiting" });
    await end(at);
    expect((await suggested(at, at.ana, { mentor: at.lee })).summary).toEqual({ outcome: "earlier" });
    expect((await suggested(at, at.ana, { mentor: at.ana })).summary).toEqual({ outcome: "no-mentor" });
    const bea = await aMentee(at.here, "Bea", { topics: ["data"] });
    at.here.pass(1);
    await suggested(at, bea, { mentor: at.kim });
    const full = await suggested(at, at.ana, { mentor: at.kim });
    expect(full.page).toContain("Kim has no free place. Nobody was asked.");
    expect((await suggested(at, at.kim, { mentor: at.lee })).status).toBe(409);
  });

  it("O5: asks a mentor who is left in peace only knowingly", async () => {
    const at = await ended();
    const proposals = await everything(at.here.ports, "proposal", "demo");
    for (const { id } of proposals)
      at.here.store.tamper("proposal", id, { state: "lapsed", silent: at.kim, mentor: at.kim, mentee: "per_else" });
    const first = await suggested(at, at.ana, { mentor: at.kim });
    expect(first.summary).toEqual({ outcome: "resting" });
    expect(first.page).toContain("Ask Kim all the same");
    expect((await suggested(at, at.ana, { mentor: at.kim, anyway: "yes" })).summary).toMatchObject({
      outcome: "asked",
    });
  });

  it("T4: shows and ends nothing for coordinators of another programme", async () => {
    const at = await scene();
    await at.here.programme("other");
    const stranger = pairingDesk(at.here, "other");
    const { body } = await at.desk.post("findMentors", { person: at.ana });
    const [ship, person, work] = [{ mentorship: at.mentorship.id }, { person: at.ana }, String(body.id)];
    expect((await stranger.json("listMentorships")).status).toBe(404);
    for (const programme of ["demo", "other"]) {
      expect((await stranger.json("showMentorship", { ...ship, programme })).status).toBe(404);
      expect((await stranger.json("showMentorChoices", { ...person, work, programme })).status).toBe(404);
      expect((await stranger.post("endMentorship", { ...ship, programme })).status).toBe(404);
      expect((await stranger.post("findMentors", { ...person, programme })).status).toBe(404);
      expect((await stranger.post("suggestMentor", { ...person, programme }, { mentor: at.kim })).status).toBe(404);
    }
    expect(await active(at.here)).toHaveLength(1);
  });
});
