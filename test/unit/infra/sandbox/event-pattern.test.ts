import { describe, expect, it } from "vitest";
import { compilePattern } from "#infra/sandbox/event-pattern.ts";

const event = {
  source: "aws.ses",
  "detail-type": "Email Bounced",
  resources: ["a", "b"],
  detail: { kind: "Bounce", count: 7, empty: null, mail: { tags: { set: ["bulk"] } }, list: [{ x: 1 }, { x: 2 }] },
};

describe("event patterns", () => {
  it.each([
    [{ source: ["aws.ses"] }, true],
    [{ source: ["aws.s3", "aws.ses"], "detail-type": ["Email Bounced"] }, true],
    [{ source: ["aws.ses"], "detail-type": ["Email Sent"] }, false],
    [{ detail: { mail: { tags: { set: ["bulk", "other"] } } } }, true],
    [{ detail: { mail: { tags: { set: ["other"] } } } }, false],
    [{ resources: ["b"] }, true],
    [{ detail: { list: { x: [2] } } }, true],
    [{ detail: { empty: [null] } }, true],
    [{ detail: { count: ["7"] } }, false],
    [{ source: [{ prefix: "aws." }] }, true],
    [{ source: [{ prefix: { "equals-ignore-case": "AWS." } }] }, true],
    [{ source: [{ suffix: ".s3" }] }, false],
    [{ source: [{ wildcard: "a*.s?s" }] }, false],
    [{ source: [{ wildcard: "a*.s*" }] }, true],
    [{ source: [{ "equals-ignore-case": "AWS.SES" }] }, true],
    [{ source: [{ "anything-but": "aws.s3" }] }, true],
    [{ source: [{ "anything-but": ["aws.ses", "x"] }] }, false],
    [{ source: [{ "anything-but": { prefix: "aws" } }] }, false],
    [{ detail: { missing: [{ "anything-but": "x" }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { kind: [{ exists: true }] } }, true],
    [{ detail: { deep: { er: [{ exists: false }] } } }, true],
    [{ detail: { count: [{ numeric: [">", 5, "<=", 7] }] } }, true],
    [{ detail: { count: [{ numeric: ["=", 8] }] } }, false],
    [{ $or: [{ source: ["x"] }, { detail: { kind: ["Bounce"] } }] }, true],
    [{ source: ["aws.ses"], $or: [{ source: ["x"] }] }, false],
  ])("%j", (pattern, expected) => {
    expect(compilePattern(pattern)(event)).toBe(expected);
  });

  it.each([
    [{ source: [{ cidr: "10.0.0.0/8" }] }],
    [{ source: "aws.ses" }],
    [{ count: [{ numeric: ["~", 1] }] }],
    [{ source: [{ prefix: "a", suffix: "b" }] }],
    ["text"],
  ])("refuse %j", (pattern) => {
    expect(() => compilePattern(pattern)).toThrow();
  });
});
