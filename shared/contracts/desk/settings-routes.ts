import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";

/** What coordinators do about programmes and their settings. */
export const settingsRoutes = {
  listProgrammes: {
    method: "GET",
    path: "/admin/programmes",
    function: "programmes",
    access: "coordinator",
    summary: "The programmes this coordinator runs",
    answers: { 200: answers.Programmes },
  },
  putProgramme: {
    method: "PUT",
    path: "/admin/programmes/{programme}",
    function: "programmes",
    access: "coordinator",
    summary: "Create a programme or change its settings",
    parameters: requests.ProgrammePath,
    body: requests.PutProgramme,
    answers: { 200: answers.Programme },
  },
} as const satisfies Record<string, Route>;
