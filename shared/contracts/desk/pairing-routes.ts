import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskListQuery, DeskQuery } from "./desk-requests.ts";
import { mentorshipRoutes } from "./mentorship-routes.ts";
import * as report from "./pairing-answers.ts";
import * as ask from "./pairing-requests.ts";

const rounds = "/admin/programmes/{programme}/rounds";
const round = { function: "rounds", access: "coordinator", page: true } as const;

/** What coordinators do about rounds and suggested pairings. */
const roundRoutes = {
  listRounds: {
    method: "GET",
    path: rounds,
    ...round,
    summary: "A programme's rounds, the newest first",
    parameters: requests.ProgrammePath,
    query: DeskListQuery,
    answers: { 200: report.Rounds },
  },
  startRound: {
    method: "POST",
    path: rounds,
    function: "rounds",
    access: "coordinator",
    summary: "Suggest pairings for everybody who waits",
    parameters: requests.ProgrammePath,
    body: requests.StartRound,
    answers: { 202: answers.Accepted },
  },
  showRound: {
    method: "GET",
    path: `${rounds}/{round}`,
    ...round,
    summary: "A round with a page of its suggested pairings and their reasons",
    parameters: requests.RoundPath,
    query: DeskListQuery,
    answers: { 200: report.RoundReport },
  },
  listUnpaired: {
    method: "GET",
    path: `${rounds}/{round}/unpaired`,
    ...round,
    summary: "Who has no suggestion in a round, and why",
    parameters: requests.RoundPath,
    query: DeskListQuery,
    answers: { 200: report.UnpairedList },
  },
  showUnpaired: {
    method: "GET",
    path: `${rounds}/{round}/unpaired/{person}`,
    ...round,
    summary: "Why somebody has no suggestion, and which mentors come next",
    parameters: ask.UnpairedPath,
    query: DeskQuery,
    answers: { 200: report.UnpairedList.shape.items.element },
  },
  showProposal: {
    method: "GET",
    path: `${rounds}/{round}/proposals/{proposal}`,
    ...round,
    summary: "Why two people are suggested to each other, and who comes next",
    parameters: ask.ProposalPath,
    query: DeskQuery,
    answers: { 200: report.ProposalReport },
  },
  previewChange: {
    method: "POST",
    path: `${rounds}/{round}/changes`,
    ...round,
    summary: "Look at what another mentor for a mentee of a draft round would cost; nothing changes",
    parameters: requests.RoundPath,
    body: ask.PreviewChange,
    answers: { 202: answers.Accepted },
  },
  showChange: {
    method: "GET",
    path: `${rounds}/{round}/changes/{work}`,
    ...round,
    summary: "What a change of a pair would cost and who else changes",
    parameters: ask.ChangePath,
    query: DeskListQuery,
    answers: { 200: answers.WorkReport },
  },
  applyChange: {
    method: "POST",
    path: `${rounds}/{round}/changes/{work}/application`,
    function: "rounds",
    access: "coordinator",
    summary: "Change the pair, with all that was looked at",
    parameters: ask.ChangePath,
    body: requests.Nothing,
    answers: { 200: answers.Round, 202: answers.Accepted },
  },
  showPublication: {
    method: "GET",
    path: `${rounds}/{round}/publication`,
    ...round,
    summary: "What publishing a round will do",
    parameters: requests.RoundPath,
    query: DeskQuery,
    answers: { 200: answers.Round },
  },
  publishRound: {
    method: "POST",
    path: `${rounds}/{round}/publication`,
    function: "rounds",
    access: "coordinator",
    summary: "Ask the people of a round, mentors first",
    parameters: requests.RoundPath,
    body: requests.Nothing,
    answers: { 202: answers.Accepted },
  },
} as const satisfies Record<string, Route>;

/** What coordinators do about rounds and mentorships. */
export const pairingRoutes = { ...roundRoutes, ...mentorshipRoutes } as const;
