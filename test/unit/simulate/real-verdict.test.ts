import { describe, expect, it } from "vitest";
import type { Sandbox } from "#infra/sandbox/sandbox.ts";
import type { Message } from "#shared/domain/message.ts";
import { judge } from "#test/simulate/real/verdict.ts";
import { aMessage } from "#test/support/builders.ts";

type Accepted = ReturnType<Sandbox["accepted"]>;

/** The verdict on one message: as the table and the due index have it, and how often SES accepted it. */
async function verdictOn(message: Message | undefined, times: number, isIndexed = false) {
  const mail = { id: "ses", acceptedAt: "", configurationSet: null, envelope: { from: "", to: [] } };
  const accepted: Accepted = Array.from({ length: times }, () => ({ ...mail, tags: { sid: "msg_1" } }));
  return judge(
    new Set(["msg_1"]),
    {
      async *everyMessage() {
        if (message) yield message;
      },
      async *everyDue() {
        if (isIndexed) yield "msg_1";
      },
    },
    { accepted: () => accepted },
  );
}

const final = (state: Message["state"], more: Partial<Message> = {}) =>
  aMessage({ state, reason: "why", nextActionAt: undefined, ...more });

describe("the verdict on a run", () => {
  it("M1: a message accepted once and SENT is neither lost nor double", async () => {
    expect(await verdictOn(final("SENT"), 1)).toMatchObject({ accepted: 1, lost: [], duplicates: [], open: [] });
  });

  it.each([
    ["is gone", undefined, 0, false],
    ["is SENT and was never accepted", final("SENT"), 0, false],
    ["was accepted and is on record as skipped", final("SKIPPED"), 1, false],
    ["was accepted and is on record as failed", final("FAILED"), 1, false],
    ["is not finished and not in the due index", aMessage({ state: "QUEUED" }), 0, false],
  ] as const)("M1: one that %s is lost", async (_, message, times, isIndexed) => {
    expect((await verdictOn(message, times, isIndexed)).lost).toEqual(["msg_1"]);
  });

  it("M1: one that is not finished but due is open, not lost", async () => {
    expect(await verdictOn(aMessage({ state: "QUEUED" }), 0, true)).toMatchObject({ open: ["msg_1"], lost: [] });
  });

  it("M1: one that never left says why, and one that is PARKED is counted", async () => {
    expect(await verdictOn(final("SKIPPED"), 0)).toMatchObject({ explained: { "SKIPPED why": 1 }, lost: [] });
    expect(await verdictOn(final("PARKED"), 0)).toMatchObject({ parked: 1, explained: { "PARKED why": 1 }, lost: [] });
    expect(await verdictOn(final("PARKED"), 1)).toMatchObject({ parked: 1, accepted: 1, lost: [] });
  });

  it("M1: a double is explained where its record says so, and never a third", async () => {
    expect((await verdictOn(final("SENT"), 2)).duplicates).toEqual(["msg_1"]);
    const known = final("SENT", { possibleDuplicate: true });
    expect(await verdictOn(known, 2)).toMatchObject({ duplicates: [], duplicatesExplained: 1 });
    expect((await verdictOn(known, 3)).duplicates).toEqual(["msg_1"]);
  });
});
