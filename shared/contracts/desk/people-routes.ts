import * as answers from "../answers.ts";
import { Invite } from "../front-door-requests.ts";
import { CloseConcern } from "../privacy-requests.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";

/** What coordinators do about participants, vetting and concerns. */
export const peopleRoutes = {
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
  releaseSignUp: {
    method: "POST",
    path: "/admin/programmes/{programme}/participants/{person}/release",
    function: "participants",
    access: "coordinator",
    summary: "Let a held sign-up through: its confirmation mail leaves",
    parameters: requests.ParticipantPath,
    body: requests.Nothing,
    answers: { 200: answers.Participant },
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
    query: requests.ListQuery,
    answers: { 200: answers.Concerns },
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
  },
} as const satisfies Record<string, Route>;
