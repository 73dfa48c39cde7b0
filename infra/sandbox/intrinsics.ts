import { isObject, type JsonObject } from "./values.ts";

/** What intrinsic functions ask about: the world outside the value that is being resolved. */
export interface Lookup {
  ref(name: string): unknown;
  attribute(id: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
}

/** What `AWS::NoValue` resolves to: the property it stands for disappears. */
export const noValue = Symbol("AWS::NoValue");

type Intrinsic = (argument: unknown, lookup: Lookup) => unknown;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (argument, lookup) => lookup.ref(text(argument)),
  "Fn::GetAtt": (argument, lookup) => {
    const [id, ...path] = typeof argument === "string" ? argument.split(".") : list(argument).map(text);
    return lookup.attribute(text(id), path.join("."));
  },
  "Fn::Join": (argument, lookup) => {
    const [separator, parts] = list(resolveValue(argument, lookup));
    return list(parts).map(text).join(text(separator));
  },
  "Fn::Sub": (argument, lookup) => {
    const [template, variables] = typeof argument === "string" ? [argument, {}] : list(argument);
    const own = isObject(variables) ? variables : {};
    return text(template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in own) return text(resolveValue(own[name], lookup));
      const [id = "", ...path] = name.split(".");
      return text(path.length > 0 ? lookup.attribute(id, path.join(".")) : lookup.ref(name));
    });
  },
  "Fn::Select": (argument, lookup) => {
    const [index, items] = list(resolveValue(argument, lookup));
    const found = list(items)[Number(text(index))];
    if (found === undefined) throw new Error(`Fn::Select: nothing at ${text(index)}`);
    return found;
  },
  "Fn::Split": (argument, lookup) => {
    const [separator, source] = list(resolveValue(argument, lookup));
    return text(source).split(text(separator));
  },
  "Fn::FindInMap": (argument, lookup) => {
    const [map, first, second] = list(resolveValue(argument, lookup)).map(text);
    return lookup.mapping(map ?? "", first ?? "", second ?? "");
  },
  "Fn::Base64": (argument, lookup) => Buffer.from(text(resolveValue(argument, lookup))).toString("base64"),
  "Fn::If": (argument, lookup) => {
    const [name, whenTrue, whenFalse] = list(argument);
    return resolveValue(lookup.condition(text(name)) ? whenTrue : whenFalse, lookup);
  },
  // Compared as text: CloudFormation has no other scalars.
  "Fn::Equals": (argument, lookup) => {
    const [left, right] = list(resolveValue(argument, lookup));
    return text(left) === text(right);
  },
  "Fn::And": (argument, lookup) => list(argument).every((item) => resolveValue(item, lookup) === true),
  "Fn::Or": (argument, lookup) => list(argument).some((item) => resolveValue(item, lookup) === true),
  "Fn::Not": (argument, lookup) => resolveValue(list(argument)[0], lookup) !== true,
  Condition: (argument, lookup) => lookup.condition(text(argument)),
};

/** Resolves every intrinsic function inside a template value. An unknown function is an error. */
export function resolveValue(value: unknown, lookup: Lookup): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, lookup)).filter((item) => item !== noValue);
  if (!isObject(value)) return value;
  const [only, ...more] = Object.entries(value);
  // `Condition` is a function in conditions only; in a policy statement it is a property, whose value is an object.
  if (only && more.length === 0 && (only[0] !== "Condition" || typeof only[1] === "string")) {
    const intrinsic = intrinsics[only[0]];
    if (intrinsic) return intrinsic(only[1], lookup);
    if (only[0].startsWith("Fn::")) throw new Error(`The sandbox does not know the intrinsic function ${only[0]}.`);
  }
  const resolved: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) {
    const item = resolveValue(inner, lookup);
    if (item !== noValue) resolved[key] = item;
  }
  return resolved;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error(`Expected a list in an intrinsic function, got ${JSON.stringify(value)}`);
  return value;
}

function text(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error(`Expected text in an intrinsic function, got ${JSON.stringify(value)}`);
}
