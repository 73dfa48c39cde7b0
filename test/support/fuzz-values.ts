import * as fc from "fast-check";
import * as z from "zod";

/** What nobody types by accident: for headers, addresses, patterns, prototypes, pages. */
const nasty = fc.constantFrom(
  "",
  "%",
  "%E0%A4%A",
  "../..",
  "__proto__",
  "constructor",
  "\u0000",
  "\r\nBcc: thief@evil.example",
  "Ana\r\nX-Injected: yes",
  "\nTo: thief@evil.example\n\n<script>",
  "ana@post.example\r\nCc: thief@evil.example",
  '"a b"@evil.example, thief@evil.example',
  "=?utf-8?Q?=0D=0ABcc:_thief=40evil.example?=",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "\u202egpj.exe",
  "9".repeat(400),
);
/** Personal, and nowhere to be found in a log. */
export const canary = "Zephyrine-CANARY-4711";
/** Text of every kind. */
export const anyText = fc.oneof(
  nasty,
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(canary, `${canary.toLowerCase()}@post.example`),
);
const anything = fc.oneof(anyText, fc.jsonValue({ maxDepth: 3 }));

interface Schema {
  readonly [key: string]: unknown;
}
const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const schemas = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const whole = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);

/** Values as a route's schema wants them, now and then one that it does not. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return likely(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
}

/** The same for a JSON schema, as an API document has it. */
export function likely(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: asWanted(schema) }, { weight: 1, arbitrary: anything });
}

function asWanted(schema: Schema): fc.Arbitrary<unknown> {
  const choices = [...schemas(schema["anyOf"]), ...schemas(schema["oneOf"])];
  if (choices.length > 0) return fc.oneof(...choices.map(asWanted));
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...schema["enum"]);
  switch (schema["type"]) {
    case "object":
      return objectOf(schema);
    case "array":
      return fc.array(likely(isSchema(schema["items"]) ? schema["items"] : {}), { maxLength: 4 });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return fc.integer({
        min: whole(schema["minimum"], whole(schema["exclusiveMinimum"], -5)),
        max: Math.min(whole(schema["maximum"], 400), 100_000),
      });
    case "string":
      return textOf(schema);
    default:
      return fc.oneof(anything, fc.constantFrom("yes", "on", true, ...common));
  }
}

const common = ["informatics", "Europe/Paris", "demo", "student"];

function textOf({ format, pattern }: Schema): fc.Arbitrary<unknown> {
  if (format === "email") return fc.oneof(fc.emailAddress(), fc.constantFrom("ana@post.example", "ANA@Post.Example "));
  if (format === "date") return fc.constantFrom("2026-12-06", "2026-02-30", "2027-01-15", "0000-01-01");
  if (typeof pattern === "string") return patterned(pattern);
  return fc.oneof(anyText, fc.constantFrom("ana@post.example", "bea@post.example", ...common));
}

/** What a pattern asks for, as far as it can be turned around; and what might be taken for it. */
function patterned(pattern: string): fc.Arbitrary<unknown> {
  const common = fc.constantFrom("demo", "Europe/Paris", "2026-10-01T12:00:00.000Z", "09:30");
  try {
    return fc.oneof(common, fc.stringMatching(new RegExp(pattern)));
  } catch {
    return common;
  }
}

function objectOf(schema: Schema): fc.Arbitrary<unknown> {
  const properties = isSchema(schema["properties"]) ? schema["properties"] : {};
  const fields = Object.entries(properties).filter((entry): entry is [string, Schema] => isSchema(entry[1]));
  const model = Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      fc.option(likely(field), { nil: undefined, freq: required(schema, name) ? 12 : 1 }),
    ]),
  );
  // A field nobody knows, one time in ten.
  return fc.tuple(fc.record(model), fc.nat(9), fc.tuple(anyText, anything)).map(([known, roll, unknown]) => {
    const kept = Object.entries(known).filter(([, value]) => value !== undefined);
    return Object.fromEntries(roll === 0 ? [...kept, unknown] : kept);
  });
}

function required(schema: Schema, name: string): boolean {
  return Array.isArray(schema["required"]) && schema["required"].includes(name);
}
