import * as z from "zod";

/**
 * A mentor is `applied` until a coordinator approves; nobody unapproved appears in a pairing or a mail. On the way they
 * may be asked for `documents` or `more-information`, and what they gave may be `checked`; `expired` once the day passed
 * until which they were approved, and to be looked at again.
 */
export const vettingStates = [
  "not-needed",
  "applied",
  "documents",
  "checked",
  "more-information",
  "approved",
  "rejected",
  "expired",
] as const;
export const VettingState = z.enum(vettingStates);
export type VettingState = z.infer<typeof VettingState>;
