import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";

/** What coordinators do about key dates. */
export const calendarRoutes = {
  listKeyDates: {
    method: "GET",
    path: "/admin/programmes/{programme}/key-dates",
    function: "programmes",
    access: "coordinator",
    summary: "A programme's key dates, tentative ones included",
    parameters: requests.ProgrammePath,
    answers: { 200: answers.KeyDates },
  },
  setKeyDate: {
    method: "PUT",
    path: "/admin/programmes/{programme}/key-dates/{keyDate}",
    function: "programmes",
    access: "coordinator",
    summary: "Set, confirm, move or cancel a key date; calendars follow",
    parameters: requests.KeyDatePath,
    body: requests.SetKeyDate,
    answers: { 200: answers.KeyDate },
  },
} as const satisfies Record<string, Route>;
