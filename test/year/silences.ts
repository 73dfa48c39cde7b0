import { dayText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";
import { whyWords } from "#shared/view/why-words.ts";
import type { Observed } from "./observed.ts";
import type { RecordedMail } from "./record.ts";

const english = translator("en-US");

/** What the year plan had for a mentee and left out before a mail of it was ever planned, each with its reasons. */
export function unplanned(year: Observed, keyOf: (person: string) => string): RecordedMail[] {
  const told = new Set(year.messages.flatMap(({ about }) => about));
  const owner = new Map(year.participants.map(({ id, person }) => [id, person]));
  return year.touchpoints
    .filter(
      ({ id, state, date }) => state === "dropped" && date < year.to && date >= year.from.slice(0, 10) && !told.has(id),
    )
    .map((touchpoint) => {
      const { participant, key, occurrence, date, reason } = touchpoint;
      const because = whyWords(english, touchpoint);
      return {
        person: keyOf(owner.get(participant) ?? ""),
        kind: "prompt",
        touchpoint: `${key} ${occurrence}`,
        at: `${date}T12:00:00.000Z`,
        local: dayText("en-US", date),
        why: because.find((sentence) => sentence.startsWith("So nothing is sent")) ?? reason,
        because,
        silent: { state: "DROPPED", reason },
      };
    });
}
