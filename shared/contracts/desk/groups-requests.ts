import * as z from "zod";
import { offerShapes } from "../../domain/offer.ts";
import { Discipline } from "../../domain/profile.ts";
import { ProgrammePath } from "../requests.ts";

export const GroupPath = ProgrammePath.extend({ group: z.string().max(60) });

/** Addresses in a row, or a list of addresses or ids: each once. */
const people = (most: number) =>
  z.preprocess(
    (value) => {
      const list = typeof value === "string" ? value.split(/[\s,;]+/) : value;
      return Array.isArray(list) ? [...new Set(list.filter((one) => one !== ""))] : list;
    },
    z.array(z.string().trim().max(254)).min(1).max(most),
  );
/** Boxes of a form: none, one or many. */
const boxes = (value: unknown) => (Array.isArray(value) ? value : [value].filter((one) => one !== undefined));

/**
 * `offer`: prepares one for people named by address or id, whom nobody asks yet; `form`: groups from those in line;
 * `panel`: mentors of some disciplines for one mentee. The last two look at everybody, and prepare what they find.
 */
export const MakeGroup = z.discriminatedUnion("does", [
  z.strictObject({ does: z.literal("offer"), shape: z.enum(offerShapes), mentors: people(4), mentees: people(8) }),
  z.strictObject({ does: z.literal("form") }),
  z.strictObject({
    does: z.literal("panel"),
    mentee: z.string().trim().min(1).max(254),
    disciplines: z.preprocess(boxes, z.array(Discipline).min(2).max(4)),
  }),
]);

/** Asks those a prepared offer names, takes one back, or offers a place in a group that runs to one more mentee. */
export const ChangeGroup = z.discriminatedUnion("does", [
  z.strictObject({ does: z.literal("ask") }),
  z.strictObject({ does: z.literal("withdraw") }),
  z.strictObject({ does: z.literal("add"), mentee: z.string().trim().min(1).max(254) }),
]);
