import { describe, expect, it } from "vitest";
import { type Lookup, noValue, resolveValue } from "#infra/sandbox/intrinsics.ts";

const lookup: Lookup = {
  ref: (name) => (name === "AWS::NoValue" ? noValue : `ref(${name})`),
  attribute: (id, attribute) => `${id}.${attribute}`,
  condition: (name) => name === "Yes",
  mapping: (map, first, second) => `${map}/${first}/${second}`,
};
const resolve = (value: unknown) => resolveValue(value, lookup);

describe("intrinsic functions", () => {
  it.each([
    [{ Ref: "A" }, "ref(A)"],
    [{ "Fn::GetAtt": ["A", "Arn"] }, "A.Arn"],
    [{ "Fn::GetAtt": "A.Nested.Arn" }, "A.Nested.Arn"],
    [{ "Fn::Join": ["-", ["a", { Ref: "B" }, 3]] }, "a-ref(B)-3"],
    [{ "Fn::Sub": `\${A} \${A.Arn} \${!Literal} \${AWS::Region}` }, `ref(A) A.Arn \${Literal} ref(AWS::Region)`],
    [{ "Fn::Sub": [`\${X}/\${A}`, { X: { Ref: "B" } }] }, "ref(B)/ref(A)"],
    [{ "Fn::Select": [1, { "Fn::Split": ["/", "a/b/c"] }] }, "b"],
    [{ "Fn::FindInMap": ["M", { Ref: "R" }, "k"] }, "M/ref(R)/k"],
    [{ "Fn::Base64": "hi" }, "aGk="],
    [{ "Fn::If": ["Yes", "then", "else"] }, "then"],
    [{ "Fn::If": ["No", "then", "else"] }, "else"],
    [{ "Fn::Equals": [{ Ref: "A" }, "ref(A)"] }, true],
    [{ "Fn::Equals": [1, "1"] }, true],
    [{ "Fn::Not": [{ Condition: "Yes" }] }, false],
    [{ "Fn::And": [{ Condition: "Yes" }, { Condition: "No" }] }, false],
    [{ "Fn::Or": [{ Condition: "Yes" }, { Condition: "No" }] }, true],
  ])("resolve %j", (value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it("work at any depth, and leave everything else alone", () => {
    expect(resolve({ a: [1, { b: { Ref: "C" } }], d: null })).toEqual({ a: [1, { b: "ref(C)" }], d: null });
  });

  it("take properties and list items away with AWS::NoValue", () => {
    expect(
      resolve({
        a: { Ref: "AWS::NoValue" },
        b: [{ Ref: "AWS::NoValue" }, 1],
        c: { "Fn::If": ["No", 1, { Ref: "AWS::NoValue" }] },
      }),
    ).toEqual({ b: [1] });
  });

  it("do not mistake a policy's only Condition block for one of the template's conditions", () => {
    expect(resolve({ Condition: { StringEquals: { a: { Ref: "B" } } } })).toEqual({
      Condition: { StringEquals: { a: "ref(B)" } },
    });
  });

  it("fail loudly when they are unknown or misused", () => {
    expect(() => resolve({ "Fn::Cidr": ["10.0.0.0/8"] })).toThrow("Fn::Cidr");
    expect(() => resolve({ "Fn::Join": ["-", "text"] })).toThrow("Expected a list");
    expect(() => resolve({ "Fn::Join": ["-", [{}]] })).toThrow("Expected text");
    expect(() => resolve({ "Fn::Select": [4, ["a"]] })).toThrow("nothing at 4");
  });
});
