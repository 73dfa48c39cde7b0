import * as z from "zod";
import { Offer } from "../../domain/offer.ts";
import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskListQuery, DeskQuery } from "./desk-requests.ts";
import * as ask from "./groups-requests.ts";

const path = "/admin/programmes/{programme}/groups";
const shown = { function: "mentorships", access: "coordinator", page: true } as const;

const Said = z.object({ yes: z.number().int(), asked: z.number().int() });
/** Who said what stays with them: how many said yes, and how many are still asked. */
const OfferOnDesk = Offer.omit({ yes: true, no: true, named: true }).extend({
  said: z.object({ mentors: Said, mentees: Said }),
});

/** What coordinators do about groups, panels, teams and single conversations. */
export const groupsRoutes = {
  listGroups: {
    method: "GET",
    path,
    ...shown,
    summary: "Groups, panels, teams and single conversations that were offered",
    parameters: requests.ProgrammePath,
    query: DeskListQuery,
    answers: { 200: z.object({ items: z.array(OfferOnDesk), cursor: z.string().nullable() }) },
  },
  makeGroup: {
    method: "POST",
    path,
    ...shown,
    summary: "Prepare a group, a panel, a team or a conversation; or look for groups, or a panel, among those in line",
    parameters: requests.ProgrammePath,
    body: ask.MakeGroup,
    answers: { 201: OfferOnDesk, 202: answers.Accepted },
  },
  showGroup: {
    method: "GET",
    path: `${path}/{group}`,
    ...shown,
    summary: "One offer: who, and where it stands",
    parameters: ask.GroupPath,
    query: DeskQuery,
    answers: { 200: OfferOnDesk },
  },
  changeGroup: {
    method: "POST",
    path: `${path}/{group}`,
    ...shown,
    summary: "Ask those it names, take it back, or offer a place in it to one more mentee",
    parameters: ask.GroupPath,
    body: ask.ChangeGroup,
    answers: { 200: OfferOnDesk, 201: OfferOnDesk },
  },
} as const satisfies Record<string, Route>;
