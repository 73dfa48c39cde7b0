import * as z from "zod";
import { Locale } from "./locale.ts";
import { type Participant, Stage, Topic } from "./participant.ts";
import { line } from "./person.ts";
import { InstantText } from "./time.ts";

/** Characters of an announcement's subject and of its text. */
export const [subjectLength, announcementLength] = [78, 2000];

export const AnnouncementSubject = line(subjectLength);
/** Its words as people type them, in as many lines as it takes; characters that turn text around are taken out. */
export const AnnouncementText = z
  .string()
  .transform((text) =>
    text
      .normalize("NFC")
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{C}\n\t]/gu, "")
      .trim(),
  )
  .pipe(z.string().min(1).max(announcementLength));

/** Whom it is for, among those who are in and not away. Who is both mentee and mentor is in either. */
export const Segment = z.object({
  role: z.enum(["everybody", "mentee", "mentor"]),
  stage: Stage.optional(),
  topic: Topic.optional(),
  standing: z.enum(["everybody", "waiting", "paired"]),
});
export type Segment = z.infer<typeof Segment>;

/** `draft` until somebody sends it; `sending` until a message stands in the ledger for everybody it reaches. */
export const AnnouncementState = z.enum(["draft", "sending", "sent"]);

/** The same words to many people, each alone. The words stand here only, never in a message. */
export const Announcement = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  state: AnnouncementState,
  subject: z.string(),
  text: z.string(),
  /** The language it is written in: all of its mail is in that one. */
  language: Locale,
  segment: Segment,
  writtenBy: z.string(),
  writtenAt: InstantText,
  /** The work that counts whom it would reach, and the work that writes to them. */
  counting: z.string(),
  sending: z.string().optional(),
  sentBy: z.string().optional(),
  sentAt: InstantText.optional(),
  /** For how many a message was written. */
  reached: z.number().int().optional(),
});
export type Announcement = z.infer<typeof Announcement>;

/** Whether this participant belongs to the segment. Whether mail may reach them is another question. */
export function isInSegment({ role, stage, topic, standing }: Segment, participant: Participant): boolean {
  const isPaired = participant.mentorships.length > 0;
  return (
    (role === "everybody" || participant.role === role || participant.role === "both") &&
    (stage === undefined || participant.stage === stage) &&
    (topic === undefined || participant.topics.includes(topic)) &&
    (standing === "everybody" || isPaired === (standing === "paired"))
  );
}
