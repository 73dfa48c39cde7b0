import * as z from "zod";
import { AnnouncementSubject, AnnouncementText, Segment } from "../../domain/announcement.ts";
import { Locale } from "../../domain/locale.ts";
import { Stage, Topic } from "../../domain/participant.ts";
import { ProgrammePath } from "../requests.ts";

/** What forms send for "any". */
const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);

export const AnnouncementPath = ProgrammePath.extend({ announcement: z.string().max(60) });

/** What an announcement says and whom it is for. */
export const WriteAnnouncement = z.strictObject({
  subject: AnnouncementSubject,
  text: AnnouncementText,
  language: Locale,
  role: Segment.shape.role.default("everybody"),
  stage: z.preprocess(emptyIsAbsent, Stage.optional()),
  topic: z.preprocess(emptyIsAbsent, Topic.optional()),
  standing: Segment.shape.standing.default("everybody"),
});
export type WriteAnnouncement = z.infer<typeof WriteAnnouncement>;
