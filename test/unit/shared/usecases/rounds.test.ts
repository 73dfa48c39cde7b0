import { describe, expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe, pairAll, runRound, vet } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const states = async (here: World) =>
  (await everything(here.ports, "proposal", "demo")).map(({ state }) => state).sort();

describe("a round", () => {
  it("J6: never pairs a mentor whom nobody approved, or who was asked for more", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    const lee = await aMentee(here, "Lee", { role: "mentor", stage: "practitioner" });
    expect(await runRound(here)).toEqual([]);
    for (const decision of ["more-information", "reject"] as const) {
      await vet(here, lee, { decision });
      here.pass(1);
      expect(await runRound(here)).toEqual([]);
    }
    expect(await kindsTo(here, "Lee")).toEqual(["confirm"]);
    await vet(here, lee, { decision: "approve", places: 1 });
    here.pass(1);
    expect(await runRound(here)).toHaveLength(1);
  });

  it("P1: never goes beyond a mentor's places, over rounds and open suggestions", async () => {
    const here = await world();
    for (const name of ["Ana", "Bea", "Cas", "Dee"]) await aMentee(here, name);
    const lee = await aMentor(here, "Lee", { places: 2 });
    expect(await runRound(here)).toHaveLength(2);
    here.pass(1);
    expect(await runRound(here)).toHaveLength(2);
    await changeMe(here, lee, { action: "places", places: 3 });
    here.pass(1);
    expect(await runRound(here)).toHaveLength(3);
  });

  it("P1: asks a mentor in one mail that names everybody suggested, with a link for each", async () => {
    const here = await world();
    for (const name of ["Ana", "Bea"]) await aMentee(here, name);
    await aMentor(here, "Lee", { places: 2 });
    await runRound(here);
    const letters = (await lettersTo(here, "Lee")).filter((letter) => tokensIn(letter, "respond").length > 0);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toMatch(/Ana[\s\S]*Bea|Bea[\s\S]*Ana/);
    expect(letters.map((letter) => tokensIn(letter, "respond").length)).toEqual([2]);
  });

  it("P1: runs by itself on Mondays, once, for whoever waits", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    here.goTo("2026-08-23T05:20:00Z");
    expect(await here.job("match")).toMatchObject({ summary: { rounds: 0 } });
    here.goTo("2026-08-24T05:20:00Z");
    expect(await here.job("match")).toMatchObject({ summary: { rounds: 1, suggested: 1, asked: 1 } });
    expect(await here.job("match")).toMatchObject({ summary: { rounds: 0, asked: 0 } });
  });

  it("O4: by hand waits as a draft until somebody publishes it", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    await runRound(here, false);
    expect(await states(here)).toEqual(["draft"]);
    expect(await kindsTo(here, "Lee")).not.toContain("proposal-mentor");
  });

  it("pairs everybody who can be, and both sides see each other on their page", async () => {
    const here = await world();
    for (const name of ["Ana", "Bea"]) await aMentee(here, name);
    for (const name of ["Lee", "Kim"]) await aMentor(here, name, { places: 1 });
    expect(await pairAll(here)).toHaveLength(2);
  });
});
