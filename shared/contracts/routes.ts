import type * as z from "zod";
import * as answers from "./answers.ts";
import * as requests from "./requests.ts";

export type FunctionName =
  | "sign-up"
  | "confirm"
  | "respond"
  | "answer"
  | "me"
  | "feed"
  | "unsubscribe"
  | "openapi"
  | "programmes"
  | "participants"
  | "rounds"
  | "jobs"
  | "mail";

export interface Route {
  readonly method: "GET" | "POST" | "PUT";
  /** API Gateway's path, parameters in braces. */
  readonly path: string;
  /** The function that serves it: `functions/http/{name}.ts` or, for coordinators, `functions/admin/{name}.ts`. */
  readonly function: FunctionName;
  /** `public`: anybody. `link`: whoever holds the link from a mail. `coordinator`: a bearer token with `almanac/admin`. */
  readonly access: "public" | "link" | "coordinator";
  readonly summary: string;
  readonly parameters?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Answers other than problems, by status. `page` also answers HTML where the caller prefers it. */
  readonly answers: Readonly<Record<number, z.ZodType | "calendar" | "document">>;
  readonly page?: boolean;
}

/** Every route of the API. The template, the OpenAPI document and the functions are built from this list. */
export const routes = {
  signUpForm: {
    method: "GET",
    path: "/join/{programme}",
    function: "sign-up",
    access: "public",
    summary: "The sign-up form",
    parameters: requests.ProgrammePath,
    query: requests.LanguageQuery,
    answers: { 200: answers.Outcome },
    page: true,
  },
  signUp: {
    method: "POST",
    path: "/join/{programme}",
    function: "sign-up",
    access: "public",
    summary: "Sign up as mentee, mentor or both; a mail asks to confirm",
    parameters: requests.ProgrammePath,
    query: requests.LanguageQuery,
    body: requests.SignUp,
    answers: { 202: answers.Outcome },
    page: true,
  },
  confirmPage: {
    method: "GET",
    path: "/confirm/{token}",
    function: "confirm",
    access: "link",
    summary: "The page with the button that confirms an address",
    parameters: requests.TokenPath,
    query: requests.LanguageQuery,
    answers: { 200: answers.Outcome },
    page: true,
  },
  confirm: {
    method: "POST",
    path: "/confirm/{token}",
    function: "confirm",
    access: "link",
    summary: "Confirm an address",
    parameters: requests.TokenPath,
    query: requests.LanguageQuery,
    body: requests.Nothing,
    answers: { 200: answers.Outcome },
    page: true,
  },
  respondPage: {
    method: "GET",
    path: "/respond/{token}",
    function: "respond",
    access: "link",
    summary: "A suggested pairing, with the buttons yes and no",
    parameters: requests.TokenPath,
    query: requests.LanguageQuery,
    answers: { 200: answers.Outcome },
    page: true,
  },
  respond: {
    method: "POST",
    path: "/respond/{token}",
    function: "respond",
    access: "link",
    summary: "Say yes or no to a suggested pairing",
    parameters: requests.TokenPath,
    query: requests.LanguageQuery,
    body: requests.Respond,
    answers: { 200: answers.Outcome },
    page: true,
  },
  answerPage: {
    method: "GET",
    path: "/answer/{token}",
    function: "answer",
    access: "link",
    summary: "The buttons that answer a prompt",
    parameters: requests.TokenPath,
    query: requests.AnswerQuery,
    answers: { 200: answers.Outcome },
    page: true,
  },
  answer: {
    method: "POST",
    path: "/answer/{token}",
    function: "answer",
    access: "link",
    summary: "Answer a prompt: met, snooze, skip, or a fact",
    parameters: requests.TokenPath,
    query: requests.AnswerQuery,
    body: requests.Answer,
    answers: { 200: answers.Outcome },
    page: true,
  },
  me: {
    method: "GET",
    path: "/me/{token}",
    function: "me",
    access: "link",
    summary: "A person's own page",
    parameters: requests.TokenPath,
    query: requests.LanguageQuery,
    answers: { 200: answers.MePage },
    page: true,
  },
  updateMe: {
    method: "POST",
    path: "/me/{token}",
    function: "me",
    access: "link",
    summary: "Change one thing on one's own page",
    parameters: requests.TokenPath,
    query: requests.LanguageQuery,
    body: requests.UpdateMe,
    answers: { 200: answers.MePage },
    page: true,
  },
  feed: {
    method: "GET",
    path: "/feed/{token}",
    function: "feed",
    access: "link",
    summary: "A person's year as a calendar to subscribe to",
    parameters: requests.TokenPath,
    answers: { 200: "calendar" },
  },
  unsubscribePage: {
    method: "GET",
    path: "/unsubscribe/{token}",
    function: "unsubscribe",
    access: "link",
    summary: "The page with the button that stops prompts",
    parameters: requests.TokenPath,
    query: requests.LanguageQuery,
    answers: { 200: answers.Outcome },
    page: true,
  },
  unsubscribe: {
    method: "POST",
    path: "/unsubscribe/{token}",
    function: "unsubscribe",
    access: "link",
    summary: "Stop prompts in one click (RFC 8058)",
    parameters: requests.TokenPath,
    query: requests.LanguageQuery,
    body: requests.Unsubscribe,
    answers: { 200: answers.Outcome },
    page: true,
  },
  openapi: {
    method: "GET",
    path: "/openapi.json",
    function: "openapi",
    access: "public",
    summary: "This document",
    answers: { 200: "document" },
  },
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
  listParticipants: {
    method: "GET",
    path: "/admin/programmes/{programme}/participants",
    function: "participants",
    access: "coordinator",
    summary: "Participants; `state=applied` lists mentors to vet",
    parameters: requests.ProgrammePath,
    query: requests.ListQuery,
    answers: { 200: answers.Participants },
  },
  vet: {
    method: "POST",
    path: "/admin/programmes/{programme}/participants/{person}/vetting",
    function: "participants",
    access: "coordinator",
    summary: "Approve or reject a mentor",
    parameters: requests.ParticipantPath,
    body: requests.Vet,
    answers: { 200: answers.Participant },
  },
  listMentorships: {
    method: "GET",
    path: "/admin/programmes/{programme}/mentorships",
    function: "participants",
    access: "coordinator",
    summary: "A programme's mentorships",
    parameters: requests.ProgrammePath,
    query: requests.ListQuery,
    answers: { 200: answers.Mentorships },
  },
  startRound: {
    method: "POST",
    path: "/admin/programmes/{programme}/rounds",
    function: "rounds",
    access: "coordinator",
    summary: "Suggest pairings for everybody who waits",
    parameters: requests.ProgrammePath,
    body: requests.StartRound,
    answers: { 202: answers.Accepted },
  },
  showRound: {
    method: "GET",
    path: "/admin/programmes/{programme}/rounds/{round}",
    function: "rounds",
    access: "coordinator",
    summary: "A round with its suggested pairings and reasons",
    parameters: requests.RoundPath,
    answers: { 200: answers.RoundReport },
  },
  publishRound: {
    method: "POST",
    path: "/admin/programmes/{programme}/rounds/{round}/publication",
    function: "rounds",
    access: "coordinator",
    summary: "Ask the people of a round, mentors first",
    parameters: requests.RoundPath,
    body: requests.Nothing,
    answers: { 202: answers.Accepted },
  },
  runJob: {
    method: "POST",
    path: "/admin/jobs/{job}",
    function: "jobs",
    access: "coordinator",
    summary: "Run a scheduled job now, for real or dry",
    parameters: requests.JobPath,
    body: requests.RunJob,
    answers: { 202: answers.Accepted },
  },
  showJobRun: {
    method: "GET",
    path: "/admin/jobs/{job}/runs/{run}",
    function: "jobs",
    access: "coordinator",
    summary: "What came of a job",
    parameters: requests.JobRunPath,
    answers: { 200: answers.JobRun },
  },
  armBrake: {
    method: "POST",
    path: "/admin/brake",
    function: "mail",
    access: "coordinator",
    summary: "Let mail leave from this very table (`armed`), or pause all mail (`on`)",
    body: requests.ArmBrake,
    answers: { 200: answers.BrakeReport },
  },
  showBrake: {
    method: "GET",
    path: "/admin/brake",
    function: "mail",
    access: "coordinator",
    summary: "Whether mail may leave",
    answers: { 200: answers.BrakeReport },
  },
  listHeldMail: {
    method: "GET",
    path: "/admin/programmes/{programme}/held-mail",
    function: "mail",
    access: "coordinator",
    summary: "Mail that a person must decide on",
    parameters: requests.ProgrammePath,
    query: requests.ListQuery,
    answers: { 200: answers.Messages },
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
