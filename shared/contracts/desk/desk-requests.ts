import * as z from "zod";
import { LanguageQuery, ListQuery, ProgrammePath } from "../requests.ts";

/** What every page of the console may be asked with: its language, and what has just been done. */
export const DeskQuery = LanguageQuery.extend({ done: z.string().max(40).optional().catch(undefined) });
/** The same for lists: a page at a time. */
export const DeskListQuery = DeskQuery.extend(ListQuery.shape);
export const WorkPath = ProgrammePath.extend({ work: z.string().max(60) });
