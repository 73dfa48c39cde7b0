import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sesMailer } from "#shared/adapters/ses/mailer.ts";
import { toMime } from "#shared/email/mime.ts";
import { classify, leaseOver } from "#shared/ledger/failures.ts";
import type { Letter, Mailer } from "#shared/usecases/mail-ports.ts";
import { type FakeMailer, fakeMailer } from "#test/support/fakes.ts";
import { sesEndpoint } from "#test/support/ses-endpoint.ts";

const settings = { from: "mentoring@society.example", bulkSet: "bulk-set", interactiveSet: "interactive-set" };
const now = Date.parse("2026-08-17T13:00:00Z");
const clock = () => now;
/** When the lease of a letter ends, in seconds from now. */
const lease = (seconds: number) => new Date(now + 1000 * seconds).toISOString();
let ses: Awaited<ReturnType<typeof sesEndpoint>>;
beforeAll(async () => {
  ses = await sesEndpoint();
});
afterAll(() => ses.close());

async function aLetter(overrides: Partial<Letter> = {}): Promise<Letter> {
  const mail = { subject: "Hello", preheader: "", html: "<p>Hello</p>", text: "Hello" };
  const mime = await toMime(mail, {
    from: { name: "Mentoring", address: settings.from },
    to: { name: "Ana", address: "ana@post.example" },
    ...{ locale: "en-US", date: "2026-08-17T13:00:00.000Z", messageId: "msg_1@society.example" },
  });
  return {
    to: "ana@post.example",
    mime,
    message: "msg_1",
    attempt: "att-1",
    class: "prompt",
    lane: "bulk",
    until: lease(1),
    ...overrides,
  };
}

interface Harness {
  readonly mailer: Mailer;
  readonly will: FakeMailer["will"];
  readonly calls: () => number;
  readonly taken: () => number;
}

const mailers: [string, () => Harness][] = [
  [
    "in memory",
    () => {
      const mailer = fakeMailer(clock);
      return { mailer, will: mailer.will, calls: () => mailer.calls.length, taken: () => mailer.taken.length };
    },
  ],
  [
    "on SES",
    () => {
      const [calls, taken] = [ses.calls(), ses.taken.length];
      return {
        mailer: sesMailer(ses.client(), settings, clock),
        will: (fate = "accept") => ses.will(typeof fate === "object" ? { ...fate, code: fate.name } : fate),
        calls: () => ses.calls() - calls,
        taken: () => ses.taken.length - taken,
      };
    },
  ],
];

describe.each(mailers)("the mailer %s", (_, make) => {
  let harness: Harness;
  beforeEach(() => {
    harness = make();
  });

  it("M1: hands over one letter a call and gives back SES's own id", async () => {
    const outcome = await harness.mailer.send(await aLetter());
    expect(outcome).toEqual({ accepted: expect.stringMatching(/^ses-/) });
    expect([harness.calls(), harness.taken()]).toEqual([1, 1]);
  });

  it("M1 F15: hands nothing over once the lease of its claim is over, and knows for certain", async () => {
    const outcome = await harness.mailer.send(await aLetter({ until: lease(0) }));
    expect(outcome).toEqual({ error: leaseOver });
    expect([classify(leaseOver).kind, harness.calls()]).toEqual(["later", 0]);
  });

  it.each([
    ["Throttling", "Maximum sending rate exceeded.", 400, "later"],
    ["MessageRejected", "Email address is not verified.", 400, "later"],
    ["InvalidParameterValue", "Missing final '@domain'", 400, "refused"],
    ["AccountSendingPausedException", "paused", 400, "later"],
    ["InternalFailure", "internal", 500, "unclear"],
    ["ServiceUnavailable", "busy", 503, "unclear"],
  ] as const)("M1: tells %s with its status, and never throws", async (name, message, status, kind) => {
    harness.will({ name, message, status });
    const outcome = await harness.mailer.send(await aLetter());
    if (!("error" in outcome)) throw new Error("It was taken");
    expect(outcome.error).toMatchObject({ name, status });
    expect(classify(outcome.error).kind).toBe(kind);
    expect(harness.calls()).toBe(1);
  });

  it("M1: tries once where the answer is lost, and says that nobody knows", async () => {
    harness.will("lost");
    const outcome = await harness.mailer.send(await aLetter());
    if (!("error" in outcome)) throw new Error("It was taken");
    expect(outcome.error.status).toBe(0);
    expect(classify(outcome.error)).toEqual({ kind: "unclear", reason: "no-answer" });
    expect([harness.calls(), harness.taken()]).toEqual([1, 1]);
  });
});

describe("the mailer on SES", () => {
  it("names the one recipient outright, whatever the headers say, and tags the attempt", async () => {
    const mime = Buffer.from((await aLetter()).mime)
      .toString()
      .replace("Subject:", "Cc: eve@post.example\r\nSubject:");
    await sesMailer(ses.client(), settings, clock).send(await aLetter({ mime: Buffer.from(mime) }));
    const email = ses.taken.at(-1);
    expect(email).toMatchObject({ destinations: ["ana@post.example"], recipients: ["ana@post.example"] });
    expect(email?.source).toBe(settings.from);
    expect(new Map(email?.tags)).toEqual(
      new Map([
        ["sid", "msg_1"],
        ["att", "att-1"],
        ["cls", "prompt"],
      ]),
    );
  });

  it.each([
    ["bulk", "prompt", "bulk-set"],
    ["bulk", "interactive", "bulk-set"],
    ["bulk", "one-shot", "bulk-set"],
    ["interactive", "interactive", "interactive-set"],
    ["interactive", "one-shot", "interactive-set"],
  ] as const)("M1: sends mail of the lane %s, whatever its class (%s), through the %s", async (lane, of, set) => {
    await sesMailer(ses.client(), settings, clock).send(await aLetter({ class: of, lane }));
    expect(ses.taken.at(-1)?.configurationSet).toBe(set);
  });

  it("M1: an account that may only write to addresses SES knows fails the mail to another one, and stops no other", async () => {
    const says = "Email address is not verified. The following identities failed the check in region EU-WEST-1: ";
    ses.will({ code: "MessageRejected", message: `${says}ana@post.example`, status: 400 });
    const outcome = await sesMailer(ses.client(), settings, clock).send(await aLetter());
    if ("accepted" in outcome) throw new Error("It was taken");
    expect(classify(outcome.error)).toEqual({ kind: "refused", reason: "recipient-not-verified" });
    expect(JSON.stringify(outcome)).not.toContain("@");
  });

  it("M1: gives up on a call that hangs, once, as unclear", async () => {
    const calls = ses.calls();
    ses.will("hang");
    const outcome = await sesMailer(ses.client(50), settings, clock).send(await aLetter());
    expect(outcome).toMatchObject({ error: { status: 0 } });
    if ("error" in outcome) expect(classify(outcome.error).kind).toBe("unclear");
    expect(ses.calls() - calls).toBe(1);
  });

  it("M1: takes an answer without an id for unclear", async () => {
    ses.will("no-id");
    const outcome = await sesMailer(ses.client(), settings, clock).send(await aLetter());
    if ("accepted" in outcome) throw new Error("An answer without an id was believed");
    expect(classify(outcome.error).kind).toBe("unclear");
  });

  it("M1: knows a connection that never was: certainly not taken", async () => {
    const gone = await sesEndpoint();
    await gone.close();
    const outcome = await sesMailer(gone.client(), settings, clock).send(await aLetter());
    if (!("error" in outcome)) throw new Error("It was taken");
    expect(classify(outcome.error)).toMatchObject({ kind: "later", reason: "unreachable" });
  });
});
