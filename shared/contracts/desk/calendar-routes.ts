import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { HolidayReport } from "./calendar-answers.ts";
import { AddKeyDate, KeyDateQuery, PreviewKeyDate, SetKeyDate } from "./calendar-requests.ts";
import { DeskQuery } from "./desk-requests.ts";

/** What coordinators do about key dates. */
export const calendarRoutes = {
  listKeyDates: {
    method: "GET",
    path: "/admin/programmes/{programme}/key-dates",
    function: "programmes",
    access: "coordinator",
    summary:
      "A programme's key dates of this cycle and the next, or of a chosen one, tentative ones that come soon first",
    parameters: requests.ProgrammePath,
    query: KeyDateQuery,
    answers: { 200: answers.KeyDates },
    page: true,
  },
  addKeyDate: {
    method: "POST",
    path: "/admin/programmes/{programme}/key-dates",
    function: "programmes",
    access: "coordinator",
    summary: "Add a date of the programme's own; it comes again every year, to be confirmed",
    parameters: requests.ProgrammePath,
    body: AddKeyDate,
    answers: { 201: answers.KeyDate },
    page: true,
  },
  lookAtHolidays: {
    method: "GET",
    path: "/admin/programmes/{programme}/holidays",
    function: "programmes",
    access: "coordinator",
    summary: "Prompts of the next five years that would land on a weekend or a holiday, and where they move to",
    parameters: requests.ProgrammePath,
    query: DeskQuery,
    answers: { 200: HolidayReport },
    page: true,
  },
  showKeyDate: {
    method: "GET",
    path: "/admin/programmes/{programme}/key-dates/{keyDate}",
    function: "programmes",
    access: "coordinator",
    summary: "A key date, and the form to confirm, move or cancel it",
    parameters: requests.KeyDatePath,
    query: KeyDateQuery,
    answers: { 200: answers.KeyDate },
    page: true,
  },
  previewKeyDate: {
    method: "POST",
    path: "/admin/programmes/{programme}/key-dates/{keyDate}/preview",
    function: "programmes",
    access: "coordinator",
    summary: "See who would get what differently if a key date were so; nothing changes",
    parameters: requests.KeyDatePath,
    body: PreviewKeyDate,
    answers: { 202: answers.Accepted },
    page: true,
  },
  setKeyDate: {
    method: "PUT",
    path: "/admin/programmes/{programme}/key-dates/{keyDate}",
    function: "programmes",
    access: "coordinator",
    summary: "Set, confirm, move or cancel a key date; calendars follow",
    parameters: requests.KeyDatePath,
    body: SetKeyDate,
    answers: { 200: answers.KeyDate },
    page: true,
  },
} as const satisfies Record<string, Route>;
