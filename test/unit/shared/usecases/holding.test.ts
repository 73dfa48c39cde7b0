import { describe, expect, it } from "vitest";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { pressErase } from "#test/support/full-life.ts";
import { lettersTo } from "#test/support/letters.ts";
import { deskOver, mailScene, ofDemo } from "#test/support/mail-desk.ts";
import { changeMe } from "#test/support/people.ts";
import { messageOf } from "#test/support/prompts.ts";
import type { World } from "#test/support/world.ts";

const prompts = async (here: World, name: string) => (await lettersTo(here, name)).length;

describe("held mail", () => {
  it("O3: is not sent when its day comes, nor by the nightly plan or reconcile; let go in time, it is", async () => {
    const { here, decide, now, prompt } = await mailScene();
    const letters = await prompts(here, "Ana");
    expect(await decide("holdMessage")).toMatchObject({ status: 200, json: { state: "PARKED" } });
    await here.deliver();
    here.pass(24);
    await here.job("plan");
    await here.job("reconcile", { byHand: true });
    await here.deliver();
    expect(await sendMessage(prompt, here.ports, here.now())).toBe("not-due");
    expect(await now()).toMatchObject({ state: "PARKED", reason: "held-by-coordinator", attempts: 0 });
    expect(await prompts(here, "Ana")).toBe(letters);
    expect(await decide("releaseMessage")).toMatchObject({
      status: 200,
      json: { state: "PLANNED", reason: "released" },
    });
    here.goTo((await now()).dueAt > here.now().toString() ? (await now()).dueAt : here.now().toString());
    await here.deliver();
    expect((await now()).state).toBe("SENT");
    expect(await prompts(here, "Ana")).toBe(letters + 1);
  });

  it("O3: let go after its expiry is skipped as too late, and says so", async () => {
    const { here, decide, now } = await mailScene();
    await decide("holdMessage");
    here.goTo("2027-03-01T15:00:00Z");
    expect((await decide("releaseMessage")).json).toMatchObject({ state: "SKIPPED", reason: "too-late" });
    await here.deliver();
    expect((await now()).state).toBe("SKIPPED");
  });

  it("O3: whose reason fell away meanwhile is taken back when it is let go", async () => {
    const { here, ana, decide } = await mailScene();
    await decide("holdMessage");
    const participant = await here.store.get("participant", `demo.${ana}`);
    await changeMe(here, ana, { action: "end", mentorship: participant?.mentorships[0] ?? "" });
    expect((await decide("releaseMessage")).json).toMatchObject({ state: "CANCELLED", reason: "no-mentorship" });
  });

  it("O3: follows a key date that moved while it was held, once it is let go", async () => {
    const { here, decide, desk, now } = await mailScene();
    const before = await now();
    await decide("holdMessage");
    const body = { date: "2026-12-27", days: 1, state: "confirmed" };
    await desk.json("setKeyDate", { pathParameters: { programme: "demo", keyDate: "midyear" } }, body);
    await here.work();
    expect(await now()).toMatchObject({ state: "PARKED", dueAt: before.dueAt });
    const { json } = await decide("releaseMessage");
    expect(json.state).toBe("PLANNED");
    expect(json.dueAt > before.dueAt).toBe(true);
    here.bus.take();
  });

  it("M3: of somebody who unsubscribed meanwhile is not sent when it is let go", async () => {
    const { here, ana, decide, now } = await mailScene();
    await decide("holdMessage");
    await changeMe(here, ana, { action: "prompts", prompts: "off" });
    await decide("releaseMessage");
    await here.deliver();
    expect(await now()).toMatchObject({ state: "SKIPPED", reason: "unsubscribed" });
  });

  it("T1: of somebody erased is taken back with all their mail", async () => {
    const { here, ana, decide, now } = await mailScene();
    await decide("holdMessage");
    await pressErase(here, ana);
    expect(await now()).toMatchObject({ state: "CANCELLED", reason: "erased" });
    expect((await decide("releaseMessage")).status).toBe(409);
  });

  it("O3: can be decided twice without harm, with one audit item each, which names who", async () => {
    const { here, decide, prompt } = await mailScene();
    for (const act of ["holdMessage", "holdMessage", "releaseMessage", "releaseMessage"] as const) {
      expect((await decide(act)).status).toBe(200);
      here.pass(0.1);
    }
    const trail = await here.store.partsOf("audit", prompt);
    expect(trail.map(({ did, by }) => [did, by])).toEqual([
      ["mail-hold", "cora"],
      ["mail-release", "cora"],
    ]);
  });

  it("O3: left unsent for good is never planned again", async () => {
    const { here, decide, now } = await mailScene();
    await decide("holdMessage");
    expect((await decide("leaveMessage")).json).toMatchObject({ state: "SKIPPED", reason: "left-unsent" });
    here.pass(24);
    await here.job("plan");
    await here.deliver();
    expect(await now()).toMatchObject({ state: "SKIPPED", reason: "left-unsent" });
    expect((await decide("releaseMessage")).status).toBe(409);
  });

  it("T4: of another programme is not there", async () => {
    const { here, prompt } = await mailScene();
    await here.programme("other");
    const other = { pathParameters: { programme: "other", message: prompt } };
    for (const route of ["holdMessage", "releaseMessage", "leaveMessage"] as const)
      expect((await deskOver(here).json(route, other, {})).status).toBe(404);
    expect((await deskOver(here).json("showMessage", other)).status).toBe(404);
    const several = await deskOver(here).json(
      "decideMail",
      { pathParameters: { programme: "other" } },
      {
        ...{ act: "hold", messages: [prompt] },
      },
    );
    expect(several.json).toEqual({ done: [], not: [] });
    expect((await messageOf(here, prompt)).state).toBe("PLANNED");
  });
});

describe("a hold that meets a sending", () => {
  it("O3: comes too late once the sending has claimed it, and says so", async () => {
    const { here, decide, now, desk, prompt } = await mailScene();
    await sendMessage(prompt, here.ports, here.now());
    expect(await decide("holdMessage")).toMatchObject({ status: 409 });
    expect((await now()).state).toBe("SENT");
    expect((await desk.page("holdMessage", ofDemo(prompt), {})).text).toContain("It was quicker: this mail has left");
  });

  it("O3: whoever writes first wins: the hold between reading and claiming stops the sending", async () => {
    const { here, decide, now, prompt } = await mailScene();
    let met = false;
    here.store.intercept(async (changes, write) => {
      const claims = changes.some((one) => one.kind === "message" && "put" in one && one.put.state === "SENDING");
      if (claims && !met) {
        met = true;
        expect((await decide("holdMessage")).status).toBe(200);
      }
      write();
    });
    const calls = here.mailer.calls.length;
    expect(await sendMessage(prompt, here.ports, here.now())).toBe("not-ours");
    expect(here.mailer.calls).toHaveLength(calls);
    expect((await now()).state).toBe("PARKED");
  });

  it("O3: and the claim between reading and holding stops the hold", async () => {
    const { here, decide, now, prompt } = await mailScene();
    let met = false;
    here.store.intercept(async (changes, write) => {
      const holds = changes.some((one) => one.kind === "message" && "put" in one && one.put.state === "PARKED");
      if (holds && !met) {
        met = true;
        expect(await sendMessage(prompt, here.ports, here.now())).toBe("sent");
      }
      write();
    });
    expect((await decide("holdMessage")).status).toBe(409);
    expect((await now()).state).toBe("SENT");
  });
});
