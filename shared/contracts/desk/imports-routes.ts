import * as answers from "../answers.ts";
import { ProgrammePath } from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskListQuery, DeskQuery, WorkPath } from "./desk-requests.ts";
import { ImportExample, ImportReceipt, Imports, PartReceipt } from "./imports-answers.ts";
import * as requests from "./imports-requests.ts";

/** What coordinators do about imports, and other work that takes a while. */
export const importsRoutes = {
  listImports: {
    method: "GET",
    path: "/admin/programmes/{programme}/imports",
    function: "work",
    access: "coordinator",
    summary: "The latest imports, and what a file to import looks like",
    parameters: ProgrammePath,
    query: DeskQuery,
    answers: { 200: Imports },
    page: true,
  },
  importExample: {
    method: "GET",
    path: "/admin/programmes/{programme}/import-example",
    function: "work",
    access: "coordinator",
    summary: "A small file to begin from, in the reader's language",
    parameters: ProgrammePath,
    query: requests.ExampleQuery,
    answers: { 200: ImportExample },
  },
  createImport: {
    method: "POST",
    path: "/admin/programmes/{programme}/imports",
    function: "work",
    access: "coordinator",
    summary: "Begin an import: a CSV file, to be sent in parts",
    parameters: ProgrammePath,
    body: requests.CreateImport,
    answers: { 201: ImportReceipt },
  },
  putImportPart: {
    method: "PUT",
    path: "/admin/programmes/{programme}/imports/{import}/parts/{part}",
    function: "work",
    access: "coordinator",
    summary: "Send one part of a file as text/csv, at most 300 kB; parts are numbered from 0",
    parameters: requests.ImportPartPath,
    body: requests.ImportPart,
    // A part that is too large is told so in words, not cut off.
    mostBytes: 1_000_000,
    answers: { 200: PartReceipt },
  },
  checkImport: {
    method: "POST",
    path: "/admin/programmes/{programme}/imports/{import}/check",
    function: "work",
    access: "coordinator",
    summary: "Check a file line by line; nothing is written",
    parameters: requests.ImportPath,
    body: requests.CheckImport,
    answers: { 202: answers.Accepted },
  },
  applyImport: {
    method: "POST",
    path: "/admin/programmes/{programme}/imports/{import}/application",
    function: "work",
    access: "coordinator",
    summary: "Import a file; one wrong line stops it all, unless `skipWrong`",
    parameters: requests.ImportPath,
    body: requests.ApplyImport,
    answers: { 202: answers.Accepted },
  },
  showWork: {
    method: "GET",
    path: "/admin/programmes/{programme}/runs/{work}",
    function: "work",
    access: "coordinator",
    summary: "How far work is that takes a while, and what came of it",
    parameters: WorkPath,
    query: DeskListQuery,
    answers: { 200: answers.WorkReport },
    page: true,
  },
} as const satisfies Record<string, Route>;
