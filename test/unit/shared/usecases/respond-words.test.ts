import { describe, expect, it } from "vitest";
import { records } from "#shared/domain/records.ts";
import type { Proposal, Reason } from "#shared/domain/round.ts";
import { translator } from "#shared/locales/translate.ts";
import { respondPage } from "#shared/usecases/pairing/respond.ts";
import { foremost, reasonText } from "#shared/view/words.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentee, aMentor, tokenFor } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

/** A published round of two people, of whom these have said what they do. */
async function asked(said: readonly ("Ana" | "Lee")[]) {
  const here = await world();
  const people = { Ana: await aMentee(here, "Ana"), Lee: await aMentor(here, "Lee", { places: 1 }) };
  for (const name of said) {
    const before = await here.store.get("profile", people[name]);
    const put = records.profile.parse({ version: 0, ...before, id: people[name], work: `What ${name} does all day.` });
    await here.store.commit([{ kind: "profile", put }]);
  }
  const desk = pairingDesk(here);
  const { body } = await desk.post("startRound", {});
  const round = String(body.id);
  await desk.post("publishRound", { round });
  const [proposal] = (await desk.json("showRound", { round })).body.proposals;
  return { here, proposal, ...people };
}

async function page(here: World, person: string, proposal: Proposal): Promise<string> {
  const token = await tokenFor(here, "respond", person, proposal.id);
  return (await respondPage(request({ token }, noQuery, undefined), here.ports, here.now())).html ?? "";
}

describe("who is suggested, in their own words", () => {
  it("P4: either reads what the other does where both have said it", async () => {
    const { here, proposal, Lee } = await asked(["Ana", "Lee"]);
    expect(await page(here, Lee, proposal)).toContain("In their own words: “What Ana does all day.”");
  });

  it.each([[["Ana"]], [["Lee"]]] as const)("P4: nobody reads it where only one has: %s", async (said) => {
    const { here, proposal, Lee } = await asked(said);
    expect(await page(here, Lee, proposal)).not.toContain("all day");
  });
});

describe("why two people are suggested to each other", () => {
  const reasons: Reason[] = [
    ...["region", "zone", "stage", "values"].map((reason) => ({ reason, detail: reason === "zone" ? "1" : "student" })),
    ...["data", "oncology"].map((detail) => ({ reason: "topic", detail })),
  ].map((one) => records.proposal.shape.reasons.element.parse(one));

  it("P4: is told in four sentences at most, the strongest first", () => {
    const told = foremost(reasons).map(({ reason, detail }) => `${reason} ${detail}`);
    expect(told).toEqual(["topic data", "topic oncology", "values student", "stage student"]);
    expect(foremost(reasons.slice(0, 1))).toEqual(reasons.slice(0, 1));
  });

  it("P4: reads as one of the two would say it", () => {
    const t = translator("en-US");
    const read = foremost(reasons).map((reason) => reasonText(t, reason, "mentee"));
    expect(new Set(read).size).toBe(read.length);
    for (const sentence of read) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
