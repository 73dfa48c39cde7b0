import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aboutRecipient, classify } from "#shared/ledger/failures.ts";
import { forAll } from "#test/support/for-all.ts";

const rate = "Maximum sending rate exceeded.";
const quota = "Daily message quota exceeded.";
const unverified = "Email address is not verified. The following identities failed the check";

/** Every answer SES documents for SendRawEmail, and what it says of the letter. */
const documented = [
  ["Throttling", rate, 400, "later", "throttled"],
  ["ThrottlingException", rate, 400, "later", "throttled"],
  ["Throttling", quota, 400, "later", "daily-quota"],
  ["ThrottlingException", quota, 400, "later", "daily-quota"],
  ["MessageRejected", unverified, 400, "later", "sender-not-verified"],
  ["MessageRejected", "Email contains a virus", 400, "refused", "rejected"],
  ["MailFromDomainNotVerifiedException", "", 400, "later", "sender-not-verified"],
  ["ConfigurationSetDoesNotExist", "", 400, "later", "configuration"],
  ["ConfigurationSetDoesNotExistException", "", 400, "later", "configuration"],
  ["AccountSendingPausedException", "", 400, "later", "sending-paused"],
  ["ConfigurationSetSendingPausedException", "", 400, "later", "sending-paused"],
  ["InvalidParameterValue", "Missing final '@domain'", 400, "refused", "address"],
  ["ValidationError", "", 400, "refused", "address"],
  ["AccessDenied", "", 403, "later", "not-allowed"],
  ["AccessDeniedException", "", 403, "later", "not-allowed"],
  ["ExpiredToken", "", 403, "later", "credentials"],
  ["ExpiredTokenException", "", 403, "later", "credentials"],
  ["InvalidClientTokenId", "", 403, "later", "credentials"],
  ["SignatureDoesNotMatch", "", 403, "later", "credentials"],
  ["RequestExpired", "", 400, "later", "credentials"],
  ["ENOTFOUND", "", 0, "later", "unreachable"],
  ["EAI_AGAIN", "", 0, "later", "unreachable"],
  ["ECONNREFUSED", "", 0, "later", "unreachable"],
] as const;
const certain: readonly string[] = documented.map(([name]) => name);

describe("classify", () => {
  it.each(documented)("M1: reads %s (%s) as certain", (name, message, status, kind, reason) => {
    expect(classify({ name, message, status })).toMatchObject({ kind, reason });
  });

  it.each(documented)("M1: reads %s as unclear when it comes with a 5xx", (name, message) => {
    for (const status of [500, 502, 503, 504]) expect(classify({ name, message, status }).kind).toBe("unclear");
  });

  it.each([
    ["TimeoutError"],
    ["AbortError"],
    ["ECONNRESET"],
    ["EPIPE"],
    ["ETIMEDOUT"],
    ["SyntaxError"],
    ["NoMessageId"],
    ["ServiceUnavailable"],
    ["InternalFailure"],
    ["constructor"],
    ["toString"],
    ["__proto__"],
  ])("M1: reads %s as unclear: SES may have the letter", (name) => {
    expect(classify({ name, message: "", status: 0 })).toEqual({ kind: "unclear", reason: "no-answer" });
  });

  it("M1: reads every name nobody documented as unclear, whatever it says", () => {
    const unknown = fc.string().filter((name) => !certain.includes(name));
    const property = fc.property(unknown, fc.string(), fc.integer({ min: 0, max: 599 }), (name, message, status) => {
      expect(classify({ name, message, status }).kind).toBe("unclear");
    });
    forAll(property, 1000);
  });

  it("waits at least a minute and at most an hour before it tries again", () => {
    for (const [name, message, status] of documented) {
      const failure = classify({ name, message, status });
      if (failure.kind !== "later") continue;
      expect(failure.minutes).toBeGreaterThanOrEqual(1);
      expect(failure.minutes).toBeLessThanOrEqual(60);
    }
  });
});

describe("M1: an address that SES has not verified", () => {
  const text = (who: string) =>
    `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${who}`;
  const read = (who: string) =>
    classify(aboutRecipient({ name: "MessageRejected", message: text(who), status: 400 }, "Ana@post.example"));
  const sender = { kind: "later", reason: "sender-not-verified" };

  it.each(["ana@post.example", "Ana <ana@post.example>, ana@post.example", '"Doe, Ana" <ana@post.example>'])(
    "M1: %s is the recipient alone: this mail fails, and says why",
    (who) => expect(read(who)).toEqual({ kind: "refused", reason: "recipient-not-verified" }),
  );

  it.each([
    "mentoring@society.example",
    "ana@post.example, mentoring@society.example",
    "ana@post.example, society.example",
    "ana@post.example...",
    "ana@post.example, …",
    "",
  ])("M1: %s may be the sender: all mail waits", (who) => expect(read(who)).toMatchObject(sender));

  it("M1: nothing else that SES says is changed", () => {
    for (const error of [
      { name: "MessageRejected", message: "ana@post.example: a virus", status: 400 },
      { name: "Throttling", message: text("ana@post.example"), status: 400 },
    ])
      expect(aboutRecipient(error, "ana@post.example")).toBe(error);
  });
});
