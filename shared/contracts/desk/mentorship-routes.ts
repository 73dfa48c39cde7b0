import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskListQuery, DeskQuery } from "./desk-requests.ts";
import * as report from "./pairing-answers.ts";
import * as ask from "./pairing-requests.ts";

const ships = "/admin/programmes/{programme}/mentorships";
const person = "/admin/programmes/{programme}/participants/{person}";
const ship = { function: "mentorships", access: "coordinator", page: true } as const;

/** What coordinators do about mentorships, and about who is without one. */
export const mentorshipRoutes = {
  listMentorships: {
    method: "GET",
    path: ships,
    ...ship,
    summary: "A programme's mentorships",
    parameters: requests.ProgrammePath,
    query: DeskListQuery,
    answers: { 200: report.Mentorships },
  },
  showMentorship: {
    method: "GET",
    path: `${ships}/{mentorship}`,
    ...ship,
    summary: "A mentorship: who, since when, why, and what was done about it; never what they talk about",
    parameters: ask.MentorshipPath,
    query: DeskQuery,
    answers: { 200: report.MentorshipReport },
  },
  endMentorship: {
    method: "POST",
    path: `${ships}/{mentorship}/ending`,
    function: "mentorships",
    access: "coordinator",
    summary: "End a mentorship without fault; both hear once",
    parameters: ask.MentorshipPath,
    body: ask.EndMentorship,
    answers: { 200: report.Mentorships.shape.items.element },
  },
  findMentors: {
    method: "POST",
    path: `${person}/mentor-choices`,
    function: "mentorships",
    access: "coordinator",
    summary: "Look for the mentors who suit a mentee who waits; nobody is asked",
    parameters: requests.ParticipantPath,
    body: requests.Nothing,
    answers: { 202: answers.Accepted },
  },
  showMentorChoices: {
    method: "GET",
    path: `${person}/mentor-choices/{work}`,
    ...ship,
    summary: "The mentors who suit a mentee who waits",
    parameters: ask.MentorChoicesPath,
    query: DeskQuery,
    answers: { 200: answers.WorkReport },
  },
  suggestMentor: {
    method: "POST",
    path: `${person}/suggestion`,
    function: "mentorships",
    access: "coordinator",
    summary: "Suggest a mentor to a mentee who waits: the mentor is asked first",
    parameters: requests.ParticipantPath,
    body: ask.SuggestMentor,
    answers: { 202: answers.Accepted },
  },
} as const satisfies Record<string, Route>;
