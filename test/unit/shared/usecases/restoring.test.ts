import { expect, it } from "vitest";
import { timelineOf } from "#shared/ledger/timeline.ts";
import { arm } from "#shared/usecases/mail/brake.ts";
import { showBrake } from "#shared/usecases/mail/brake-desk.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { contradictions } from "#test/simulate/agrees.ts";
import { pressErase, tracesOf } from "#test/support/full-life.ts";
import { lettersTo } from "#test/support/letters.ts";
import { personOf, signUp } from "#test/support/people.ts";
import { aDuePrompt, ledgerOf, messageOf, sesEvent, tell } from "#test/support/prompts.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

const brakeOf = async (here: World) =>
  (await showBrake(request(undefined, { lang: undefined }, undefined, { caller: coordinator }), here.ports, here.now()))
    .json;

/** Messages SES took more than once. */
function doubles({ mailer }: World): string[] {
  const ids = mailer.taken.map(({ message }) => message);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** The state of then in another table, and the brake armed for it, with all that follows. */
async function restore(here: World, backup: ReturnType<World["store"]["everyItem"]>, hours = 2) {
  here.pass(hours);
  here.store.becomeTable("table-2", backup);
  await here.brake("armed");
  await here.work();
}

it("M1 F44: a table put back by two hours sends nothing until the journal was replayed, and nothing twice after it", async () => {
  const { here, prompt } = await aDuePrompt();
  const lee = await personOf(here, "Lee");
  const backup = here.store.everyItem();
  await here.deliver();
  await signUp(here, "Bea");
  await pressErase(here, lee);
  await here.work();
  const [bea] = await lettersTo(here, "Bea");
  here.pass(2);
  here.store.becomeTable("table-2", backup);
  expect(tracesOf(here, "Lee")).not.toEqual([]);
  expect((await messageOf(here, prompt)).state).toBe("PLANNED");

  expect(await brakeOf(here)).toMatchObject({ state: "on", restore: { state: "needed" } });
  const calls = here.mailer.calls.length;
  await here.brake("armed");
  expect(await brakeOf(here)).toMatchObject({ state: "on", restore: { state: "requested" } });
  expect(await here.job("dispatch")).toMatchObject({ summary: { brake: "on" } });
  expect(await sendMessage(prompt, here.ports, here.now())).toBe("braked");
  await here.work();

  expect(await brakeOf(here)).toMatchObject({
    state: "armed",
    restore: { state: "done", summary: { unclear: 0, again: 0, erased: 1 } },
  });
  expect(await messageOf(here, prompt)).toMatchObject({ state: "SENT", reason: "accepted-by-journal", attempts: 1 });
  expect(tracesOf(here, "Lee")).toEqual([]);
  // What was sent to whoever signed up since then is known by its id alone.
  expect(await brakeOf(here)).toMatchObject({
    restore: { unknown: expect.arrayContaining([expect.objectContaining({ mail: bea?.message ?? "" })]) },
  });
  for (let day = 0; day < 3; day++) {
    await here.job("plan");
    await here.job("reconcile", { byHand: true });
    await here.deliver();
    here.pass(24);
  }
  expect(doubles(here)).toEqual([]);
  expect(here.mailer.calls.slice(calls).map(({ message }) => message)).not.toContain(prompt);
});

/** SES took a prompt, its answer got lost, and the table is put back to before that. */
async function takenBeforeRestore() {
  const { here, prompt } = await aDuePrompt();
  const backup = here.store.everyItem();
  here.mailer.will("lost", "lost", "lost");
  await here.deliver();
  const letter = here.mailer.taken.find(({ message }) => message === prompt);
  if (letter === undefined) throw new Error("It was not taken");
  here.store.becomeTable("table-2", backup);
  return { here, prompt, letter };
}

it.each(["Send", "Delivery"] as const)(
  "M1 F44: SES's %s that comes between a restore and its replay is not forgotten: the mail is sent, and only once",
  async (type) => {
    const { here, prompt, letter } = await takenBeforeRestore();
    expect((await messageOf(here, prompt)).state).toBe("PLANNED");
    expect(await tell(here, sesEvent(letter, type))).toBe("accepted");
    expect(await tell(here, sesEvent(letter, type))).toBe("known");
    await here.brake("armed");
    await here.work();
    for (let hour = 0; hour < 4; hour++) {
      here.pass(1);
      await here.job("reconcile", { byHand: true });
      await here.deliver();
    }
    expect(await messageOf(here, prompt)).toMatchObject({ state: "SENT", attempts: 1 });
    expect(doubles(here)).toEqual([]);
  },
);

it("M1 F44: news of an attempt that neither the message nor its line knows proves nothing", async () => {
  const { here, prompt, letter } = await takenBeforeRestore();
  expect(await tell(here, sesEvent({ ...letter, attempt: "of-nobody" }, "Send"))).toBe("known");
  expect((await messageOf(here, prompt)).state).toBe("PLANNED");
});

it("M1 F44: armed past the replay, by whatever mistake, a claim still finds its line in the journal", async () => {
  const { here, prompt } = await aDuePrompt();
  const backup = here.store.everyItem();
  await here.deliver();
  here.store.becomeTable("table-2", backup);
  await arm("cora", "", here.ports, here.now());
  const calls = here.mailer.calls.length;
  expect(await sendMessage(prompt, here.ports, here.now())).toBe("skipped");
  expect(here.mailer.calls).toHaveLength(calls);
  expect(await messageOf(here, prompt)).toMatchObject({ state: "SENT", reason: "accepted-by-journal" });
});

it("M1 F44: a mail that was with SES when the table was lost waits for evidence, and is never sent straight again", async () => {
  const { here, prompt } = await aDuePrompt();
  const backup = here.store.everyItem();
  here.mailer.will("hang");
  const handed = here.mailer.handed();
  void sendMessage(prompt, here.ports, here.now());
  await handed;
  const [letter] = here.mailer.calls.filter(({ message }) => message === prompt);
  await restore(here, backup);
  expect(await messageOf(here, prompt)).toMatchObject({ state: "UNKNOWN", reason: "in-journal", attempts: 1 });
  await here.deliver();
  expect(here.mailer.calls.filter(({ message }) => message === prompt)).toHaveLength(1);
  if (letter) expect(await tell(here, sesEvent(letter, "Send"))).toBe("accepted");
  expect((await messageOf(here, prompt)).state).toBe("SENT");
});

it("M1 F44: without evidence a prompt has one more attempt, marked, and no third; whoever presses again starts nothing anew", async () => {
  const { here, prompt } = await aDuePrompt();
  const backup = here.store.everyItem();
  here.mailer.will("hang");
  const handed = here.mailer.handed();
  void sendMessage(prompt, here.ports, here.now());
  await handed;
  await restore(here, backup, 0);
  here.pass(16 / 60);
  await here.job("reconcile");
  expect(await messageOf(here, prompt)).toMatchObject({ state: "RETRY", possibleDuplicate: true });
  // The table is lost once more, after the second attempt.
  const again = here.store.everyItem();
  here.mailer.will("hang");
  const second = here.mailer.handed();
  void sendMessage(prompt, here.ports, here.now());
  await second;
  here.store.becomeTable("table-3", again);
  await here.brake("armed");
  await here.work();
  expect(await messageOf(here, prompt)).toMatchObject({ state: "UNKNOWN", attempts: 2 });
  here.pass(16 / 60);
  expect(await here.job("reconcile")).toMatchObject({ summary: { parked: 1 } });
  await here.brake("armed");
  await here.work();
  expect(await brakeOf(here)).toMatchObject({ state: "armed" });
  expect(here.mailer.calls.filter(({ message }) => message === prompt)).toHaveLength(2);
});

it("M1 F44: what SES had certainly refused is tried again", async () => {
  const { here, prompt } = await aDuePrompt();
  let backup = here.store.everyItem();
  here.mailer.will({ name: "Throttling", message: "Maximum sending rate exceeded.", status: 400 });
  here.store.intercept((changes, write) => {
    write();
    if (changes.some((one) => one.kind === "message" && "put" in one && one.put.state === "SENDING"))
      backup = here.store.everyItem();
  });
  await sendMessage(prompt, here.ports, here.now());
  expect((await messageOf(here, prompt)).state).toBe("RETRY");
  await restore(here, backup);
  expect(await messageOf(here, prompt)).toMatchObject({ state: "RETRY", reason: "not-in-ses", attempts: 0 });
});

it("M1 F44: a first deployment, and one that only paused, are armed at once", async () => {
  const here = await world();
  await here.brake("on");
  here.pass(1);
  await here.brake("armed");
  expect(await brakeOf(here)).toMatchObject({ state: "armed" });
  expect(await brakeOf(here)).not.toHaveProperty("restore");
});

it("M1 F44: whoever came back after they were erased is not erased again", async () => {
  const { here } = await aDuePrompt();
  const lee = await personOf(here, "Lee");
  await pressErase(here, lee);
  here.pass(48);
  await here.job("housekeeping");
  await signUp(here, "Lee", { role: "mentor" });
  await here.work();
  const backup = here.store.everyItem();
  await restore(here, backup);
  expect(tracesOf(here, "Lee")).not.toEqual([]);
  expect(await brakeOf(here)).toMatchObject({ restore: { summary: { erased: 0 } } });
});

it("M1: the daily audit finds what was sent and is not in the journal, and the other way round", async () => {
  const { here, prompt } = await aDuePrompt();
  await here.deliver();
  expect(await here.job("reconcile", { byHand: true })).toMatchObject({ summary: { audited: expect.any(Number) } });
  here.store.tamper("message", prompt, { state: "SKIPPED" });
  const audit = () => here.job("reconcile", { byHand: true });
  await expect(audit()).rejects.toThrow("1 the journal knows as sent not in the ledger");
  here.store.tamper("message", prompt, { state: "SENT" });
  await audit();
  // A message that says it was sent, and whose claim nobody noted.
  const { sentAt, history, attempt } = await messageOf(here, prompt);
  const other = (await ledgerOf(here)).find(({ state }) => state === "PLANNED");
  here.store.tamper("message", other?.id ?? "", {
    ...{ state: "SENT", sentAt, history, attempt, nextActionAt: undefined },
    ...{ duePk: undefined, dueSk: undefined },
  });
  await expect(audit()).rejects.toThrow("1 sent ones not in the journal");
});

const throttled = { name: "Throttling", message: "Maximum sending rate exceeded.", status: 400 } as const;
const timesTaken = ({ mailer }: World, prompt: string) =>
  mailer.taken.filter(({ message }) => message === prompt).length;

it("M1 F44: an attempt in doubt is not forgotten where SES refused the second before the table was put back", async () => {
  const { here, prompt } = await aDuePrompt();
  const backup = here.store.everyItem();
  here.mailer.will("lost");
  await sendMessage(prompt, here.ports, here.now());
  here.pass(20 / 60);
  await here.job("reconcile");
  here.mailer.will(throttled);
  await sendMessage(prompt, here.ports, here.now());
  await restore(here, backup, 0);
  expect(await messageOf(here, prompt)).toMatchObject({ state: "UNKNOWN", attempts: 1, possibleDuplicate: false });
  here.pass(20 / 60);
  await here.job("reconcile");
  here.mailer.will("lost");
  await sendMessage(prompt, here.ports, here.now());
  here.pass(20 / 60);
  await here.job("reconcile");
  await here.deliver();
  expect(await messageOf(here, prompt)).toMatchObject({ state: "PARKED", attempts: 2, possibleDuplicate: true });
  expect(timesTaken(here, prompt)).toBe(2);
  expect(contradictions(await messageOf(here, prompt), [here.now(), here.now()])).toEqual([]);
});

it("M1 F44: back to the table before the last, nothing leaves until it was replayed once more, whoever was erased meanwhile", async () => {
  const { here, prompt } = await aDuePrompt();
  const lee = await personOf(here, "Lee");
  const first = here.store.everyItem();
  await restore(here, first, 0);
  const second = here.store.everyItem();
  // A third from it, and back to the second; the second's own replay was done long ago, and its own brake is armed.
  here.pass(1);
  here.store.becomeTable("table-3", second);
  await here.brake("armed");
  await here.work();
  await pressErase(here, lee);
  await here.work();
  here.pass(1);
  here.store.becomeTable("table-2", second);
  expect(await here.store.get("brake", "brake")).toMatchObject({ armedFor: "table-2" });
  expect(await sendMessage(prompt, here.ports, here.now())).toBe("braked");
  expect(await brakeOf(here)).toMatchObject({ state: "on", restore: { state: "needed" } });
  await here.brake("armed");
  await here.work();
  expect(await brakeOf(here)).toMatchObject({ state: "armed", restore: { state: "done", summary: { erased: 1 } } });
  expect(tracesOf(here, "Lee")).toEqual([]);
});

it("M1 F44: who pauses all mail while the replay runs is not overruled by its end, and lets it go again with one word", async () => {
  const { here } = await aDuePrompt();
  here.store.becomeTable("table-2");
  await here.brake("armed");
  here.pass(1 / 60);
  await here.brake("on");
  await here.work();
  expect(await brakeOf(here)).toMatchObject({ state: "on", restore: { state: "done" } });
  here.pass(1 / 60);
  await here.brake("armed");
  expect(await brakeOf(here)).toMatchObject({ state: "armed", restore: { state: "done" } });
});

it("M1 F44: who pauses it at the very moment the replay arms it comes first; who asked again after a pause, is heard", async () => {
  const { here } = await aDuePrompt();
  here.store.becomeTable("table-2");
  await here.brake("armed");
  here.pass(1 / 60);
  await here.brake("on");
  here.pass(1 / 60);
  await here.brake("armed");
  let paused = false;
  here.store.intercept(async (changes, write) => {
    if (!paused && changes.some((one) => one.kind === "brake" && "put" in one && one.put.armedFor !== "")) {
      paused = true;
      await here.brake("on");
    }
    write();
  });
  await here.work();
  expect(paused).toBe(true);
  expect(await brakeOf(here)).toMatchObject({ state: "on", restore: { state: "done" } });
});

it("M6 F44: a mail's way tells the attempts a table lost, and never that SES certainly has not got it", async () => {
  const { here, prompt } = await aDuePrompt();
  const backup = here.store.everyItem();
  here.mailer.will("lost");
  await sendMessage(prompt, here.ports, here.now());
  const took = here.now();
  await restore(here, backup);
  const message = await messageOf(here, prompt);
  expect(timelineOf(message, []).steps.at(-1)).toMatchObject({ to: "UNKNOWN", attempts: 1, taken: "unclear" });
  expect(contradictions(message, [took])).toEqual([]);
});

it("M1 F44: the daily audit compares nothing on a table that was put back and not replayed yet", async () => {
  const { here } = await aDuePrompt();
  const backup = here.store.everyItem();
  await here.deliver();
  here.pass(1);
  here.store.becomeTable("table-2", backup);
  expect(await here.job("reconcile", { byHand: true })).toMatchObject({ summary: { audited: expect.any(Number) } });
});
