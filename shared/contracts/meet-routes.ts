import * as answers from "./answers.ts";
import * as requests from "./requests.ts";
import type { Route } from "./route.ts";
import { ArrangeTalk, MeetQuery } from "./talk-requests.ts";

/** Where one of a pair finds a time to talk with the other. */
export const meetRoutes = {
  meet: {
    method: "GET",
    path: "/meet/{token}",
    function: "meet",
    access: "link",
    summary: "A time to talk: what is suggested, agreed or to be chosen",
    parameters: requests.TokenPath,
    query: MeetQuery,
    answers: { 200: answers.MeetPage },
    page: true,
  },
  arrangeTalk: {
    method: "POST",
    path: "/meet/{token}",
    function: "meet",
    access: "link",
    summary: "Suggest, pick, move or cancel a time to talk; say whether the two met",
    parameters: requests.TokenPath,
    query: MeetQuery,
    body: ArrangeTalk,
    answers: { 200: answers.MeetPage },
    page: true,
  },
} as const satisfies Record<string, Route>;
