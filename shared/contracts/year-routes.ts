import { SayAgain } from "./again-requests.ts";
import * as answers from "./answers.ts";
import { SayPulse } from "./pulse-requests.ts";
import * as requests from "./requests.ts";
import type { Route } from "./route.ts";

const shown = { access: "link", parameters: requests.TokenPath, query: requests.LanguageQuery, page: true } as const;

/** What people say of their mentorships through the year, on their own page. */
export const yearRoutes = {
  questions: {
    ...shown,
    method: "GET",
    path: "/me/{token}/questions",
    function: "goals",
    summary: "Five questions about each mentorship, for this moment of its year",
    answers: { 200: answers.Questions },
  },
  sayQuestions: {
    ...shown,
    method: "POST",
    path: "/me/{token}/questions",
    function: "goals",
    summary: "Answer them; nobody else sees what one says",
    body: SayPulse,
    answers: { 200: answers.Questions },
  },
  again: {
    ...shown,
    query: requests.AnswerQuery,
    method: "GET",
    path: "/me/{token}/again",
    function: "goals",
    summary: "What a person wishes for the next year",
    answers: { 200: answers.Outcome },
  },
  sayAgain: {
    ...shown,
    query: requests.AnswerQuery,
    method: "POST",
    path: "/me/{token}/again",
    function: "goals",
    summary: "Go on, change, rest, or be there again",
    body: SayAgain,
    answers: { 200: answers.Outcome },
  },
} as const satisfies Record<string, Route>;
