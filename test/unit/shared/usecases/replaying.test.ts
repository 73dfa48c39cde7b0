import { expect, it } from "vitest";
import { events } from "#shared/contracts/events.ts";
import { Message } from "#shared/domain/message.ts";
import { instantText } from "#shared/domain/time.ts";
import { follow } from "#shared/ledger/message-states.ts";
import { accepted, claimed, failed } from "#shared/ledger/protocol.ts";
import { runWork } from "#shared/usecases/coordinators/work.ts";
import { workHandlers } from "#shared/usecases/coordinators/work-handlers.ts";
import { showBrake } from "#shared/usecases/mail/brake-desk.ts";
import { written } from "#shared/usecases/mail/ledger.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { aMessage } from "#test/support/builders.ts";
import { pressErase } from "#test/support/full-life.ts";
import { deskOver } from "#test/support/mail-desk.ts";
import { personOf, signUp } from "#test/support/people.ts";
import { aDuePrompt, messageOf, sesEvent, tell } from "#test/support/prompts.ts";
import { coordinator, request, type World } from "#test/support/world.ts";

const brakeOf = async (here: World) =>
  (await showBrake(request(undefined, { lang: undefined }, undefined, { caller: coordinator }), here.ports, here.now()))
    .json;

/** So many mails that the journal takes several pages, whatever became of them since the backup; and three who asked to be erased. */
async function aLongJournal() {
  const { here } = await aDuePrompt();
  const people = ["Uma", "Vic", "Wes"];
  for (const one of people) await signUp(here, one);
  await here.work();
  const mails = Array.from({ length: 330 }, (_, index) => aMessage({ id: `msg_many_${index}`, person: "per_many" }));
  for (const put of mails) await here.store.commit([{ kind: "message", put }]);
  const backup = here.store.everyItem();
  for (const [index, { id }] of mails.entries()) {
    const write = async (next: (message: Message) => Message) => {
      const message = await messageOf(here, id);
      await here.store.commit([written(next(message), message, here.now())]);
    };
    await write((message) => claimed(message, `try-${index}`, here.now()));
    if (index % 3 === 0) await write((message) => accepted(message, `ses-${index}`, "answer", here.now()));
  }
  // Signed up since: the table that is put back knows nothing of their mail.
  for (let index = 0; index < 5; index++) await signUp(here, `Zoe${index}`);
  await here.work();
  for (const one of people) await pressErase(here, await personOf(here, one));
  await here.work();
  here.pass(2);
  here.store.becomeTable("table-2", backup);
  return here;
}

/** What can differ between two tables after a replay: all but the work itself, which says how often it was begun. */
const tableOf = ({ store }: World) =>
  store
    .everyItem()
    .filter(({ noun }) => noun !== "work")
    .sort((one, other) => (`${one["pk"]} ${one["sk"]}` < `${other["pk"]} ${other["sk"]}` ? -1 : 1));

it("M1 F44: a replay cut after every page, and after every erasure, ends as one that was not, and no mail leaves before", async () => {
  const [whole, cut] = [await aLongJournal(), await aLongJournal()];
  await whole.brake("armed");
  await whole.work();
  await cut.brake("armed");
  let runs = 0;
  for (let asked = cut.bus.take(); asked.length > 0 && runs < 20; asked = cut.bus.take(), runs++) {
    expect(asked.map(({ name }) => name)).toEqual(["WorkRequested"]);
    expect(await brakeOf(cut)).toMatchObject({ state: "on" });
    expect(await cut.job("dispatch")).toMatchObject({ summary: { brake: "on" } });
    const { detail } = asked[0] ?? {};
    await runWork(events.WorkRequested.parse(detail), workHandlers, cut.ports, cut.now(), () => 0);
  }
  // Four pages of mail, and one of erasures that is cut after each of them.
  expect(runs).toBe(7);
  const done = await brakeOf(cut);
  expect(done).toMatchObject({ state: "armed", restore: { state: "done", summary: { sent: 110, erased: 3 } } });
  expect(done).toEqual(await brakeOf(whole));
  expect(tableOf(cut)).toEqual(tableOf(whole));
  expect(cut.mailer.taken).toHaveLength(whole.mailer.taken.length);
});

it("M1 F44: a replay that breaks off in the middle of a page goes on there when it is asked for again", async () => {
  const here = await aLongJournal();
  await here.brake("armed");
  const [asked] = here.bus.take();
  const run = () => runWork(events.WorkRequested.parse(asked?.detail), workHandlers, here.ports, here.now());
  let writes = 0;
  here.store.intercept((changes, write) => {
    if (changes.some(({ kind }) => kind === "message") && ++writes === 150) throw new Error("The machine is gone");
    write();
  });
  await expect(run()).rejects.toThrow("The machine is gone");
  expect(await brakeOf(here)).toMatchObject({ state: "on", restore: { state: "failed", done: 100 } });
  const pages: (string | undefined)[] = [];
  const { journalPage } = here.store;
  const store = {
    ...here.store,
    journalPage(options: Parameters<typeof journalPage>[0]) {
      pages.push(options.cursor);
      return journalPage(options);
    },
  };
  const ports = { ...here.ports, store };
  await runWork(events.WorkRequested.parse(asked?.detail), workHandlers, ports, here.now());
  expect(pages[0]).toBeDefined();
  expect(await brakeOf(here)).toMatchObject({ state: "armed", restore: { state: "done" } });
  const states = here.store.everyItem().flatMap((one) => (one["person"] === "per_many" ? [one["state"]] : []));
  expect(states.filter((state) => state === "SENT")).toHaveLength(110);
  expect(states.filter((state) => state === "UNKNOWN")).toHaveLength(220);
});

it("M1 F44: a replay whose next run nobody was told of goes on by itself within minutes, and not while it runs", async () => {
  const here = await aLongJournal();
  await here.brake("armed");
  const [asked] = here.bus.take();
  await runWork(events.WorkRequested.parse(asked?.detail), workHandlers, here.ports, here.now(), () => 0);
  expect(here.bus.take()).toHaveLength(1);
  here.pass(0.25);
  await here.job("dispatch");
  expect(here.bus.take()).toEqual([]);
  here.pass(0.1);
  await here.job("dispatch", { dryRun: true });
  expect(here.bus.take()).toEqual([]);
  await here.deliver();
  expect(await brakeOf(here)).toMatchObject({ state: "armed", restore: { state: "done", summary: { sent: 110 } } });
});

it("M1 F44: a replay that died, and one that was never begun, begins again within minutes; nothing does that nobody asked for", async () => {
  const here = await aLongJournal();
  await here.job("dispatch");
  expect(here.bus.take()).toEqual([]);
  await here.brake("armed");
  const [asked] = here.bus.take();
  here.pass(0.4);
  await here.job("dispatch");
  expect(here.bus.take()).toEqual([asked]);
  // Once, though it is not begun yet.
  await here.job("dispatch");
  expect(here.bus.take()).toEqual([]);
  const store = { ...here.store, journalPage: () => Promise.reject(new Error("The machine is gone")) };
  const died = runWork(events.WorkRequested.parse(asked?.detail), workHandlers, { ...here.ports, store }, here.now());
  await expect(died).rejects.toThrow("The machine is gone");
  await here.job("dispatch");
  expect(here.bus.take()).toEqual([]);
  here.pass(0.4);
  await here.deliver();
  expect(await brakeOf(here)).toMatchObject({ state: "armed", restore: { state: "done", summary: { sent: 110 } } });
  // It is done: whoever pauses all mail afterwards asks for no second one.
  await here.brake("on");
  here.pass(24);
  await here.job("dispatch");
  expect(here.bus.take()).toEqual([]);
});

it("M1 F44: a replay that died when it had let mail leave is brought to its end in the night, and says what it found", async () => {
  const here = await aLongJournal();
  await here.brake("armed");
  const [asked] = here.bus.take();
  const run = () => runWork(events.WorkRequested.parse(asked?.detail), workHandlers, here.ports, here.now());
  let dead = false;
  here.store.intercept((changes, write) => {
    if (dead) throw new Error("The machine is gone");
    write();
    dead = changes.some(({ kind }) => kind === "brake");
  });
  await expect(run()).rejects.toThrow("The machine is gone");
  dead = false;
  here.pass(24);
  await here.job("housekeeping");
  await here.work();
  const known = { state: "done", summary: { sent: 110, unclear: 220, erased: 3 } };
  expect(await brakeOf(here)).toMatchObject({ state: "armed", restore: known });
});

it("M1 F44: what is unclear in a table that was put back is settled by the journal, not given up on before its replay", async () => {
  const { here, prompt } = await aDuePrompt();
  const write = async (next: (message: Message) => Message) => {
    const message = await messageOf(here, prompt);
    await here.store.commit([written(next(message), message, here.now())]);
  };
  await write((message) => claimed(message, "try-1", here.now()));
  const backup = here.store.everyItem();
  // SES said that it has not got it.
  await write((message) => failed(message, { kind: "later", reason: "throttled", minutes: 5 }, here.now()));
  here.store.becomeTable("table-2", backup);
  here.pass(2);
  expect(await here.job("reconcile")).toMatchObject({ summary: { ended: 0, parked: 0 } });
  expect(await messageOf(here, prompt)).toMatchObject({ state: "SENDING" });
  await here.brake("armed");
  await here.work();
  const tried = { state: "RETRY", reason: "not-in-ses", attempts: 0, possibleDuplicate: false };
  expect(await messageOf(here, prompt)).toMatchObject(tried);
});

it("M1 F44: of two replays side by side, the second ends when the first has let mail leave, and what is done stays so", async () => {
  const here = await aLongJournal();
  await here.brake("armed");
  const [asked] = here.bus.take();
  const detail = events.WorkRequested.parse(asked?.detail);
  let pages = 0;
  const store = {
    ...here.store,
    async journalPage(options: Parameters<typeof here.store.journalPage>[0]) {
      if (++pages === 1) await runWork(detail, workHandlers, here.ports, here.now());
      return here.store.journalPage(options);
    },
  };
  await runWork(detail, workHandlers, { ...here.ports, store }, here.now());
  expect(pages).toBe(1);
  expect(await brakeOf(here)).toMatchObject({ state: "armed", restore: { state: "done", summary: { sent: 110 } } });
  expect(here.bus.take()).toEqual([]);
});

it("M1 F42 F44: a mail that cannot be read holds up no replay; it is counted, and the page says so", async () => {
  const { here, prompt } = await aDuePrompt();
  const backup = here.store.everyItem();
  await here.deliver();
  here.store.becomeTable("table-2", backup);
  here.store.tamper("message", prompt, { state: "DEFERRED" });
  await here.brake("armed");
  await here.work();
  expect(await brakeOf(here)).toMatchObject({ state: "armed", restore: { summary: { unreadable: 1, unknown: 0 } } });
  const { text } = await deskOver(here).page("showBrake");
  expect(text).toContain("1 mail cannot be read here. It does not leave.");
});

it.each(["PARKED", "SKIPPED", "CANCELLED"] as const)(
  "M1 F44: a mail put back as %s that was on its way when the table was lost is waited for, and its news settles it",
  async (state) => {
    const { here, prompt } = await aDuePrompt();
    const message = await messageOf(here, prompt);
    const reason = state === "PARKED" ? "held-by-coordinator" : "too-late";
    const { put } = written(follow(message, state, reason, {}), message, here.now());
    await here.store.commit([{ kind: "message", put: Message.parse(put) }]);
    const backup = here.store.everyItem();
    const kept = await messageOf(here, prompt);
    const again = follow(kept, "PLANNED", "released", { nextActionAt: instantText(here.now()) });
    await here.store.commit([written(again, kept, here.now())]);
    here.mailer.will("lost");
    await sendMessage(prompt, here.ports, here.now());
    const [letter] = here.mailer.calls.filter((one) => one.message === prompt);
    here.store.becomeTable("table-2", backup);
    await here.brake("armed");
    await here.work();
    expect(await messageOf(here, prompt)).toMatchObject({ state: "UNKNOWN", reason: "in-journal", attempts: 1 });
    if (letter) expect(await tell(here, sesEvent(letter, "Send"))).toBe("accepted");
    expect(await messageOf(here, prompt)).toMatchObject({ state: "SENT", attempts: 1 });
  },
);
