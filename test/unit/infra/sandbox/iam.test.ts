import { describe, expect, it } from "vitest";
import { isAllowed, type Statement } from "#infra/sandbox/iam.ts";

const allow = (
  Action: string | string[],
  Resource: string | string[],
  Condition?: Statement["Condition"],
): Statement => ({ Effect: "Allow", Action, Resource, ...(Condition ? { Condition } : {}) });
const table = "arn:aws:dynamodb:r:a:table/T";

describe("IAM's decision", () => {
  it("allows only what a statement names, wildcards included", () => {
    const statements = [
      allow(["dynamodb:GetItem", "dynamodb:Query"], [table, `${table}/index/*`]),
      allow("sqs:Send*", "arn:aws:sqs:?:a:q"),
    ];
    expect(isAllowed(statements, { action: "dynamodb:Query", resource: `${table}/index/due` })).toBe(true);
    expect(isAllowed(statements, { action: "dynamodb:PutItem", resource: table })).toBe(false);
    expect(isAllowed(statements, { action: "dynamodb:GetItem", resource: `${table}2` })).toBe(false);
    expect(isAllowed(statements, { action: "SQS:sendmessage", resource: "arn:aws:sqs:r:a:q" })).toBe(true);
    expect(isAllowed([], { action: "a:b", resource: "c" })).toBe(false);
  });

  it("lets a deny win", () => {
    const statements: Statement[] = [
      allow("*", "*"),
      { Effect: "Deny", Action: "dynamodb:DeleteItem", Resource: table },
    ];
    expect(isAllowed(statements, { action: "dynamodb:DeleteItem", resource: table })).toBe(false);
    expect(isAllowed(statements, { action: "dynamodb:PutItem", resource: table })).toBe(true);
  });

  it.each<[Statement["Condition"], Record<string, string[]>, boolean]>([
    [{ StringEquals: { "ses:FromAddress": "a@b.c" } }, { "ses:fromaddress": ["a@b.c"] }, true],
    [{ StringEquals: { "ses:FromAddress": ["x@b.c", "a@b.c"] } }, { "ses:fromaddress": ["a@b.c"] }, true],
    [{ StringEquals: { "ses:FromAddress": "a@b.c" } }, { "ses:fromaddress": ["A@b.c"] }, false],
    [{ StringEquals: { "ses:FromAddress": "a@b.c" } }, {}, false],
    [{ StringEqualsIfExists: { "ses:FromAddress": "a@b.c" } }, {}, true],
    [{ StringLike: { "ses:FromAddress": "*@b.c" } }, { "ses:fromaddress": ["a@b.c"] }, true],
    [{ StringNotEquals: { k: "v" } }, { k: ["w"] }, true],
    [{ StringNotEquals: { k: "v" } }, { k: ["v"] }, false],
    [{ "ForAllValues:StringLike": { "ses:Recipients": "*@b.c" } }, { "ses:recipients": ["x@b.c", "y@z.c"] }, false],
    [{ "ForAnyValue:StringLike": { "ses:Recipients": "*@b.c" } }, { "ses:recipients": ["x@b.c", "y@z.c"] }, true],
    [{ ArnLike: { "aws:SourceArn": "arn:*:rule/*" } }, { "aws:sourcearn": ["arn:aws:events:r:a:rule/x"] }, true],
    [{ Bool: { "aws:SecureTransport": false } }, { "aws:securetransport": ["true"] }, false],
  ])("conditions %j on %j", (condition, context, expected) => {
    expect(isAllowed([allow("a:b", "*", condition)], { action: "a:b", resource: "r", context })).toBe(expected);
  });

  it("refuses to guess at an operator it does not know", () => {
    expect(() =>
      isAllowed([allow("a:b", "*", { DateGreaterThan: { "aws:CurrentTime": "x" } })], {
        action: "a:b",
        resource: "r",
        context: { "aws:currenttime": ["y"] },
      }),
    ).toThrow("DateGreaterThan");
  });
});
