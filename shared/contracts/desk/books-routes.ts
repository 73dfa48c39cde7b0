import * as answers from "../answers.ts";
import { ProgrammePath } from "../requests.ts";
import type { Route } from "../route.ts";
import { BookFile, Books, BookTaken } from "./books-answers.ts";
import { BookPath, CarryOver, fileBytes, TakePlaybook } from "./books-requests.ts";
import { DeskQuery } from "./desk-requests.ts";

/** What coordinators do about year plans as files, and which of them running mentorships follow. */
export const booksRoutes = {
  listBooks: {
    method: "GET",
    path: "/admin/programmes/{programme}/year-plans",
    function: "settings",
    access: "coordinator",
    summary: "Year plans to choose from: those that come with Almanac, and the programme's own",
    parameters: ProgrammePath,
    query: DeskQuery,
    answers: { 200: Books },
    page: true,
  },
  takeBook: {
    method: "POST",
    path: "/admin/programmes/{programme}/year-plans",
    function: "settings",
    access: "coordinator",
    summary: "Take a year plan from a file as one of the programme's own; what is wrong with it refuses it",
    parameters: ProgrammePath,
    body: TakePlaybook,
    mostBytes: fileBytes,
    answers: { 201: BookTaken },
    page: true,
  },
  showBook: {
    method: "GET",
    path: "/admin/programmes/{programme}/year-plans/{book}",
    function: "settings",
    access: "coordinator",
    summary: "A year plan as a file, by name and version: ashp-student@3",
    parameters: BookPath,
    query: DeskQuery,
    answers: { 200: BookFile },
  },
  carryOver: {
    method: "POST",
    path: "/admin/programmes/{programme}/carry-over",
    function: "settings",
    access: "coordinator",
    summary:
      "Look what running mentorships would get differently by the programme's present year plan, or carry them over",
    parameters: ProgrammePath,
    body: CarryOver,
    answers: { 202: answers.Accepted },
    page: true,
  },
} as const satisfies Record<string, Route>;
