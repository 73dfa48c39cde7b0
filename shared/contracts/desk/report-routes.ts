import * as z from "zod";
import { Report } from "../../domain/report.ts";
import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskQuery } from "./desk-requests.ts";
import { TodayReport } from "./people-answers.ts";
import { ReportQuery } from "./report-requests.ts";

/** The latest report and the one before; `report` is null while none was made. */
const ReportAnswer = z.object({ report: Report.nullable() });

/** What coordinators do about today's work and the report. */
export const reportRoutes = {
  today: {
    method: "GET",
    path: "/admin/programmes/{programme}/today",
    function: "desk",
    access: "coordinator",
    summary: "What waits for a coordinator today",
    parameters: requests.ProgrammePath,
    query: DeskQuery,
    answers: { 200: TodayReport },
    page: true,
  },
  showReport: {
    method: "GET",
    path: "/admin/programmes/{programme}/report",
    function: "report",
    access: "coordinator",
    summary: "The one-page report: rounded figures in which nobody can be found, as a page, JSON or CSV",
    parameters: requests.ProgrammePath,
    query: ReportQuery,
    answers: { 200: ReportAnswer },
    page: true,
  },
  makeReport: {
    method: "POST",
    path: "/admin/programmes/{programme}/report",
    function: "report",
    access: "coordinator",
    summary: "Count the programme anew; the report is there when the work is done",
    parameters: requests.ProgrammePath,
    body: requests.Nothing,
    answers: { 202: answers.Accepted },
    page: true,
  },
} as const satisfies Record<string, Route>;
