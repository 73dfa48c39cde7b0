import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { DateText, InstantText, instantText } from "./time.ts";

/**
 * `group`: one or two mentors and several mentees; `team`: the same, where the mentees come as one; `panel`: several
 * mentors of different disciplines around one mentee; `once`: one conversation of two people, without a year.
 */
export const offerShapes = ["group", "team", "panel", "once"] as const;
export const OfferShape = z.enum(offerShapes);
export type OfferShape = z.infer<typeof OfferShape>;

/**
 * `draft` → `asked-mentors` → `asked-mentees` → `accepted`; or it ends as `lapsed` (too few said yes) or `withdrawn`
 * (a coordinator took it back, or those who said yes had no place any more).
 */
export const OfferState = z.enum(["draft", "asked-mentors", "asked-mentees", "accepted", "lapsed", "withdrawn"]);
export type OfferState = z.infer<typeof OfferState>;

/** A mentorship offered to more than two people, or one conversation: not yet agreed by those it needs. Ids alone. */
export const Offer = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  shape: OfferShape,
  state: OfferState,
  mentors: z.array(z.string()).max(4),
  mentees: z.array(z.string()).max(8),
  /** Who said yes, and who said no: of a no nobody ever learns. */
  yes: z.array(z.string()),
  no: z.array(z.string()),
  /** The coordinator, or `almanac` where somebody's wish made it. */
  madeBy: z.string(),
  madeAt: InstantText,
  /** When those whose turn it is were asked, and until when they may answer. */
  askedAt: InstantText.optional(),
  answerBy: InstantText.optional(),
  reminded: z.boolean(),
  /** The mentors its mentees were told of when they were asked: who takes a yes back does not vanish from their page. */
  named: z.array(z.string()).optional(),
  /** The group its one mentee would join. */
  joins: z.string().optional(),
  /** The mentorship that came of it. */
  mentorship: z.string().optional(),
  /** The last day of one conversation. */
  until: DateText.optional(),
});
export type Offer = z.infer<typeof Offer>;
export type OfferSide = "mentor" | "mentee";

/** How many of each side there may be. */
export const offerSizes: Readonly<
  Record<OfferShape, Readonly<Record<OfferSide, { readonly least: number; readonly most: number }>>>
> = {
  group: { mentor: { least: 1, most: 2 }, mentee: { least: 2, most: 8 } },
  team: { mentor: { least: 1, most: 2 }, mentee: { least: 2, most: 8 } },
  panel: { mentor: { least: 2, most: 4 }, mentee: { least: 1, most: 1 } },
  once: { mentor: { least: 1, most: 1 }, mentee: { least: 1, most: 1 } },
};

/** What somebody is in it; undefined for anybody else. */
export function sideIn({ mentors, mentees }: Offer, person: string): OfferSide | undefined {
  if (mentors.includes(person)) return "mentor";
  return mentees.includes(person) ? "mentee" : undefined;
}

/** Everybody of one side. */
export function ofSide({ mentors, mentees }: Offer, side: OfferSide): readonly string[] {
  return side === "mentor" ? mentors : mentees;
}

/** Those of one side who said yes. */
export function agreedOf(offer: Offer, side: OfferSide): string[] {
  return ofSide(offer, side).filter((person) => offer.yes.includes(person));
}

/** How many of a side have to say yes; who joins a group needs a yes of all its mentors. */
export function neededOf({ shape, joins, mentors }: Offer, side: OfferSide): number {
  if (joins !== undefined) return side === "mentor" ? mentors.length : 1;
  return offerSizes[shape][side].least;
}

/** The side that is asked now. */
export function askedSide({ state }: Offer): OfferSide | undefined {
  if (state === "asked-mentors") return "mentor";
  return state === "asked-mentees" ? "mentee" : undefined;
}

/** Whether so many of a side said yes as it needs. */
export function hasEnough(offer: Offer, side: OfferSide): boolean {
  return agreedOf(offer, side).length >= neededOf(offer, side);
}

/** Whether mentees are asked whose mentors took their yes back: nobody needs to answer that. */
function isShort(offer: Offer): boolean {
  return offer.state === "asked-mentees" && !hasEnough(offer, "mentor");
}

/** Those who are asked now and have not answered. */
export function unanswered(offer: Offer): string[] {
  const side = askedSide(offer);
  if (side === undefined || isShort(offer)) return [];
  return ofSide(offer, side).filter((person) => !offer.yes.includes(person) && !offer.no.includes(person));
}

/** Whether the time to answer is over. */
export function isOfferLate({ answerBy }: Offer, now: Temporal.Instant): boolean {
  return answerBy !== undefined && answerBy <= instantText(now);
}

/** Whether somebody may say something to it now: when asked; and a mentor who said yes may take it back. */
export function mayAnswer(offer: Offer, person: string, now: Temporal.Instant): boolean {
  const [side, asked] = [sideIn(offer, person), askedSide(offer)];
  if (side === undefined || asked === undefined || isOfferLate(offer, now)) return false;
  if (side === "mentee" && isShort(offer)) return false;
  return side === asked || (side === "mentor" && offer.yes.includes(person));
}

/** The offer with somebody's answer, or without the one they take back; the latest counts. */
export function withAnswer(offer: Offer, person: string, answer: "yes" | "no" | "undo"): Offer {
  const { yes, no } = withoutPerson(offer, person);
  return {
    ...offer,
    yes: answer === "yes" ? [...yes, person] : yes,
    no: answer === "no" ? [...no, person] : no,
  };
}

/** The offer without somebody who left or was erased: what they said goes with them. */
export function withoutPerson(offer: Offer, person: string): Offer {
  const without = (list: readonly string[]) => list.filter((one) => one !== person);
  const { mentors, mentees, yes, no, named } = offer;
  return {
    ...{ ...offer, mentors: without(mentors), mentees: without(mentees), yes: without(yes), no: without(no) },
    ...(named && { named: without(named) }),
  };
}

/**
 * What is to be done with it now. Too few yeses end it only when the time is over: before, nobody can tell a no from an
 * answer that is yet to come, and a mentor may say yes again.
 */
export function nextStep(offer: Offer, now: Temporal.Instant): "wait" | "ask-mentees" | "begin" | "lapse" {
  const side = askedSide(offer);
  if (side === undefined) return "wait";
  const late = isOfferLate(offer, now);
  const enough = hasEnough(offer, "mentor") && hasEnough(offer, side);
  if (!late && (unanswered(offer).length > 0 || !enough)) return "wait";
  if (!enough) return "lapse";
  return side === "mentor" ? "ask-mentees" : "begin";
}

/** Whether somebody is asked or said yes to it, and it may still come to something. */
export function holds(offer: Offer, person: string): boolean {
  const side = sideIn(offer, person);
  if (side === undefined || offer.no.includes(person) || askedSide(offer) === undefined) return false;
  // A mentor who did not answer in time is not asked any more.
  return !(side === "mentor" && offer.state === "asked-mentees" && !offer.yes.includes(person));
}
