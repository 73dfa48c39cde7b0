import { describe, expect, it } from "vitest";
import { Conflict } from "#shared/domain/errors.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { atThePrompt, messageOf, send } from "#test/support/prompts.ts";

describe("sending a message", () => {
  it("M1: sends it once, and the record says so", async () => {
    const scene = await atThePrompt();
    expect(await scene.here.deliver()).toEqual(["sent"]);
    const sent = await messageOf(scene.here, scene.prompt);
    expect(sent).toMatchObject({ state: "SENT", attempts: 1, possibleDuplicate: false, reason: "accepted" });
    expect(sent.history.map(({ to }) => to)).toEqual(["PLANNED", "QUEUED", "SENDING", "SENT"]);
  });

  it("M1: hints that come twice, late or all at once make one call to SES", async () => {
    const scene = await atThePrompt();
    const outcomes = await Promise.all([send(scene), send(scene), send(scene)]);
    expect(outcomes.filter((outcome) => outcome === "sent")).toHaveLength(1);
    expect(await send(scene)).toBe("not-due");
    expect(await sendMessage("msg_nobody", scene.here.ports, scene.here.now())).toBe("not-due");
    expect(scene.calls()).toBe(1);
  });

  it("M1: knows its own claim again when the answer to it was lost", async () => {
    const scene = await atThePrompt();
    const lost = { once: true };
    scene.here.store.intercept((_changes, write) => {
      write();
      if (!lost.once) return;
      lost.once = false;
      throw new Conflict("our own write, repeated");
    });
    expect(await send(scene)).toBe("sent");
    expect(scene.calls()).toBe(1);
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "SENT", attempts: 1 });
  });

  it("M1: leaves a message alone that somebody else claimed or moved first", async () => {
    const scene = await atThePrompt();
    const first = { once: true };
    scene.here.store.intercept(async (_changes, write) => {
      if (first.once) {
        first.once = false;
        await send(scene);
      }
      write();
    });
    expect(await send(scene)).toBe("not-ours");
    expect(scene.calls()).toBe(1);
  });

  it.each([
    ["Throttling", "Maximum sending rate exceeded.", 400, "RETRY", 0],
    ["MessageRejected", "Email contains a virus", 400, "FAILED", 0],
    ["InternalFailure", "", 500, "UNKNOWN", 1],
    ["NeverSeen", "", 400, "UNKNOWN", 1],
  ] as const)("M1: %s (%s, %d) makes it %s", async (name, message, status, state, attempts) => {
    const scene = await atThePrompt();
    scene.here.mailer.will({ name, message, status });
    expect(await send(scene)).toBe("failed");
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state, attempts });
  });

  it("M1: comes back by itself after a throttled minute", async () => {
    const scene = await atThePrompt();
    scene.here.mailer.will({ name: "Throttling", message: "", status: 400 });
    await scene.here.deliver();
    scene.here.pass(0.5 / 60);
    expect(await scene.here.deliver()).toEqual([]);
    scene.here.pass(2 / 60);
    expect(await scene.here.deliver()).toEqual(["sent"]);
  });

  it("M1 F17: puts a mail that cannot be written aside, loudly, and claims nothing", async () => {
    const scene = await atThePrompt();
    const copy = await scene.here.store.get("playbook", "demo.ashp-student.1");
    if (copy) await scene.here.store.commit([{ kind: "playbook", remove: copy }]);
    await expect(send(scene)).rejects.toMatchObject({ name: "Unwritable" });
    expect(scene.calls()).toBe(0);
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "FAILED", reason: "cannot-be-written" });
  });
});
