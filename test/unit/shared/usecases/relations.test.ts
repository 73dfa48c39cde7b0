import { describe, expect, it } from "vitest";
import type { Relation } from "#shared/domain/pairing-policy.ts";
import { publishRound } from "#shared/usecases/pairing/rounds.ts";
import { aScene, askFor, lookFor, offeredTo, proposalOf } from "#test/support/asking.ts";
import { aPairToBe, pairsBy, sayOf, suggestedTo } from "#test/support/known.ts";
import { captureLogs } from "#test/support/logs.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, changeMe, pairAll, personOf } from "#test/support/people.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

captureLogs();

const relationKinds = ["line-manager", "preceptor", "faculty", "residency-director", "conflict"] as const;
const handlings = ["allow", "warn", "block"] as const;

const put = async (here: World, person: string, more: object) => {
  const profile = (await here.store.get("profile", person)) ?? { id: person, version: 0 };
  await here.store.commit([{ kind: "profile", put: { ...profile, ...more } }]);
};

/** Puts a relation of one kind between the two, as it comes about. */
async function between(here: World, relation: Relation, ana: string, lee: string): Promise<void> {
  if (relation === "employer") {
    await put(here, ana, { institution: "St. Elsewhere" });
    return put(here, lee, { institution: "ST ELSEWHERE" });
  }
  if (relation === "competitor") {
    await (await ownPage(here, ana)).send("updateProfile", { part: "apart", apart: ["Acme Health", ""] });
    return put(here, lee, { institution: "ACME health" });
  }
  if (relation === "earlier-pairing") {
    const [ship] = await pairAll(here);
    await changeMe(here, lee, { action: "end", mentorship: ship?.id ?? "" });
    return here.pass(1);
  }
  await sayOf(here, ana, relation, "Lee");
}

const kinds: readonly Relation[] = [...relationKinds, "employer", "competitor", "earlier-pairing"];
const cases = kinds.flatMap((relation) => handlings.map((handling) => ({ relation, handling })));

describe("in a round", () => {
  it.each(cases)("P2: a tie of kind $relation is handled as $handling", async ({ relation, handling }) => {
    const { here, ana, lee } = await aPairToBe();
    await pairsBy(here, { relations: { [relation]: handling } });
    await between(here, relation, ana, lee);
    const drafts = await suggestedTo(here);
    expect(drafts).toHaveLength(handling === "block" ? 0 : 1);
    if (handling === "warn") expect(drafts[0]?.warnings).toEqual([relation]);
    if (handling === "allow") expect(drafts[0]?.warnings ?? []).toEqual([]);
  });

  it.each(relationKinds)(
    "P2: a tie of kind %s counts whoever of the two said it, and is blocked unless changed",
    async (as) => {
      const { here, lee } = await aPairToBe();
      await sayOf(here, lee, as, "Ana");
      expect(await suggestedTo(here)).toEqual([]);
    },
  );

  it("P2: whoever asked to be kept apart is, whatever the programme allows, until they take it back", async () => {
    for (const [who, whom] of [
      ["Ana", "Lee"],
      ["Lee", "Ana"],
    ] as const) {
      const { here } = await aPairToBe();
      await pairsBy(here, { relations: Object.fromEntries(kinds.map((kind) => [kind, "allow"])) });
      const person = await personOf(here, who);
      await sayOf(here, person, "avoid", whom);
      expect(await suggestedTo(here)).toEqual([]);
      const page = await ownPage(here, person);
      here.pass(1);
      const entry = (await page.open("profile")).body.match(/name="entry" value="([^"]*)"/)?.[1] ?? "";
      expect((await page.send("updateProfile", { part: "known-removal", entry })).status).toBe(200);
      here.pass(1);
      expect(await suggestedTo(here)).toHaveLength(1);
    }
  });

  it("P2: an address nobody had when it was named counts once somebody joins with it", async () => {
    const here = await world({ rounds: { every: "never" } });
    const ana = await aMentee(here, "Ana");
    await sayOf(here, ana, "avoid", "Lee");
    await sayOf(here, ana, "preceptor", "Kim");
    await aMentor(here, "Lee");
    await aMentor(here, "Kim");
    expect(await suggestedTo(here)).toEqual([]);
  });

  it("P2: what is said between a round and its publication still keeps two apart", async () => {
    for (const as of ["avoid", "conflict"]) {
      const { here, lee } = await aPairToBe();
      const [draft] = await suggestedTo(here);
      await sayOf(here, lee, as, "Ana");
      const round = { programme: "demo", round: draft?.round ?? "" };
      await publishRound(request(round, undefined, {}, { caller: coordinator }), here.ports, here.now());
      await here.work();
      expect((await here.store.get("proposal", draft?.id ?? ""))?.state).toBe("withdrawn");
    }
  });
});

describe("looking for a mentor and asking by name", () => {
  const searched = cases.filter(({ relation }) => relation !== "earlier-pairing");

  it.each(searched)(
    "P2, P6: a mentor with a tie of kind $relation, handled as $handling",
    async ({ relation, handling }) => {
      const { here, ana, lee } = await aScene();
      await pairsBy(here, { relations: { [relation]: handling } });
      await between(here, relation, ana, lee);
      const { mentors, html } = await lookFor(here, ana);
      const shown = mentors.find(({ id }) => id === lee);
      if (handling === "block") {
        expect(shown).toBeUndefined();
        expect(html).not.toContain("Lee");
        return void (await expect(askFor(here, ana, lee)).rejects.toMatchObject({ code: "invalid-request" }));
      }
      const own = relation === "employer" || relation === "competitor" ? "other" : relation;
      expect(shown?.warning).toBe(handling === "warn" ? own : undefined);
      expect(/You may ask/.test(html)).toBe(handling === "warn");
      await askFor(here, ana, lee);
      const proposal = await proposalOf(here, lee);
      expect(proposal).toMatchObject({ state: "asked-mentor" });
      expect(proposal.warnings).toEqual(handling === "warn" ? [relation] : undefined);
    },
  );

  it.each(handlings)("P2, P6: a mentor they had before, handled as %s", async (handling) => {
    const here = await world({ rounds: { every: "never" } });
    const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee")];
    await pairsBy(here, { relations: { "earlier-pairing": handling } });
    await between(here, "earlier-pairing", ana, lee);
    const { mentors } = await lookFor(here, ana);
    expect(mentors.map(({ warning }) => warning)).toEqual(
      handling === "block" ? [] : [handling === "warn" ? "earlier-pairing" : undefined],
    );
  });

  it("P2, P6: what the mentor said of the reader is not told, only that there may be something", async () => {
    const { here, ana, lee } = await aScene();
    await pairsBy(here, { relations: { preceptor: "warn" } });
    await sayOf(here, lee, "preceptor", "Ana");
    const { mentors, html } = await lookFor(here, ana);
    expect(mentors.find(({ id }) => id === lee)?.warning).toBe("other");
    expect(html).not.toMatch(/preceptor (?!,)/);
  });

  it("P2, P6: whoever avoids the reader, or is avoided, is missing without a word, and the next choice is asked instead", async () => {
    const { here, ana, lee, kim } = await aScene();
    await sayOf(here, lee, "avoid", "Ana");
    expect(await offeredTo(here, ana)).toEqual(["Kim", "Pat"]);
    await sayOf(here, ana, "avoid", "Pat");
    expect(await offeredTo(here, ana)).toEqual(["Kim"]);
    await expect(askFor(here, ana, lee)).rejects.toMatchObject({ fields: [{ field: "first", message: "gone" }] });
    await askFor(here, ana, kim);
    expect((await proposalOf(here, kim)).state).toBe("asked-mentor");
  });
});
