import { describe, expect, it } from "vitest";
import { unsubscribe } from "#shared/usecases/own-page/unsubscribe.ts";
import { lettersTo } from "#test/support/letters.ts";
import { signUp, tokenFor } from "#test/support/people.ts";
import { atThePrompt, messageOf, send, sesEvent, tell } from "#test/support/prompts.ts";
import { noQuery, request, world } from "#test/support/world.ts";

describe("what must not be sent", () => {
  it("M3 F38: prompts to who unsubscribed in one click; what they ask for themselves still arrives", async () => {
    const scene = await atThePrompt();
    const token = await tokenFor(scene.here, "unsubscribe", scene.ana);
    const press = () => unsubscribe(request({ token }, noQuery, undefined), scene.here.ports, scene.here.now());
    expect(await press()).toMatchObject({ json: { outcome: "unsubscribed" } });
    expect(await press()).toMatchObject({ json: { outcome: "unsubscribed" } });
    expect(await send(scene)).toBe("skipped");
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "SKIPPED", reason: "unsubscribed" });
    await signUp(scene.here, "Ana");
    expect(await scene.here.work()).toEqual(["sent"]);
  });

  it.each([
    ["Bounce", "bouncing"],
    ["Complaint", "complained"],
  ] as const)("M3: anything after a %s", async (event, reason) => {
    const scene = await atThePrompt();
    const [earlier] = scene.here.mailer.taken.filter(({ to }) => to === "ana@post.example");
    if (earlier) await tell(scene.here, sesEvent(earlier, event));
    expect(await send(scene)).toBe("skipped");
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "SKIPPED", reason });
    expect(scene.calls()).toBe(0);
  });

  it("J6: anything but the confirmation to who has not confirmed", async () => {
    const scene = await atThePrompt();
    scene.here.store.tamper("person", scene.ana, { addressState: "unconfirmed" });
    expect(await send(scene)).toBe("skipped");
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ reason: "unconfirmed" });
  });
});

describe("a prompt that comes late", () => {
  it("Y14: waits for the next window, and never leaves at night", async () => {
    const scene = await atThePrompt();
    scene.here.pass(12);
    expect(new Set(await scene.here.deliver())).toEqual(new Set(["waits"]));
    const waiting = await messageOf(scene.here, scene.prompt);
    expect(waiting).toMatchObject({ state: "PLANNED", reason: "next-window" });
    expect(waiting.wall?.time).toMatch(/^(09|10):/);
    expect(await send(scene)).toBe("not-due");
    scene.here.goTo(waiting.dueAt);
    await scene.here.deliver();
    expect((await messageOf(scene.here, scene.prompt)).state).toBe("SENT");
  });

  it("M1: is skipped as too late once what it prepares for is over", async () => {
    const scene = await atThePrompt();
    const { expiresAt } = await messageOf(scene.here, scene.prompt);
    scene.here.goTo(expiresAt);
    expect(await send(scene)).toBe("skipped");
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "SKIPPED", reason: "too-late" });
  });

  it("M1: is skipped when no window is left before it is over", async () => {
    const scene = await atThePrompt();
    const { expiresAt } = await messageOf(scene.here, scene.prompt);
    scene.here.goTo(expiresAt);
    scene.here.pass(-2);
    expect(await send(scene)).toBe("skipped");
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "SKIPPED", reason: "too-late" });
  });
});

describe("mail", () => {
  it("M2: reads in the reader's language and unsubscribes in one click", async () => {
    const here = await world({ locale: "fr" });
    await signUp(here, "Ana");
    await here.work();
    const [letter] = await lettersTo(here, "Ana");
    expect(letter?.raw).toMatch(/Content-Language: fr/i);
  });
});
