import { naming } from "./file-columns.ts";
import { type Lined, sameKey } from "./file-person.ts";

/**
 * Finds those among some people who are the same person as one of the other file: the same address, or the same number
 * or name and nothing that differs. Two files may each count their lines from 1.
 */
export function sameAmong(people: readonly Lined[]): (one: Lined) => Lined[] {
  const known = new Map<string, Lined[]>();
  for (const one of people) for (const mark of marksOf(one)) known.set(mark, [...(known.get(mark) ?? []), one]);
  return (one) =>
    [...new Set(marksOf(one).flatMap((mark) => known.get(mark) ?? []))].filter((other) => isSame(one, other));
}

function marksOf({ person }: Lined): string[] {
  return naming.flatMap((name) => (person[name] === undefined ? [] : [`${name} ${sameKey(person[name])}`]));
}

function isSame({ person: one }: Lined, { person: other }: Lined): boolean {
  const alike = (name: (typeof naming)[number]) => {
    const [a, b] = [one[name], other[name]];
    return a === undefined || b === undefined ? undefined : sameKey(a) === sameKey(b);
  };
  return alike("email") ?? (alike("id") !== false && alike("name") !== false);
}
