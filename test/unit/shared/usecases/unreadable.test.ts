import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { instantText } from "#shared/domain/time.ts";
import { notePace } from "#shared/usecases/mail/pace.ts";
import { aMessage, aPerson } from "#test/support/builders.ts";
import { deskOver } from "#test/support/mail-desk.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { world } from "#test/support/world.ts";

const now = Temporal.Instant.from("2026-08-17T14:00:00Z");
const mail = { kind: "my-page", class: "interactive" } as const;
const unclear = { ...mail, state: "UNKNOWN", attempts: 1, attempt: "att" } as const;

/** Messages, some of which a newer version left in a state, or of a kind, that nobody here knows. */
async function withNews(messages: readonly Parameters<typeof aMessage>[0][], newer: Record<string, object>) {
  const here = await world();
  await here.store.commit([{ kind: "person", put: aPerson({ id: "per_1" }) }]);
  for (const message of messages) await here.store.commit([{ kind: "message", put: aMessage(message) }]);
  for (const [id, change] of Object.entries(newer)) here.store.tamper("message", id, { ...change });
  here.goTo(instantText(now));
  return here;
}
const demo = { pathParameters: { programme: "demo" } };
const later = { state: "DEFERRED" };
const failsWith = (name: string, words: RegExp) =>
  expect.objectContaining({ name, message: expect.stringMatching(words) });

describe("M1 F42: a message that this version cannot read", () => {
  it("M1 F42: rings the alarm of dispatch by its id, and everybody else's mail is handed on first", async () => {
    const here = await withNews(
      [
        { id: "msg_new", ...mail },
        { id: "msg_known", ...mail },
      ],
      { msg_new: later },
    );
    await expect(here.job("dispatch")).rejects.toEqual(failsWith("Unreadable", /^1 .* msg_new$/));
    expect(here.queue.take()).toEqual(["msg_known"]);
  });

  it("M1 F42: takes nobody's place, however many there are and however little may leave", async () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ id: `msg_${at}`, ...mail }));
    const last = ["msg_7", "msg_8"];
    const newer = Object.fromEntries(many.filter(({ id }) => !last.includes(id)).map(({ id }) => [id, later]));
    const here = await withNews(many, newer);
    // A pause has just ended: three mails are to find out whether SES takes any.
    const over = { until: instantText(now), reason: "daily-quota", since: instantText(now) } as const;
    await notePace(here.ports, (pace) => ({ ...pace, paused: { interactive: over } }));
    await expect(here.job("dispatch")).rejects.toEqual(failsWith("Unreadable", /^7 /));
    expect(here.queue.take().sort()).toEqual(last);
  });

  it("M1 F42: does not keep reconcile from settling what is unclear, and rings then", async () => {
    const here = await withNews(
      [
        { id: "msg_new", ...unclear },
        { id: "msg_known", ...unclear },
      ],
      { msg_new: later },
    );
    await expect(here.job("reconcile")).rejects.toEqual(failsWith("Unreadable", /^1 .* msg_new$/));
    expect(await here.store.get("message", "msg_known")).toMatchObject({ state: "PARKED" });
  });

  it("M1 F42: hides neither what was put aside nor what mail stands still for: both stand in what the job throws", async () => {
    const here = await withNews(
      [
        { id: "msg_new", ...mail },
        { id: "msg_old", ...unclear },
        { id: "msg_known", ...unclear },
      ],
      { msg_new: later, msg_old: later },
    );
    await expect(here.job("reconcile")).rejects.toMatchObject({ name: "Unreadable", summary: { parked: 1 } });
    await expect(here.job("reconcile", { byHand: true })).rejects.toMatchObject({
      ...{ name: "LedgerGap", summary: { parked: 0 } },
    });
    await notePace(here.ports, (pace) => {
      const still = {
        until: instantText(now.add({ minutes: 9 })),
        reason: "daily-quota",
        since: instantText(now),
      } as const;
      return { ...pace, paused: { interactive: still } };
    });
    await here.store.commit([{ kind: "message", put: aMessage({ id: "msg_open", ...unclear, state: "SENDING" }) }]);
    here.store.tamper("message", "msg_open", later);
    await expect(here.job("dispatch")).rejects.toMatchObject({
      ...{ name: "Unreadable", summary: { halted: "daily-quota" } },
    });
  });

  it("M1 F42: is counted by the audit, which goes on and counts everything else", async () => {
    const lost = { ...mail, nextActionAt: undefined };
    const here = await withNews(
      [
        { id: "msg_new", ...mail },
        { id: "msg_lost", ...lost },
      ],
      { msg_new: later },
    );
    await expect(here.job("reconcile", { byHand: true })).rejects.toEqual(
      failsWith("LedgerGap", /^1 unfinished .* 1 cannot be read$/),
    );
  });

  it("M6 F42: stays where it is when a coordinator holds a day, and the others are held", async () => {
    const newer = { msg_new: { kind: "letter-of-a-newer-version", reason: 7 } };
    const here = await withNews([{ id: "msg_new" }, { id: "msg_known" }], newer);
    const day = "2026-08-17";
    await pairingDesk(here).post("decideDay", {}, { act: "hold", what: "cv-review", day });
    await here.work();
    expect(await here.store.get("message", "msg_known")).toMatchObject({ reason: "held-by-coordinator" });
    const work = here.store.everyItem().find(({ noun }) => noun === "work");
    expect(work).toMatchObject({ state: "done", summary: { held: 1, unreadable: 1 } });
  });

  it.each([
    ["listHeldMail", "PARKED", "mails belong here"],
    ["listMail", "PLANNED", "mails belong here"],
    ["listMail", "RETRY", "mails belong here"],
    ["today", "PARKED", "mails belong here"],
  ] as const)(
    "M6 F42: %s shows the others that are %s, and says how many it cannot and whom to tell",
    async (route, state, words) => {
      const nextActionAt = state === "PARKED" ? undefined : instantText(now);
      const ids = ["msg_new", "msg_newer", "msg_known"];
      const here = await withNews(
        ids.map((id) => ({ id, state, nextActionAt })),
        { msg_new: { kind: "letter-of-a-newer-version" }, msg_newer: { reason: 7 } },
      );
      const desk = deskOver(here);
      const { status, text } = await desk.page(route, demo);
      expect(status).toBe(200);
      expect(text).toContain(`2 more ${words} and cannot be read`);
      expect(text).toContain("Tell whoever runs this installation");
      expect(text).toContain("Ana");
      const { json } = await desk.json(route, demo);
      const [told] = route === "today" ? json.waiting.filter((one: { about: string }) => one.about === "mail") : [json];
      expect(told).toMatchObject({ unreadable: 2 });
      if (route === "today") expect(told).toMatchObject({ count: 3, first: [{ names: ["Ana"] }] });
      else expect(json.items).toMatchObject([{ id: "msg_known" }]);
    },
  );

  it("M6 F42: that is the only one held is said as well, and where all can be read nothing is", async () => {
    const alone = { id: "msg_new", state: "PARKED", nextActionAt: undefined } as const;
    const here = await withNews([alone], { msg_new: later });
    for (const route of ["listHeldMail", "today"] as const)
      expect((await deskOver(here).page(route, demo)).text).toContain("One more mail belongs here and cannot be read");
    here.store.tamper("message", "msg_new", { state: "PARKED" });
    for (const route of ["listHeldMail", "listMail", "today"] as const)
      expect((await deskOver(here).page(route, demo)).text).not.toContain("cannot be read");
  });

  it("M6 F42: does not keep housekeeping from removing the others after two years, and rings then", async () => {
    const old = { state: "SENT", nextActionAt: undefined, dueAt: "2024-01-01T00:00:00.000Z" } as const;
    const here = await withNews(
      [
        { id: "msg_new", ...old },
        { id: "msg_known", ...old },
      ],
      { msg_new: { reason: 7 } },
    );
    await expect(here.job("housekeeping")).rejects.toMatchObject({
      ...{ name: "Unreadable", message: expect.stringMatching(/^1 .* msg_new$/), summary: { mails: 1 } },
    });
    expect(await here.store.get("message", "msg_known")).toBeUndefined();
    expect(here.store.everyItem().some(({ id }) => id === "msg_new")).toBe(true);
  });
});
