import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskQuery } from "./desk-requests.ts";
import { CopyProgramme, PutProgramme, SettingsQuery } from "./settings-requests.ts";

/** What coordinators do about programmes and their settings. */
export const settingsRoutes = {
  listProgrammes: {
    method: "GET",
    path: "/admin/programmes",
    function: "programmes",
    access: "coordinator",
    summary: "The programmes this coordinator runs",
    query: DeskQuery,
    answers: { 200: answers.Programmes },
    page: true,
  },
  putProgramme: {
    method: "PUT",
    path: "/admin/programmes/{programme}",
    function: "programmes",
    access: "coordinator",
    summary: "Create a programme or change its settings",
    parameters: requests.ProgrammePath,
    body: PutProgramme,
    answers: { 200: answers.Programme },
    page: true,
  },
  showSettings: {
    method: "GET",
    path: "/admin/programmes/{programme}/settings",
    function: "settings",
    access: "coordinator",
    summary: "A programme's settings",
    parameters: requests.ProgrammePath,
    query: SettingsQuery,
    answers: { 200: answers.Programme },
    page: true,
  },
  previewSettings: {
    method: "POST",
    path: "/admin/programmes/{programme}/settings/preview",
    function: "settings",
    access: "coordinator",
    summary: "What other settings would change for whom; nothing is changed yet",
    parameters: requests.ProgrammePath,
    body: PutProgramme,
    answers: { 202: answers.Accepted },
    page: true,
  },
  copyForm: {
    method: "GET",
    path: "/admin/programmes/{programme}/copy",
    function: "settings",
    access: "coordinator",
    summary: "The form that copies a programme; as JSON, the programme to be copied",
    parameters: requests.ProgrammePath,
    query: DeskQuery,
    answers: { 200: answers.Programme },
    page: true,
  },
  copyProgramme: {
    method: "POST",
    path: "/admin/programmes/{programme}/copy",
    function: "settings",
    access: "coordinator",
    summary: "A new programme with these settings and this year plan, and nobody in it",
    parameters: requests.ProgrammePath,
    body: CopyProgramme,
    answers: { 201: answers.Programme },
    page: true,
  },
} as const satisfies Record<string, Route>;
