import * as answers from "./answers.ts";
import { Choose } from "./choose-requests.ts";
import * as requests from "./requests.ts";
import type { Route } from "./route.ts";

const shown = { access: "link", parameters: requests.TokenPath, query: requests.LanguageQuery, page: true } as const;

/** Where people say, before a round is decided, whom they would like. */
export const chooseRoutes = {
  choose: {
    ...shown,
    method: "GET",
    path: "/me/{token}/choose",
    function: "mentors",
    summary: "Whom one may choose among before a round is decided, and what one said of them",
    answers: { 200: answers.ChoosePage },
  },
  sayChoice: {
    ...shown,
    method: "POST",
    path: "/me/{token}/choose",
    function: "mentors",
    summary: "Put up to three mentors in order; say how first calls went; nobody else sees it",
    body: Choose,
    answers: { 200: answers.ChoosePage },
  },
} as const satisfies Record<string, Route>;
