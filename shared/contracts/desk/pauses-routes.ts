import * as z from "zod";
import { Pause } from "../../domain/pause.ts";
import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskQuery } from "./desk-requests.ts";
import { Mentorships } from "./pairing-answers.ts";
import { MentorshipPath } from "./pairing-requests.ts";
import { PauseMentorship, PausePath, SetParticipant, SetPause } from "./pauses-requests.ts";

const pauses = "/admin/programmes/{programme}/pauses";
const desk = { access: "coordinator", page: true } as const;

/** What coordinators do about pauses: of everybody, of a cohort, of a mentorship; and who is in which cohort. */
export const pausesRoutes = {
  listPauses: {
    method: "GET",
    path: pauses,
    function: "programmes",
    ...desk,
    summary: "The pauses of a programme and of its cohorts, the latest first",
    parameters: requests.ProgrammePath,
    query: DeskQuery,
    answers: { 200: z.object({ items: z.array(Pause), cursor: z.string().nullable() }) },
  },
  setPause: {
    method: "POST",
    path: pauses,
    function: "programmes",
    ...desk,
    summary: "Pause everybody or a cohort from a day until a day, or look whose mail that would change; years follow",
    parameters: requests.ProgrammePath,
    body: SetPause,
    answers: { 201: Pause, 202: answers.Accepted },
  },
  endPause: {
    method: "POST",
    path: `${pauses}/{pause}/ending`,
    function: "programmes",
    ...desk,
    summary: "End a pause today, or take one back that has not begun; years follow",
    parameters: PausePath,
    body: requests.Nothing,
    answers: { 200: Pause },
  },
  pauseMentorship: {
    method: "POST",
    path: "/admin/programmes/{programme}/mentorships/{mentorship}/pause",
    function: "mentorships",
    ...desk,
    summary: "Let a mentorship rest until a day, or go on today; its year follows",
    parameters: MentorshipPath,
    body: PauseMentorship,
    answers: { 200: Mentorships.shape.items.element },
  },
  setParticipant: {
    method: "PUT",
    path: "/admin/programmes/{programme}/participants/{person}",
    function: "participants",
    ...desk,
    summary: "Set the cohort somebody belongs to; their year follows tonight",
    parameters: requests.ParticipantPath,
    body: SetParticipant,
    answers: { 200: answers.Participant },
  },
} as const satisfies Record<string, Route>;
