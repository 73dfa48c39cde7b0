import type { Message } from "#shared/domain/message.ts";

/** One mail in a list. */
export interface MailRow
  extends Pick<Message, "id" | "person" | "kind" | "subject" | "state" | "reason" | "refusedAt"> {
  /** To whom; absent where nothing is kept of them any more. */
  name: string | undefined;
  /** When it is due, or left. */
  at: string;
  /** The same as a day where the programme is. */
  day: string;
  /** When it is for whoever gets it; absent where it leaves at once. */
  wall: { date: string; time: string; zone: string } | undefined;
}
