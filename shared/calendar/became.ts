import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";

const answers: readonly string[] = ["done", "skipped", "swapped"];
const nothing: ReadonlyMap<string, string> = new Map();

/**
 * What became of the touchpoints of this cycle that were answered, by key: of those that hang on the start, of the present
 * mentorships. Of one that was snoozed and came back the second answer counts; of several, that it led to a talk.
 */
export function becameOf(
  stored: readonly Touchpoint[],
  cycle: string,
  mentorships: readonly Pick<Mentorship, "round">[],
): ReadonlyMap<string, string> {
  const answered = stored.filter(({ state }) => answers.includes(state));
  if (answered.length === 0) return nothing;
  const now = new Set([cycle, ...mentorships.map(({ round }) => round)]);
  const became = new Map<string, string>();
  for (const { key, occurrence, state } of answered) {
    const [first = ""] = occurrence.split(".");
    const isNow = now.has(first) || first.startsWith(`${cycle}-`);
    if (isNow && became.get(key) !== "done") became.set(key, state);
  }
  return became;
}
