import * as z from "zod";
import { Message, MessageState } from "../../domain/message.ts";

/** One mail, with who decided what about it. */
export const MessageReport = Message.extend({
  decisions: z.array(z.object({ at: z.string(), by: z.string(), did: z.string() })),
});

/** What came of a decision on several mails: each it was right for, and each that had gone on meanwhile. */
export const Decided = z.object({
  done: z.array(z.string()),
  not: z.array(z.object({ message: z.string(), state: MessageState })),
});
export type Decided = z.infer<typeof Decided>;
