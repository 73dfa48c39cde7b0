import * as answers from "../answers.ts";
import { Invite } from "../front-door-requests.ts";
import { CloseConcern } from "../privacy-requests.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskListQuery } from "./desk-requests.ts";
import { PersonReport, VettingReport, YearReport } from "./people-answers.ts";
import { PeopleQuery, PersonQuery, VettingQuery } from "./people-requests.ts";

/** What coordinators do about participants, vetting and concerns. */
export const peopleRoutes = {
  listParticipants: {
    method: "GET",
    path: "/admin/programmes/{programme}/participants",
    function: "participants",
    access: "coordinator",
    summary:
      "Participants; `state=applied` lists mentors to vet, `q` finds by address, member number or part of a name",
    parameters: requests.ProgrammePath,
    query: PeopleQuery,
    answers: { 200: answers.Participants },
    page: true,
  },
  showPerson: {
    method: "GET",
    path: "/admin/programmes/{programme}/participants/{person}",
    function: "participants",
    access: "coordinator",
    summary: "One person: every mail and silence with its reason, and who did what",
    parameters: requests.ParticipantPath,
    query: PersonQuery,
    answers: { 200: PersonReport },
    page: true,
  },
  showYear: {
    method: "GET",
    path: "/admin/programmes/{programme}/participants/{person}/year",
    function: "participants",
    access: "coordinator",
    summary: "Why every prompt to one person comes when it comes, or not at all: rules, facts, verdicts, mails",
    parameters: requests.ParticipantPath,
    answers: { 200: YearReport },
  },
  showVetting: {
    method: "GET",
    path: "/admin/programmes/{programme}/vetting",
    function: "participants",
    access: "coordinator",
    summary: "The mentor who has waited longest to be vetted",
    parameters: requests.ProgrammePath,
    query: VettingQuery,
    answers: { 200: VettingReport },
    page: true,
  },
  vet: {
    method: "POST",
    path: "/admin/programmes/{programme}/participants/{person}/vetting",
    function: "participants",
    access: "coordinator",
    summary: "Approve or reject a mentor, or ask for more first",
    parameters: requests.ParticipantPath,
    body: requests.Vet,
    answers: { 200: answers.Participant },
    page: true,
  },
  releaseSignUp: {
    method: "POST",
    path: "/admin/programmes/{programme}/participants/{person}/release",
    function: "participants",
    access: "coordinator",
    summary: "Let a held sign-up through: its confirmation mail leaves",
    parameters: requests.ParticipantPath,
    body: requests.Nothing,
    answers: { 200: answers.Participant },
    page: true,
  },
  invite: {
    method: "POST",
    path: "/admin/programmes/{programme}/invitations",
    function: "participants",
    access: "coordinator",
    summary: "A signed join link with what is known of somebody filled in",
    parameters: requests.ProgrammePath,
    body: Invite,
    answers: { 200: answers.Invitation },
  },
  listConcerns: {
    method: "GET",
    path: "/admin/programmes/{programme}/concerns",
    function: "concerns",
    access: "coordinator",
    summary: "Concerns people raised",
    parameters: requests.ProgrammePath,
    query: DeskListQuery,
    answers: { 200: answers.Concerns },
    page: true,
  },
  closeConcern: {
    method: "POST",
    path: "/admin/programmes/{programme}/concerns/{concern}/closing",
    function: "concerns",
    access: "coordinator",
    summary: "Close a concern; its words are removed",
    parameters: requests.ConcernPath,
    body: CloseConcern,
    answers: { 200: answers.Concern },
    page: true,
  },
} as const satisfies Record<string, Route>;
