import type { Temporal } from "temporal-polyfill";
import type { Mentorship } from "./mentorship.ts";
import { inRole } from "./mentorship.ts";
import type { Participant } from "./participant.ts";
import type { Load } from "./person.ts";
import { instantOf } from "./time.ts";

/** Whether roles can be swapped in it: one mentee and one mentor, at present. */
export function isPair(mentorship: Mentorship): boolean {
  return inRole(mentorship, "mentee").length === 1 && inRole(mentorship, "mentor").length === 1;
}

/** Days after which asking to swap roles is over, answered or not. */
const askedDays = 60;

/** The wish of one of the two to swap roles, while it stands. */
export function swapAsked({ swap }: Mentorship, now: Temporal.Instant): Mentorship["swap"] {
  const hours = swap === undefined ? 0 : now.since(instantOf(swap.at)).total("hours");
  return hours < 24 * askedDays ? swap : undefined;
}

/**
 * Where a swap stands for one of the two: nobody asked, they asked themselves, or the other asks them. Who asked sees no
 * difference between an answer that is yet to come and one that was to leave it as it is: both run out alike.
 */
export function swapFor(mentorship: Mentorship, person: string, now: Temporal.Instant): "none" | "asked" | "asks" {
  const swap = swapAsked(mentorship, now);
  if (swap === undefined) return "none";
  if (swap.by === person) return "asked";
  return swap.left === true ? "none" : "asks";
}

/**
 * The pair with its roles the other way round from this day on. What was stays, dated; swapped twice on one day, a day's
 * entry is not kept twice. What the mentor marked in the year that was is over.
 */
export function withRolesSwapped({ swap: _, remarks: _remarks, ...mentorship }: Mentorship, day: string): Mentorship {
  const present = mentorship.members.filter(({ until }) => until === undefined);
  const before = mentorship.members.map((member) => ({ ...member, until: member.until ?? day }));
  const after = present.map(({ person, role }) => ({
    ...{ person, role: role === "mentee" ? ("mentor" as const) : ("mentee" as const), since: day },
  }));
  const once = new Map(
    [...before, ...after].map((one) => [
      `${one.person} ${one.role} ${one.since} ${"until" in one ? one.until : ""}`,
      one,
    ]),
  );
  return { ...mentorship, members: [...once.values()] };
}

/** Somebody who is a mentor and a mentee by a swap; for rounds they stay what they joined as. */
export function inBothRoles(participant: Participant): Participant {
  const { role } = participant;
  return role === "both" ? participant : { ...participant, role: "both", joinedAs: participant.joinedAs ?? role };
}

/** Places one person may have at most. */
const mostPlaces = 20;

/**
 * A mentor's places with one more mentorship that a swap brings. Where none is free, one is lent and goes again with it:
 * a mentor of one place is given no second mentee by it, neither now nor later.
 */
export function takingOn(load: Load | undefined, person: string, mentorship: string): Load {
  const { places, mentorships, lent = [], ...rest } = load ?? { id: person, version: 0, places: 0, mentorships: [] };
  if (mentorships.includes(mentorship)) return { ...rest, places, mentorships, lent };
  const full = mentorships.length >= places && places < mostPlaces;
  return {
    ...{ ...rest, mentorships: [...mentorships, mentorship] },
    ...(full ? { places: places + 1, lent: [...lent, mentorship] } : { places, lent }),
  };
}

/** A mentor's places once a mentorship is none of theirs any more. */
export function givenBack(load: Load, mentorship: string): Load {
  const isLent = load.lent?.includes(mentorship) === true;
  return {
    ...load,
    mentorships: load.mentorships.filter((one) => one !== mentorship),
    ...(isLent && { places: Math.max(0, load.places - 1), lent: load.lent?.filter((one) => one !== mentorship) }),
  };
}
