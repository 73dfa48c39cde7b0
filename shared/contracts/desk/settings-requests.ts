import * as z from "zod";
import { line } from "../../domain/person.ts";
import { ProgrammeId, ProgrammeSettings } from "../../domain/programme.ts";
import { settingsIn } from "../../domain/settings-form.ts";
import { DeskQuery } from "./desk-requests.ts";

/** The settings page; `work` names a look at a change whose values the form shows again. */
export const SettingsQuery = DeskQuery.extend({ work: z.string().max(60).optional().catch(undefined) });

/** A programme's settings, as JSON or as the settings form has them. */
export const PutProgramme = z.preprocess(settingsIn, ProgrammeSettings);

/** The new programme that takes another's settings. */
export const CopyProgramme = z.strictObject({ id: ProgrammeId, name: line(80) });
export type CopyProgramme = z.infer<typeof CopyProgramme>;
