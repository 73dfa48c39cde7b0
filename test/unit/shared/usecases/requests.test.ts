import { describe, expect, it } from "vitest";
import { active, aScene, askFor, lookFor, offeredTo, passDays, proposalOf, takeBack } from "#test/support/asking.ts";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import { aMentee, changeMe, respond, runRound } from "#test/support/people.ts";

describe("asking a mentor by name", () => {
  it("P6: asks the first choice at once, by name, and a yes pairs at once", async () => {
    const { here, ana, lee, kim } = await aScene();
    const reply = await askFor(here, ana, lee, kim);
    expect(reply.json).toMatchObject({ outcome: "asking", hearBy: "2026-08-28" });
    expect(reply.html).toContain("Friday, August 28, 2026");
    const letter = (await lettersTo(here, "Lee")).at(-1);
    expect(letter?.text).toContain("Ana asked for you by name.");
    expect(letter && tokensIn(letter, "respond")).toHaveLength(1);
    expect(await kindsTo(here, "Kim")).not.toContain("proposal-mentor");
    expect(await active(here)).toEqual([]);
    expect((await respond(here, lee, await proposalOf(here, lee), "yes")).json).toEqual({ outcome: "paired" });
    await here.work();
    expect(await active(here)).toHaveLength(1);
    expect((await lettersTo(here, "Ana")).at(-1)?.raw).toMatch(/^Reply-To: .*lee@post.example/im);
    expect((await proposalOf(here, kim)).state).toBe("withdrawn");
    expect((await lookFor(here, ana)).outcome).toBe("open");
  });

  it("P6: passes to the next choice after a no and after silence, then writes once, and tells of neither", async () => {
    const { here, ana, lee, kim } = await aScene();
    await askFor(here, ana, lee, kim);
    await respond(here, lee, await proposalOf(here, lee), "no");
    expect(await kindsTo(here, "Kim")).not.toContain("proposal-mentor");
    await passDays(here, 1);
    expect(await kindsTo(here, "Kim")).toContain("proposal-mentor");
    expect(await kindsTo(here, "Ana")).toEqual(["confirm"]);
    await passDays(here, 4);
    expect((await kindsTo(here, "Kim")).filter((kind) => kind === "proposal-reminder")).toHaveLength(1);
    await passDays(here, 15);
    expect(await kindsTo(here, "Ana")).toEqual(["confirm", "request-closed"]);
    expect((await lettersTo(here, "Ana")).at(-1)?.text).not.toMatch(/Lee|Kim|declin|said no|refus|did not answer/i);
    expect(await offeredTo(here, ana)).toEqual(["Pat"]);
  });

  it("P5: a mentee's page and mails are the same on every day, whether mentors say no at once or never answer", async () => {
    const seen = await Promise.all(
      [true, false].map(async (declines) => {
        const { here, ana, lee, kim } = await aScene();
        await askFor(here, ana, lee, kim);
        const days: unknown[] = [];
        for (let day = 0; day < 13; day++) {
          for (const mentor of declines ? [lee, kim] : [])
            if ((await proposalOf(here, mentor)).state === "asked-mentor")
              await respond(here, mentor, await proposalOf(here, mentor), "no");
          await passDays(here, 1);
          days.push([(await lookFor(here, ana)).html.replaceAll(/me\/[\w.-]+/g, ""), await kindsTo(here, "Ana")]);
        }
        return days;
      }),
    );
    expect(seen[0]?.at(-1)).toMatchObject([expect.anything(), ["confirm", "request-closed"]]);
    // What is offered afterwards differs by nobody: both are excluded, whatever they said.
    const bare = seen.map((days) => JSON.stringify(days).replaceAll(/invite=[\w.-]+/g, ""));
    expect(bare[0]).toBe(bare[1]);
  });

  it("P6: can be taken back before a yes; the mentor then sees what is no longer open", async () => {
    const { here, ana, lee } = await aScene();
    await askFor(here, ana, lee);
    expect((await takeBack(here, ana)).json).toMatchObject({ outcome: "open" });
    const proposal = await proposalOf(here, lee);
    expect((await respond(here, lee, proposal, "yes")).json).toEqual({ outcome: "closed" });
    expect(await active(here)).toEqual([]);
    const commits = here.store.commits();
    await takeBack(here, ana);
    expect(here.store.commits()).toBe(commits);
  });

  it("P6: keeps a round from asking for who is asking, and no draft of a later choice is asked or takes a place", async () => {
    const { here, ana, lee, kim } = await aScene();
    await askFor(here, ana, lee, kim);
    await aMentee(here, "Bea");
    await changeMe(here, kim, { action: "places", places: 1 });
    const round = (await runRound(here)).filter(({ request }) => request === undefined);
    expect(round.map(({ mentee }) => mentee)).not.toContain(ana);
    expect(round).toHaveLength(1);
    expect((await proposalOf(here, kim)).state === "draft" || round[0]?.mentor === kim).toBe(true);
  });

  it("P6: moves past a later choice who has left or has no place any more", async () => {
    const { here, ana, lee, kim, pat } = await aScene();
    await askFor(here, ana, lee, kim, pat);
    await changeMe(here, kim, { action: "leave" });
    await respond(here, lee, await proposalOf(here, lee), "no");
    await passDays(here, 1);
    expect((await proposalOf(here, kim)).state).toBe("withdrawn");
    expect((await proposalOf(here, pat)).state).toBe("asked-mentor");
  });

  it("P6: ends quietly when the mentee leaves", async () => {
    const { here, ana, lee, kim } = await aScene();
    await askFor(here, ana, lee, kim);
    await changeMe(here, ana, { action: "leave" });
    await passDays(here, 2);
    expect([(await proposalOf(here, lee)).state, (await proposalOf(here, kim)).state]).toEqual([
      "withdrawn",
      "withdrawn",
    ]);
    expect(await kindsTo(here, "Ana")).toEqual(["confirm"]);
  });
});
