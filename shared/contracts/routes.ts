import * as answers from "./answers.ts";
import { chooseRoutes } from "./choose-routes.ts";
import { consoleRoutes } from "./console-routes.ts";
import { announcementsRoutes } from "./desk/announcements-routes.ts";
import { booksRoutes } from "./desk/books-routes.ts";
import { calendarRoutes } from "./desk/calendar-routes.ts";
import { groupsRoutes } from "./desk/groups-routes.ts";
import { howPairRoutes } from "./desk/how-pair-routes.ts";
import { importsRoutes } from "./desk/imports-routes.ts";
import { jobsRoutes } from "./desk/jobs-routes.ts";
import { mailRoutes } from "./desk/mail-routes.ts";
import { membersRoutes } from "./desk/members-routes.ts";
import { pairingRoutes } from "./desk/pairing-routes.ts";
import { pausesRoutes } from "./desk/pauses-routes.ts";
import { peopleRoutes } from "./desk/people-routes.ts";
import { reportRoutes } from "./desk/report-routes.ts";
import { settingsRoutes } from "./desk/settings-routes.ts";
import { PostedSignUp, SendMyPage, SignUpQuery } from "./front-door-requests.ts";
import { meetRoutes } from "./meet-routes.ts";
import { ownPageRoutes } from "./own-page-routes.ts";
import { RaiseConcern } from "./privacy-requests.ts";
import * as requests from "./requests.ts";
import type { Route } from "./route.ts";
import { yearRoutes } from "./year-routes.ts";

/** Every route of the API. The template, the OpenAPI document and the functions are built from this list. */
export const routes = {
  signUpForm: {
    method: "GET",
    path: "/join/{programme}",
    function: "sign-up",
    access: "public",
    summary: "The sign-up form",
    parameters: requests.ProgrammePath,
    query: SignUpQuery,
    answers: { 200: answers.EmptyForm },
    page: true,
  },
  signUp: {
    method: "POST",
    path: "/join/{programme}",
    function: "sign-up",
    access: "public",
    summary: "Sign up as mentee, mentor or both; a mail asks to confirm",
    parameters: requests.ProgrammePath,
    query: SignUpQuery,
    body: PostedSignUp,
    answers: { 202: answers.Outcome },
    page: true,
  },
  myPageForm: {
    method: "GET",
    path: "/my-page/{programme}",
    function: "my-page",
    access: "public",
    summary: "The form that asks for the link to one's own page",
    parameters: requests.ProgrammePath,
    query: requests.LanguageQuery,
    answers: { 200: answers.EmptyForm },
    page: true,
  },
  sendMyPage: {
    method: "POST",
    path: "/my-page/{programme}",
    function: "my-page",
    access: "public",
    summary: "Mail the link to one's own page; known and unknown addresses get the same answer",
    parameters: requests.ProgrammePath,
    query: requests.LanguageQuery,
    body: SendMyPage,
    answers: { 202: answers.Outcome },
    page: true,
  },
  concernForm: {
    method: "GET",
    path: "/concern/{programme}",
    function: "concern",
    access: "public",
    summary: "The form to tell the programme of a concern",
    parameters: requests.ProgrammePath,
    query: requests.LanguageQuery,
    answers: { 200: answers.Outcome },
    page: true,
  },
  raiseConcern: {
    method: "POST",
    path: "/concern/{programme}",
    function: "concern",
    access: "public",
    summary: "Tell the programme of a concern, past mentor and employer",
    parameters: requests.ProgrammePath,
    query: requests.LanguageQuery,
    body: RaiseConcern,
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
  ...ownPageRoutes,
  ...chooseRoutes,
  ...meetRoutes,
  ...yearRoutes,
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
  ...consoleRoutes,
  ...announcementsRoutes,
  ...calendarRoutes,
  ...howPairRoutes,
  ...importsRoutes,
  ...jobsRoutes,
  ...mailRoutes,
  ...membersRoutes,
  ...pairingRoutes,
  ...groupsRoutes,
  ...pausesRoutes,
  ...peopleRoutes,
  ...reportRoutes,
  ...settingsRoutes,
  ...booksRoutes,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
