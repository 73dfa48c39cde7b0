import * as z from "zod";
import { DeskQuery } from "./desk-requests.ts";

/** The report as it is shown, or its figures as a file for a spreadsheet. */
export const ReportQuery = DeskQuery.extend({ format: z.enum(["page", "csv"]).catch("page").default("page") });
