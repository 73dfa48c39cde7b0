import { describe, expect, it } from "vitest";
import type { Proposal } from "#shared/domain/round.ts";
import { publishRound } from "#shared/usecases/pairing/rounds.ts";
import { active, aScene, askFor, passDays, proposalOf } from "#test/support/asking.ts";
import { aPairToBe, pairsBy, sayOf, suggestedTo } from "#test/support/known.ts";
import { kindsTo } from "#test/support/letters.ts";
import { captureLogs } from "#test/support/logs.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentor, respond, runRound } from "#test/support/people.ts";
import { coordinator, request, type World } from "#test/support/world.ts";

captureLogs();

/** Both come to work for one employer. */
async function employ(here: World, ...people: readonly string[]): Promise<void> {
  for (const person of people) {
    const profile = (await here.store.get("profile", person)) ?? { id: person, version: 0 };
    await here.store.commit([{ kind: "profile", put: { ...profile, institution: "Mercy" } }]);
  }
}

/** The mentor has been asked; what is said next is said too late for the round. */
async function asked() {
  const at = await aPairToBe();
  const [proposal] = await runRound(at.here);
  if (proposal?.state !== "asked-mentor") throw new Error("Lee should be asked");
  return { ...at, proposal };
}

const now = async (here: World, { id }: Proposal) => here.store.get("proposal", id);
const outcome = async (...said: Parameters<typeof respond>) => (await respond(...said)).json;
const kinds = ["avoid", "line-manager"] as const;

describe("a suggestion by hand", () => {
  it("P2, O5: neither offers nor asks a mentor by a tie the programme rules out, and says which", async () => {
    const { here, ana, lee } = await aPairToBe();
    const kim = await aMentor(here, "Kim");
    await sayOf(here, ana, "line-manager", "Lee");
    const desk = pairingDesk(here);
    const { body } = await desk.post("findMentors", { person: ana });
    const { lines } = (await desk.json("showMentorChoices", { person: ana, work: body.id })).body;
    expect(lines.map(({ person }: { person: string }) => person)).toEqual([kim]);
    const wanted = await desk.post("suggestMentor", { person: ana }, { mentor: lee });
    const path = { person: ana, work: String(wanted.body.id) };
    expect((await desk.json("showMentorChoices", path)).body.summary).toEqual({
      outcome: "barred",
      rule: "line-manager",
    });
    expect(await desk.page("showMentorChoices", path)).toContain("One of them manages the other.");
    expect(await kindsTo(here, "Lee")).not.toContain("proposal-mentor");
  });

  it("P2, O5: keeps what the programme warns of with the suggestion", async () => {
    const { here, ana, lee } = await aPairToBe();
    await pairsBy(here, { relations: { "line-manager": "warn" } });
    await sayOf(here, ana, "line-manager", "Lee");
    await pairingDesk(here).post("suggestMentor", { person: ana }, { mentor: lee });
    expect(await proposalOf(here, lee)).toMatchObject({ state: "asked-mentor", warnings: ["line-manager"] });
  });
});

describe("what is said once a mentor was asked", () => {
  it.each(kinds)("P2: %s: a mentor's yes is one nobody answers in time, and the mentee hears nothing", async (as) => {
    const { here, ana, lee, proposal } = await asked();
    const silent = await asked();
    await sayOf(here, ana, as, "Lee");
    silent.here.pass(0.01);
    const reply = await respond(here, lee, proposal, "yes");
    const usual = await respond(silent.here, silent.lee, silent.proposal, "yes");
    const plain = (html = "") => html.replaceAll(/(respond|me|lang)[/=][\w.~%-]+/g, "");
    expect(reply.json).toEqual({ outcome: "yes" });
    expect(plain(reply.html)).toBe(plain(usual.html));
    const [one, other] = [await now(here, proposal), await now(silent.here, silent.proposal)];
    expect(one?.answerBy).toBe(other?.answerBy);
    await passDays(here, 3);
    expect(await outcome(here, lee, proposal, "yes")).toEqual({ outcome: "yes" });
    expect(await kindsTo(here, "Ana")).not.toContain("proposal-mentee");
    await passDays(here, 6);
    expect(await outcome(here, lee, proposal, "yes")).toEqual({ outcome: "closed" });
    expect(await kindsTo(here, "Lee")).toEqual(await kindsTo(silent.here, "Lee"));
    const kim = await aMentor(here, "Kim", { places: 1 });
    here.pass(1);
    expect((await suggestedTo(here)).map(({ mentee, mentor }) => [mentee, mentor])).toEqual([[ana, kim]]);
  });

  it.each(kinds)("P2: %s: a mentee's yes pairs nobody; to both it is a suggestion that came to nothing", async (as) => {
    const { here, ana, lee, proposal } = await asked();
    await respond(here, lee, proposal, "yes");
    await sayOf(here, lee, as, "Ana");
    expect(await outcome(here, ana, proposal, "yes")).toEqual({ outcome: "closed" });
    expect(await outcome(here, lee, proposal, "yes")).toEqual({ outcome: "yes" });
    expect(await outcome(here, lee, proposal, "no")).toEqual({ outcome: "no" });
    expect(await outcome(here, ana, proposal, "yes")).toEqual({ outcome: "closed" });
    expect(await outcome(here, lee, proposal, "undo")).toEqual({ outcome: "yes" });
    expect(await active(here)).toEqual([]);
  });

  it.each(kinds)(
    "P2, P6: %s: after a request by name it looks taken back, and the next choice is asked",
    async (as) => {
      const { here, ana, lee, kim } = await aScene();
      await askFor(here, ana, lee, kim);
      await sayOf(here, ana, as, "Lee");
      expect(await outcome(here, lee, await proposalOf(here, lee), "yes")).toEqual({ outcome: "closed" });
      expect(await active(here)).toEqual([]);
      await passDays(here, 1);
      expect((await proposalOf(here, kim)).state).toBe("asked-mentor");
    },
  );
});

describe("what changes after a draft", () => {
  const published = async (here: World, draft: Proposal | undefined) => {
    const round = { programme: "demo", round: draft?.round ?? "" };
    await publishRound(request(round, undefined, {}, { caller: coordinator }), here.ports, here.now());
    await here.work();
    return (await here.store.get("proposal", draft?.id ?? ""))?.state;
  };

  it("P2: one employer for both keeps the two apart at its publication", async () => {
    const { here, ana, lee } = await aPairToBe();
    const [draft] = await suggestedTo(here);
    await employ(here, ana, lee);
    expect(await published(here, draft)).toBe("withdrawn");
  });

  it("P2: so does a tie the programme warned of and rules out by now, also of two a coordinator chose", async () => {
    for (const byHand of [false, true]) {
      const { here, ana } = await aPairToBe();
      await pairsBy(here, { relations: { preceptor: "warn" } });
      await sayOf(here, ana, "preceptor", "Lee");
      const [draft] = await suggestedTo(here);
      expect(draft?.warnings).toEqual(["preceptor"]);
      if (draft && byHand) await here.store.commit([{ kind: "proposal", put: { ...draft, byHand } }]);
      await pairsBy(here, { relations: { preceptor: "block" } });
      expect(await published(here, draft)).toBe("withdrawn");
    }
  });

  it("P2, P6: a later choice with the employer of the mentee by then is passed over", async () => {
    const { here, ana, lee, kim, pat } = await aScene();
    await askFor(here, ana, lee, kim, pat);
    await employ(here, ana, kim);
    await respond(here, lee, await proposalOf(here, lee), "no");
    await passDays(here, 1);
    expect([(await proposalOf(here, kim)).state, (await proposalOf(here, pat)).state]).toEqual([
      "withdrawn",
      "asked-mentor",
    ]);
  });
});
