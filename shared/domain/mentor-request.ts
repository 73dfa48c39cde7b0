import * as z from "zod";
import { InstantText } from "./time.ts";

/** Mentors a mentee asked for by name, in turn. One date answers for all of them, so that nothing tells of a single no. */
export const MentorRequest = z.object({
  at: InstantText,
  /** The day the mentee hears by, whatever comes of it. */
  by: InstantText,
  /** The proposals made of it, first choice first. */
  proposals: z.array(z.string()).min(1).max(3),
  /** When it was over: a mentor said yes, it was taken back, or its day came. */
  closedAt: InstantText.optional(),
});
export type MentorRequest = z.infer<typeof MentorRequest>;

interface HasRequests {
  readonly requests?: readonly MentorRequest[] | undefined;
}

/** The request of a mentee that is still being asked for. */
export function openRequest({ requests }: HasRequests): MentorRequest | undefined {
  const latest = requests?.at(-1);
  return latest?.closedAt === undefined ? latest : undefined;
}

/** Their requests, the open one closed. */
export function requestClosed({ requests }: HasRequests, at: string): MentorRequest[] | undefined {
  return requests?.map((one) => (one.closedAt === undefined ? { ...one, closedAt: at } : one));
}
