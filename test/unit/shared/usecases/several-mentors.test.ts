import { describe, expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import { apiOver } from "#test/support/api.ts";
import { active, aScene, askFor, lookFor, offeredTo, passDays, proposalOf, takeBack } from "#test/support/asking.ts";
import { aMentee, aMentor, changeMe, pairAll, respond, runRound, tokenFor } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

describe("several mentors, and what a request may ask", () => {
  it("J9: a mentee with a mentor asks for a second, and no more than the programme allows", async () => {
    const { here, ana, lee, kim, pat } = await aScene();
    for (const mentor of [lee, kim]) {
      await askFor(here, ana, mentor);
      await respond(here, mentor, await proposalOf(here, mentor), "yes");
    }
    expect(await active(here)).toHaveLength(2);
    expect((await lookFor(here, ana)).outcome).toBe("enough");
    await expect(askFor(here, ana, pat)).rejects.toMatchObject({ code: "conflict" });
  });

  it("J9: a round's suggestion and a request by name never add up to more mentors than there may be", async () => {
    const { here, ana } = await aScene({ mentorsPerMentee: 1 });
    const [suggested] = await runRound(here);
    const [other] = (await lookFor(here, ana)).mentors;
    if (!suggested || !other) throw new Error("Nobody was suggested");
    await askFor(here, ana, other.id);
    await respond(here, suggested.mentor, suggested, "yes");
    await respond(here, other.id, await proposalOf(here, other.id), "yes");
    expect(await respond(here, ana, suggested, "yes")).toMatchObject({ json: { outcome: "closed" } });
    expect(await active(here)).toHaveLength(1);
  });

  it("J9: who is both is paired as a mentee while they mentor somebody, and while nobody has vetted them", async () => {
    const here = await world();
    const bo = await aMentee(here, "Bo", { role: "both", stage: "resident" });
    await aMentor(here, "Lee", { places: 1 });
    const [first] = await pairAll(here);
    expect(first?.members.find(({ role }) => role === "mentee")?.person).toBe(bo);
    const other = await world();
    const both = await aMentor(other, "Bo", { role: "both", stage: "resident", places: 1 });
    await aMentee(other, "Ana");
    await pairAll(other);
    await aMentor(other, "Lee", { places: 1, stage: "leader" });
    other.pass(1);
    await pairAll(other);
    const mentored = (await active(other)).filter(({ members }) =>
      members.some(({ person, role }) => person === both && role === "mentee"),
    );
    expect(mentored).toHaveLength(1);
  });

  it("P6: a draft of a round is not asked once its mentee has asked for somebody by name", async () => {
    const { here, ana, lee, kim } = await aScene();
    await runRound(here, false);
    const [draft] = await everything(here.ports, "proposal", "demo", "draft");
    await askFor(here, ana, draft?.mentor === lee ? kim : lee);
    const round = draft && (await here.store.get("round", draft.round));
    if (!round) throw new Error("There is no round");
    await here.store.commit([{ kind: "round", put: { ...round, state: "published", publish: true } }]);
    await passDays(here, 1);
    expect(draft && (await here.store.get("proposal", draft.id))?.state).toBe("withdrawn");
  });

  it("P6: takes one request at a time, three a month, and lets at most three wait for one mentor", async () => {
    const { here, ana, lee, kim, pat } = await aScene();
    await askFor(here, ana, lee);
    const commits = here.store.commits();
    await askFor(here, ana, kim);
    expect(here.store.commits()).toBe(commits);
    await takeBack(here, ana);
    for (const mentor of [kim, pat]) {
      await askFor(here, ana, mentor);
      await takeBack(here, ana);
    }
    expect(await lookFor(here, ana)).toMatchObject({ outcome: "later", hearBy: "2026-09-16" });
    await expect(askFor(here, ana, lee)).rejects.toMatchObject({ code: "conflict" });
    for (const name of ["Bea", "Cas", "Dee"]) await askFor(here, await aMentee(here, name), pat);
    const eve = await aMentee(here, "Eve");
    expect(await offeredTo(here, eve)).toEqual(["Kim", "Lee"]);
    await expect(askFor(here, eve, pat)).rejects.toMatchObject({
      code: "invalid-request",
      fields: [{ field: "first" }],
    });
  });

  it("P6: a form that names a mentor who has no room any more, or one twice, comes back readable", async () => {
    const { here, ana, lee, kim } = await aScene();
    await changeMe(here, kim, { action: "places", places: 0 });
    const token = await tokenFor(here, "me", ana);
    const headers = { accept: "text/html", "content-type": "application/x-www-form-urlencoded" };
    const post = (body: string) => apiOver(here.ports)("askMentors", { pathParameters: { token }, headers, body });
    for (const second of [kim, lee, "nobody"]) {
      const { statusCode, body } = await post(`action=ask&first=${lee}&second=${second}`);
      expect(statusCode).toBe(400);
      expect(body).toContain("Please look at your choices once more.");
      expect(body).toContain(`name="first" value="${lee}"`);
    }
    expect((await post("action=sing")).statusCode).toBe(400);
    expect(await everything(here.ports, "proposal", "demo")).toEqual([]);
  });

  it("P6: shows the page again, with what was chosen, when a mentor cannot be asked any more", async () => {
    const { here, ana, lee, kim } = await aScene();
    await changeMe(here, kim, { action: "places", places: 0 });
    const { html } = await lookFor(here, ana, { chosen: `${lee},${kim}` });
    expect(html).toContain(`name="first" value="${lee}"`);
    expect(html).not.toContain(`value="${kim}"`);
  });
});
