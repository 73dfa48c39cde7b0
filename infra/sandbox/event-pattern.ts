import { matchesWildcard } from "./iam.ts";
import { isObject } from "./values.ts";

/** An event pattern, checked once and ready to match. */
export type Matcher = (event: unknown) => boolean;

type Check = (value: unknown) => boolean;

const comparisons: Record<string, (left: number, right: number) => boolean> = {
  "=": (left, right) => left === right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

/** Compiles a pattern. An operator the sandbox does not know is an error here, not a rule that never fires. */
export function compilePattern(pattern: unknown): Matcher {
  if (!isObject(pattern)) throw new Error(`An event pattern must be an object, got ${JSON.stringify(pattern)}`);
  const fields = Object.entries(pattern).map(([key, wanted]): Matcher => {
    if (key === "$or") {
      if (!Array.isArray(wanted)) throw new Error("$or in an event pattern takes a list.");
      const branches = wanted.map(compilePattern);
      return (event) => branches.some((branch) => branch(event));
    }
    if (isObject(wanted)) {
      const inner = compilePattern(wanted);
      return (event) => {
        const value = isObject(event) ? event[key] : undefined;
        // A list of objects matches when one of them does.
        return Array.isArray(value) ? value.some(inner) : inner(value);
      };
    }
    if (!Array.isArray(wanted))
      throw new Error(`An event pattern lists the values of ${key}; got ${JSON.stringify(wanted)}`);
    const checks = wanted.map(compileValue);
    return (event) => {
      const value = isObject(event) ? event[key] : undefined;
      const candidates = Array.isArray(value) && value.length > 0 ? value : [value];
      return checks.some((check) => candidates.some(check));
    };
  });
  return (event) => fields.every((field) => field(event));
}

function compileValue(wanted: unknown): Check {
  if (!isObject(wanted)) return (value) => value === wanted;
  const [only, ...more] = Object.entries(wanted);
  if (!only || more.length > 0) throw new Error(`Expected one operator in ${JSON.stringify(wanted)}`);
  const [operator, argument] = only;
  const compile = operators[operator];
  if (!compile) throw new Error(`The sandbox does not know the event pattern operator "${operator}".`);
  return compile(argument);
}

function ignoringCase(argument: unknown, test: (value: string, part: string) => boolean): Check {
  if (isObject(argument)) {
    const part = String(argument["equals-ignore-case"]).toLowerCase();
    return (value) => typeof value === "string" && test(value.toLowerCase(), part);
  }
  return (value) => typeof value === "string" && test(value, String(argument));
}

const operators: Record<string, (argument: unknown) => Check> = {
  prefix: (argument) => ignoringCase(argument, (value, part) => value.startsWith(part)),
  suffix: (argument) => ignoringCase(argument, (value, part) => value.endsWith(part)),
  wildcard: (argument) => (value) =>
    typeof value === "string" && matchesWildcard(String(argument).replaceAll("?", "\u0000"), value),
  "equals-ignore-case": (argument) => (value) =>
    typeof value === "string" && value.toLowerCase() === String(argument).toLowerCase(),
  exists: (argument) => (value) => (value !== undefined) === argument,
  "anything-but": (argument) => {
    const refused = (Array.isArray(argument) ? argument : [argument]).map(compileValue);
    return (value) => value !== undefined && !refused.some((check) => check(value));
  },
  numeric: (argument) => {
    if (!Array.isArray(argument) || argument.length === 0 || argument.length % 2 !== 0)
      throw new Error(`numeric in an event pattern: ${JSON.stringify(argument)}`);
    const tests: ((value: number) => boolean)[] = [];
    for (let index = 0; index < argument.length; index += 2) {
      const compare = comparisons[String(argument[index])];
      const limit: unknown = argument[index + 1];
      if (!compare || typeof limit !== "number")
        throw new Error(`numeric in an event pattern: ${JSON.stringify(argument)}`);
      tests.push((value) => compare(value, limit));
    }
    return (value) => typeof value === "number" && tests.every((test) => test(value));
  },
};
