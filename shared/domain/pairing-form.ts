import { Feature, type PairingPolicy, relations } from "./pairing-policy.ts";

/** How a programme pairs, as a form has it: one text for each name; `weights.topics` is a field of `weights`. */
export type PairingForm = Readonly<Record<string, string>>;

/** Fields of the form, in its order. */
export const relationFields = relations.map((relation) => ({ relation, field: `relations.${relation}` }));
export const weightFields = Feature.options.map((feature) => ({ feature, field: `weights.${feature}` }));
export const pairingFields: readonly string[] = [
  ...["way", "floor", "choice", "minimum", "hoursApart", "shareTopic"],
  ...relationFields.map(({ field }) => field),
  ...weightFields.map(({ field }) => field),
];

const numbers = ["minimum", "hoursApart"];
const yesOrNo = ["floor", "shareTopic"];
const groups = ["relations", "weights"];

/** The form of a policy. */
export function pairingFormOf(policy: PairingPolicy): PairingForm {
  const { relations: handled, weights, ...rest } = policy;
  const form: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest))
    form[name] = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  for (const { relation, field } of relationFields) form[field] = handled[relation];
  for (const { feature, field } of weightFields) form[field] = String(weights[feature]);
  return form;
}

/**
 * What a form says, as JSON would say it, whatever its fields hold: the schema judges it, and what is left empty is the
 * standard again. What is no form of ours stays as it is: JSON from a program has none of the names with a dot.
 */
export function pairingIn(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !Object.keys(body).some((name) => groups.some(isOf(name))))
    return body;
  const said: Record<string, unknown> = {};
  const pairing: Record<string, unknown> = {};
  const parts: Record<string, Record<string, unknown>> = { relations: {}, weights: {} };
  for (const [name, value] of Object.entries(body)) {
    const group = groups.find((one) => isOf(name)(one));
    if (name === "action" || name === "tried") said[name] = value === "" ? undefined : value;
    else if (value === "") continue;
    else if (group === undefined) pairing[name] = typed(name, value);
    else
      Object.assign(parts[group] ?? {}, {
        [name.slice(group.length + 1)]: group === "weights" ? number(value) : value,
      });
  }
  return { ...said, pairing: { ...pairing, ...parts } };
}

const isOf = (name: string) => (group: string) => name.startsWith(`${group}.`);

function typed(name: string, value: unknown): unknown {
  if (numbers.includes(name)) return number(value);
  return yesOrNo.includes(name) && (value === "yes" || value === "no") ? value === "yes" : value;
}

function number(value: unknown): unknown {
  return typeof value === "string" ? Number(value) : value;
}
