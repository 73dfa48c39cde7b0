import * as z from "zod";
import { relations } from "../../../domain/pairing-policy.ts";
import { Stage, Topic } from "../../../domain/participant.ts";
import { Discipline, Group, Sector, TalkLanguage, ValueName, ValueStep, Way } from "../../../domain/profile.ts";
import { DateText } from "../../../domain/time.ts";

const names = z.array(z.string()).default([]);

/** One line of a file, understood. */
export const FilePerson = z.object({
  id: z.string().optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  stage: Stage,
  topics: z.array(Topic).min(1),
  /** Known to be one. */
  zone: z.string().optional(),
  languages: z.array(TalkLanguage).optional(),
  region: z.string().optional(),
  institution: z.string().optional(),
  discipline: Discipline.optional(),
  sector: Sector.optional(),
  supports: z.array(Group).optional(),
  lived: z.array(Group).optional(),
  wants: z.array(Way).optional(),
  offers: z.array(Way).optional(),
  values: z.partialRecord(ValueName, ValueStep),
  waitingSince: DateText.optional(),
  alone: z.boolean().optional(),
  first: z.boolean().optional(),
  places: z.number().int().optional(),
  /** People of the other file, as they were written; the mentors a mentee would like, the first one first. */
  wishes: names,
  avoid: names,
  between: z.partialRecord(z.enum(relations), z.array(z.string())),
  /** Institutions. */
  apart: names,
});
export type FilePerson = z.infer<typeof FilePerson>;

/** A person with where they stand. */
export interface Lined {
  readonly line: number;
  readonly person: FilePerson;
  /** What names them in this file, as it was written. */
  readonly key: string;
}

/** What is the same however it was written: no case, no spaces beyond one. */
export function sameKey(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase();
}
