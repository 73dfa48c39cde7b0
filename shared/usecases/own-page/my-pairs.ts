import type { Temporal } from "temporal-polyfill";
import { paceOf } from "../../calendar/pace.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import { pausesOn } from "../../domain/pause.ts";
import { isPair, swapFor } from "../../domain/swapping.ts";
import { wishFor } from "../../domain/wish.ts";
import type { PairWords, YearEdits } from "../../pages/pair-model.ts";
import type { PersonConcern } from "../year/concerns.ts";
import { isAhead } from "./change-pair.ts";

/** What one of its members may do with a mentorship: let it rest, let it go on, swap roles. */
export function pairWords(mentorship: Mentorship, person: string, today: string, now: Temporal.Instant): PairWords {
  const { pause, swap } = mentorship;
  return {
    pace: paceOf([mentorship]).cadence,
    restsUntil: pausesOn(pause, today) ? pause?.until : undefined,
    swap: isPair(mentorship) ? swapFor(mentorship, person, now) : undefined,
    swapAt: swap?.at,
  };
}

/** What somebody may change of an entry of their year, and what is said of it, by key and occurrence. */
export function yearEdits(
  concerns: readonly PersonConcern[],
  participant: Participant,
  mentorships: readonly Mentorship[],
  nameOf: ReadonlyMap<string, string>,
  today: string,
): ReadonlyMap<string, YearEdits> {
  const edits = new Map<string, YearEdits>();
  for (const { touchpoint, side, others, until } of concerns) {
    if (until !== undefined || !isAhead(touchpoint, today)) continue;
    const name = `${touchpoint.key}.${touchpoint.occurrence}`;
    const known = edits.get(name) ?? { remarks: [], marks: [] };
    if (side === "mentee") {
      const mine = mentorships.filter((one) => inRole(one, "mentee").includes(participant.person));
      const remarks = mine.flatMap((one) => {
        const says = one.remarks?.[name];
        return says === undefined
          ? []
          : inRole(one, "mentor").map((mentor) => ({ name: nameOf.get(mentor) ?? "", says }));
      });
      const wish = wishFor(participant.wishes, touchpoint.id);
      edits.set(name, {
        ...known,
        remarks,
        own: { until: touchpoint.expires, day: wish?.day, out: wish?.out === true },
      });
    } else {
      const theirs = mentorships.filter(
        (one) =>
          inRole(one, "mentor").includes(participant.person) &&
          others.some((mentee) => inRole(one, "mentee").includes(mentee)),
      );
      const marks = theirs.map((one) => ({
        ...{
          mentorship: one.id,
          name: inRole(one, "mentee")
            .map((mentee) => nameOf.get(mentee) ?? "")
            .join(", "),
          says: one.remarks?.[name],
        },
      }));
      edits.set(name, { ...known, marks: [...known.marks, ...marks] });
    }
  }
  return edits;
}
