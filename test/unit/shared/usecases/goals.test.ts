import { describe, expect, it } from "vitest";
import * as z from "zod";
import { UpdateGoals } from "#shared/contracts/goal-requests.ts";
import { goals, updateGoals } from "#shared/usecases/own-page/goals.ts";
import { lettersTo } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe, pairAll, tokenFor } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

const Worded = z.object({ id: z.string(), words: z.string() });
const Goals = z.object({
  outcome: z.string(),
  goals: z.array(Worded.extend({ state: z.string(), earlier: z.array(z.object({ words: z.string() })) })),
  suggested: z.array(z.object({ id: z.string(), suggestions: z.array(Worded) })),
  mentees: z.array(z.object({ name: z.string(), goals: z.array(Worded), suggested: z.array(z.unknown()) })),
  agreements: z.array(z.object({ mentorship: z.string(), state: z.string(), number: z.number() })),
});

async function act(here: World, person: string, body: z.input<typeof UpdateGoals>) {
  const token = await tokenFor(here, "me", person);
  here.pass(1 / 60);
  const wish = UpdateGoals.parse(body);
  return Goals.parse((await updateGoals(request({ token }, noQuery, wish), here.ports, here.now())).json);
}
async function look(here: World, person: string) {
  const token = await tokenFor(here, "me", person);
  const reply = await goals(request({ token }, noQuery, undefined), here.ports, here.now());
  return { ...Goals.parse(reply.json), html: reply.html ?? "" };
}

/** Ana, mentored by Lee. */
async function aPair() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [pair] = await pairAll(here);
  return { here, ana, lee, pair: pair?.id ?? "" };
}
const year = (words: string) => ({ words, horizon: "year" }) as const;
const terms = { needs: "cv", purposes: ["network"], cadence: "monthly", quiet: "mentee" } as const;

describe("goals", () => {
  it("Y17: a mentor suggests, the mentee takes it over, and both see what it is called now", async () => {
    const { here, ana, lee } = await aPair();
    await act(here, lee, { action: "suggest", mentee: ana, ...year("Publish once") });
    const [open] = (await look(here, ana)).suggested;
    expect((await look(here, ana)).html).toContain("Lee suggests: “Publish once”");
    const suggestion = open?.suggestions[0]?.id ?? "";
    await act(here, ana, { action: "accept", goal: open?.id ?? "", suggestion });
    expect((await look(here, lee)).mentees).toMatchObject([{ name: "Ana", goals: [{ words: "Publish once" }] }]);
  });

  it("Y17: what a mentee leaves still looks suggested to the mentor, word for word", async () => {
    const { here, ana, lee } = await aPair();
    await act(here, lee, { action: "suggest", mentee: ana, ...year("Publish once") });
    const before = await look(here, lee);
    const [open] = (await look(here, ana)).suggested;
    await act(here, ana, { action: "leave", goal: open?.id ?? "", suggestion: open?.suggestions[0]?.id ?? "" });
    expect((await look(here, ana)).suggested).toEqual([]);
    expect(await look(here, lee)).toEqual(before);
    here.pass(24 * 61);
    expect((await look(here, lee)).mentees).toMatchObject([{ suggested: [] }]);
  });

  it("Y17: two writes at the same moment are both kept, and never a sixth goal", async () => {
    const { here, ana } = await aPair();
    for (const words of ["a", "b", "c"]) await act(here, ana, { action: "write", ...year(words) });
    const token = await tokenFor(here, "me", ana);
    const at = here.now();
    const write = (words: string) =>
      updateGoals(request({ token }, noQuery, { action: "write", ...year(words) }), here.ports, at);
    const outcomes = await Promise.allSettled(["d", "e", "f"].map(write));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect((await look(here, ana)).goals).toHaveLength(5);
    const [{ id = "" } = {}] = (await look(here, ana)).goals;
    const change = (words: string) =>
      updateGoals(request({ token }, noQuery, { action: "change", goal: id, ...year(words) }), here.ports, at);
    await Promise.all(["one", "two"].map(change));
    const [goal] = (await look(here, ana)).goals;
    expect([goal?.words, ...(goal?.earlier ?? []).map(({ words }) => words)].sort()).toEqual(["a", "one", "two"]);
  });

  it("Y9, O10: shows no count of what was reached, and warns against patient data where something is written", async () => {
    const { here, ana } = await aPair();
    const written = await act(here, ana, { action: "write", ...year("Publish once") });
    await act(here, ana, { action: "reached", goal: written.goals[0]?.id ?? "" });
    const { html, goals: all } = await look(here, ana);
    expect(all).toMatchObject([{ state: "reached" }]);
    expect(html.replace(/<style>.*<\/style>/s, "")).not.toMatch(/\d ?%|\d of \d|<progress|<meter/);
    expect(html.split("<textarea").length).toBe(html.split("nothing about patients").length);
  });

  it("T2: nobody reads or changes what is not theirs", async () => {
    const { here, ana, lee, pair } = await aPair();
    const kim = await aMentor(here, "Kim", { places: 1 });
    await act(here, ana, { action: "write", ...year("Publish once") });
    const suggest = { action: "suggest", mentee: ana, ...year("Run") } as const;
    await expect(act(here, kim, suggest)).rejects.toMatchObject({ code: "not-found" });
    await expect(act(here, lee, { action: "write", ...year("Run") })).rejects.toMatchObject({ code: "not-allowed" });
    const agree = { action: "agree", mentorship: pair, number: 1 } as const;
    await expect(act(here, kim, agree)).rejects.toMatchObject({ code: "not-found" });
    await expect(act(here, ana, { action: "reached", goal: "goa_x" })).rejects.toMatchObject({ code: "not-found" });
    expect((await look(here, kim)).mentees).toEqual([]);
  });

  it("P11: stay with the mentee when the mentor leaves, and the next mentor sees them; the old one does not", async () => {
    const { here, ana, lee, pair } = await aPair();
    await act(here, ana, { action: "write", ...year("Publish once") });
    const { goals: before } = await look(here, ana);
    await changeMe(here, lee, { action: "end", mentorship: pair });
    expect((await look(here, ana)).goals).toEqual(before);
    expect((await look(here, lee)).mentees).toEqual([]);
    const kim = await aMentor(here, "Kim", { places: 1 });
    here.pass(1);
    await pairAll(here);
    const next = [...(await look(here, kim)).mentees, ...(await look(here, lee)).mentees];
    expect(next).toMatchObject([{ name: "Ana", goals: [{ words: "Publish once" }] }]);
    expect((await look(here, ana)).agreements).toMatchObject([{ state: "open" }]);
  });
});

describe("an agreement", () => {
  it("Y17: is agreed once both said yes to the same version; an older tap changes nothing", async () => {
    const { here, ana, lee, pair } = await aPair();
    await act(here, lee, { action: "propose", mentorship: pair, ...terms });
    expect((await look(here, ana)).agreements).toMatchObject([{ state: "answer", number: 1 }]);
    await act(here, lee, { action: "propose", mentorship: pair, ...terms, cadence: "quarterly" });
    const late = await act(here, ana, { action: "agree", mentorship: pair, number: 1 });
    expect(late).toMatchObject({ outcome: "changed-meanwhile", agreements: [{ state: "answer", number: 2 }] });
    const agreed = await act(here, ana, { action: "agree", mentorship: pair, number: 2 });
    expect(agreed.agreements).toMatchObject([{ state: "agreed" }]);
    expect((await look(here, lee)).agreements).toMatchObject([{ state: "agreed" }]);
  });

  it("Y17: the introduction leads both to it", async () => {
    const { here } = await aPair();
    for (const name of ["Ana", "Lee"]) {
      const introduction = (await lettersTo(here, name)).at(-1);
      expect(introduction?.text).toMatch(/\/me\/[\w.-]+\/goals/);
    }
  });
});
