import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";

/** What coordinators do about rounds and mentorships. */
export const pairingRoutes = {
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
} as const satisfies Record<string, Route>;
