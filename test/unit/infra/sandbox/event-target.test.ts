import { describe, expect, it } from "vitest";
import { targetPayload, valueAt } from "#infra/sandbox/event-target.ts";

const rule = { arn: "arn:rule", name: "rule" };
const event = { id: "1", detail: { name: 'An "n"', list: [{ x: 1 }], "odd key": 2 } };
const payload = (target: Parameters<typeof targetPayload>[0]) => targetPayload(target, event, rule, 0);

describe("a target's input", () => {
  it("is the event, a constant, or a part of the event", () => {
    expect(JSON.parse(payload({}))).toEqual(event);
    expect(payload({ Input: '{"a":1}' })).toBe('{"a":1}');
    expect(payload({ InputPath: "$.detail.list[0]" })).toBe('{"x":1}');
  });

  it("may be made from a template: values outside quotes, text inside", () => {
    const InputTemplate =
      '{"name":<name>,"text":"for <name>","list":<list>,"none":<none>,"rule":"<aws.events.rule-name>","at":"<aws.events.event.ingestion-time>"}';
    const InputPathsMap = { name: "$.detail.name", list: "$.detail.list", none: "$.detail.none" };
    expect(JSON.parse(payload({ InputTransformer: { InputTemplate, InputPathsMap } }))).toEqual({
      name: 'An "n"',
      text: 'for An "n"',
      list: [{ x: 1 }],
      none: null,
      rule: "rule",
      at: "1970-01-01T00:00:00Z",
    });
  });

  it("refuses paths it does not know", () => {
    expect(valueAt("$['detail']['odd key']", event)).toBe(2);
    expect(() => valueAt("$.detail[*]", event)).toThrow("JSON path");
  });
});
