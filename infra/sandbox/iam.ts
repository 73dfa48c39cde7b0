import * as z from "zod";
import { asList, getOrMake } from "./values.ts";

const OneOrMany = z.union([z.string(), z.array(z.string())]);
const Values = z.record(z.string(), z.union([OneOrMany, z.boolean(), z.number()]));

/** One statement of a policy, of a role or of a resource. */
export const Statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: OneOrMany.optional(),
  NotAction: z.undefined("NotAction is not supported").optional(),
  Resource: OneOrMany.optional(),
  NotResource: z.undefined("NotResource is not supported").optional(),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), Values).optional(),
});
export type Statement = z.infer<typeof Statement>;

export const PolicyDocument = z.object({ Statement: z.union([Statement, z.array(Statement)]) });

/** What somebody wants to do. */
export interface Ask {
  action: string;
  resource: string;
  /** Condition keys of this request, in lower case, with all their values. */
  context?: Record<string, string[]>;
}

type Test = (wanted: string, actual: string) => boolean;

const compiled = new Map<string, RegExp>();

/** IAM's `*` and `?`. */
export function matchesWildcard(pattern: string, text: string, ignoreCase = false): boolean {
  const expression = getOrMake(compiled, `${ignoreCase} ${pattern}`, () => {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    return new RegExp(`^${source}$`, ignoreCase ? "is" : "s");
  });
  return expression.test(text);
}

const tests: Record<string, Test> = {
  StringEquals: (wanted, actual) => wanted === actual,
  StringEqualsIgnoreCase: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(),
  StringLike: (wanted, actual) => matchesWildcard(wanted, actual),
  ArnEquals: (wanted, actual) => matchesWildcard(wanted, actual),
  ArnLike: (wanted, actual) => matchesWildcard(wanted, actual),
  Bool: (wanted, actual) => wanted.toLowerCase() === actual.toLowerCase(),
};
const negated: Record<string, Test> = {
  StringNotEquals: (wanted, actual) => wanted === actual,
  StringNotLike: (wanted, actual) => matchesWildcard(wanted, actual),
};

/** One operator of a condition block against the request. An operator the sandbox does not know is an error, not a guess. */
function holds(operator: string, key: string, wanted: string[], context: Record<string, string[]>): boolean {
  const [, quantifier, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const actual = context[key.toLowerCase()];
  const test = tests[name];
  const negative = negated[name];
  if (!test && !negative) throw new Error(`The sandbox does not know the IAM condition operator ${operator}.`);
  if (actual === undefined) return ifExists !== undefined || quantifier === "ForAllValues" || negative !== undefined;
  const one = (value: string) =>
    test ? wanted.some((want) => test(want, value)) : !wanted.some((want) => negative?.(want, value) === true);
  return quantifier === "ForAnyValue" ? actual.some(one) : actual.every(one);
}

function applies(statement: Statement, ask: Ask): boolean {
  // Action names know no upper and lower case; resources do.
  if (!asList(statement.Action).some((pattern) => matchesWildcard(pattern, ask.action, true))) return false;
  if (!asList(statement.Resource).some((pattern) => matchesWildcard(pattern, ask.resource))) return false;
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const wanted = Array.isArray(values) ? values : [String(values)];
      return holds(operator, key, wanted, ask.context ?? {});
    }),
  );
}

/** IAM's decision: a deny wins, then an allow, and nothing is allowed by itself. */
export function isAllowed(statements: Statement[], ask: Ask): boolean {
  const relevant = statements.filter((statement) => applies(statement, ask));
  if (relevant.some((statement) => statement.Effect === "Deny")) return false;
  return relevant.some((statement) => statement.Effect === "Allow");
}
