import type { Item } from "#shared/adapters/dynamo/items.ts";

/** Records that say how something came about rather than what is: budgets spent, stamps used, places in postboxes. */
const passing = ["budget", "usedStamp", "postbox", "jobRun", "work", "workLine", "brake", "pace"];
/** What differs from run to run: versions, attempts, indexes, digests of versions. */
const volatile = [
  ...["version", "write", "history", "attempt", "attempts", "sesMessageId", "planned", "reason", "possibleDuplicate"],
  ...["pk", "sk", "duePk", "dueSk", "listPk", "listSk", "personPk", "personSk", "ttl", "wall"],
];

/** What is in the table, one line each, without when it came to be: two lives that come to the same have the same lines. */
export function linesOf(items: readonly Item[]): string[] {
  return items
    .filter(({ noun, did }) => !passing.includes(String(noun)) && did !== "mail-release")
    .map((item) => {
      const line = known.get(item) ?? lineOf(item);
      known.set(item, line);
      return line;
    })
    .sort();
}

/** Items are never changed in place, and most of them are the same in every life of a scene. */
const known = new WeakMap<Item, string>();

function lineOf(item: Item): string {
  const noun = String(item["noun"]);
  if (noun === "audit")
    return `audit ${[item["about"], item["by"], item["did"], item["reason"]].join(" ")}`.replace(timed, "$1");
  if (noun === "message")
    return `message ${[item["person"], item["kind"], item["subject"], item["state"]].join(" ")}`.replace(timed, "$1");
  const kept = Object.entries(item).filter(([name]) => !volatile.includes(name));
  return `${noun} ${JSON.stringify(inOrder(Object.fromEntries(kept)))
    .replace(instants, "at")
    .replace(timed, "$1")}`;
}

/** The same value with the names of every object in their order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([name, one]) => [name, inOrder(one)]),
  );
}

const instants = /\d{4}-\d\d-\d\dT[0-9:.]+Z/g;
/** Ids made from the moment somebody asked. */
const timed = /\b(adr|run)_[0-9a-z]+/g;

/** Lines of one that the other has not, as often as they are there. */
export function missing(from: readonly string[], lines: readonly string[]): string[] {
  const left = [...from];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
