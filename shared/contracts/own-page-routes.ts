import { ChangeAddress } from "./address-requests.ts";
import * as answers from "./answers.ts";
import { UpdateGoals } from "./goal-requests.ts";
import { AskMentors, FindMentors } from "./mentor-requests.ts";
import { ExportQuery, UpdatePrivacy } from "./privacy-requests.ts";
import { UpdateProfile } from "./profile-requests.ts";
import * as requests from "./requests.ts";
import type { Route } from "./route.ts";

/** Every part of one's own page is opened by the same link. */
const shown = { access: "link", parameters: requests.TokenPath, query: requests.LanguageQuery, page: true } as const;

/** The parts of a person's own page, each with its form. */
export const ownPageRoutes = {
  me: {
    ...shown,
    method: "GET",
    path: "/me/{token}",
    function: "me",
    summary: "A person's own page",
    answers: { 200: answers.MePage },
  },
  updateMe: {
    ...shown,
    method: "POST",
    path: "/me/{token}",
    function: "me",
    summary: "Change one thing on one's own page",
    body: requests.UpdateMe,
    answers: { 200: answers.MePage },
  },
  profile: {
    ...shown,
    method: "GET",
    path: "/me/{token}/profile",
    function: "profile",
    summary: "What a person says of themselves",
    answers: { 200: answers.ProfilePage },
  },
  updateProfile: {
    ...shown,
    method: "POST",
    path: "/me/{token}/profile",
    function: "profile",
    summary: "Change one part of one's profile",
    body: UpdateProfile,
    answers: { 200: answers.ProfilePage },
  },
  orientation: {
    ...shown,
    method: "GET",
    path: "/me/{token}/orientation",
    function: "orientation",
    summary: "The ten minutes to read before the first contact",
    answers: { 200: answers.Outcome },
  },
  tickOrientation: {
    ...shown,
    method: "POST",
    path: "/me/{token}/orientation",
    function: "orientation",
    summary: "Say that one has read it",
    body: requests.Nothing,
    answers: { 200: answers.Outcome },
  },
  goals: {
    ...shown,
    method: "GET",
    path: "/me/{token}/goals",
    function: "goals",
    summary: "Goals, and what the pair agreed on",
    answers: { 200: answers.Outcome },
  },
  updateGoals: {
    ...shown,
    method: "POST",
    path: "/me/{token}/goals",
    function: "goals",
    summary: "Write, suggest, accept or close a goal; agree on how to go about it",
    body: UpdateGoals,
    answers: { 200: answers.Outcome },
  },
  mentors: {
    ...shown,
    method: "GET",
    path: "/me/{token}/mentors",
    function: "mentors",
    summary: "Mentors who have room, to look through and to ask",
    query: FindMentors,
    answers: { 200: answers.MentorsPage },
  },
  askMentors: {
    ...shown,
    method: "POST",
    path: "/me/{token}/mentors",
    function: "mentors",
    summary: "Ask up to three mentors in turn, take it back, or bring one's own",
    body: AskMentors,
    answers: { 200: answers.MentorsPage },
  },
  addresses: {
    ...shown,
    method: "GET",
    path: "/me/{token}/addresses",
    function: "addresses",
    summary: "The addresses a person is written to",
    answers: { 200: answers.Outcome },
  },
  changeAddress: {
    ...shown,
    method: "POST",
    path: "/me/{token}/addresses",
    function: "addresses",
    summary: "Give another address or a second, lasting one; a mail asks to confirm it",
    body: ChangeAddress,
    answers: { 200: answers.Outcome },
  },
  addressPage: {
    ...shown,
    method: "GET",
    path: "/address/{token}",
    function: "addresses",
    summary: "The page with the button that confirms a new address",
    answers: { 200: answers.Outcome },
  },
  confirmAddress: {
    ...shown,
    method: "POST",
    path: "/address/{token}",
    function: "addresses",
    summary: "Confirm a new address",
    body: requests.Nothing,
    answers: { 200: answers.Outcome },
  },
  privacy: {
    ...shown,
    method: "GET",
    path: "/me/{token}/privacy",
    function: "privacy",
    summary: "What is kept of a person, what they were sent and why",
    answers: { 200: answers.PrivacyReport },
  },
  updatePrivacy: {
    ...shown,
    method: "POST",
    path: "/me/{token}/privacy",
    function: "privacy",
    summary: "Erase everything about oneself",
    body: UpdatePrivacy,
    answers: { 200: answers.Outcome },
  },
  exportMe: {
    method: "GET",
    path: "/me/{token}/export",
    function: "privacy",
    access: "link",
    summary: "Everything that is kept of a person, as JSON or CSV",
    parameters: requests.TokenPath,
    query: ExportQuery,
    answers: { 200: answers.Export },
  },
} as const satisfies Record<string, Route>;
