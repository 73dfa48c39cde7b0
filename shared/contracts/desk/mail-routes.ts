import { Message } from "../../domain/message.ts";
import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { DeskListQuery, DeskQuery } from "./desk-requests.ts";
import { Decided, MessageReport, WhyReport } from "./mail-answers.ts";
import { DecideDay, DecideSeveral, MailQuery, MessagePath, WhyQuery } from "./mail-requests.ts";

const mail = { function: "mail", access: "coordinator", page: true } as const;
const [one, all] = ["/admin/programmes/{programme}/mail/{message}", "/admin/programmes/{programme}/held-mail"] as const;

/** What coordinators do about mail. */
export const mailRoutes = {
  armBrake: {
    ...mail,
    method: "POST",
    path: "/admin/brake",
    summary:
      "Let mail leave from this very table (`armed`), pause all mail (`on`), or let mass mail go on that was stopped (`release`)",
    body: requests.ArmBrake,
    answers: { 200: answers.BrakeReport },
  },
  showBrake: {
    ...mail,
    method: "GET",
    path: "/admin/brake",
    summary: "Whether mail may leave",
    query: DeskQuery,
    answers: { 200: answers.BrakeReport },
  },
  listMail: {
    ...mail,
    method: "GET",
    path: "/admin/programmes/{programme}/mail",
    summary: "Mail of the next 14 days, the soonest first",
    parameters: requests.ProgrammePath,
    query: MailQuery,
    answers: { 200: answers.Messages },
  },
  showMessage: {
    ...mail,
    method: "GET",
    path: one,
    summary: "One mail with everything that happened to it, and why",
    parameters: MessagePath,
    query: DeskQuery,
    answers: { 200: MessageReport },
  },
  whyMail: {
    ...mail,
    // It looks people up, as the list of participants does.
    function: "participants",
    method: "GET",
    path: "/admin/programmes/{programme}/why",
    summary: "Why somebody got a mail, or got none: `who` by id, address, number or name; `about` a prompt or kind",
    parameters: requests.ProgrammePath,
    query: WhyQuery,
    answers: { 200: WhyReport },
  },
  holdMessage: {
    ...mail,
    method: "POST",
    path: `${one}/hold`,
    summary: "Hold a mail that has not left: it waits for a coordinator",
    parameters: MessagePath,
    body: requests.Nothing,
    answers: { 200: Message },
  },
  releaseMessage: {
    ...mail,
    method: "POST",
    path: `${one}/release`,
    summary: "Let a held mail go; one of which nobody knows whether it arrived is sent once more",
    parameters: MessagePath,
    body: requests.Nothing,
    answers: { 200: Message },
  },
  leaveMessage: {
    ...mail,
    method: "POST",
    path: `${one}/leave`,
    summary: "Leave a held or unclear mail as it is, for good",
    parameters: MessagePath,
    body: requests.Nothing,
    answers: { 200: Message },
  },
  listHeldMail: {
    ...mail,
    method: "GET",
    path: all,
    summary: "Mail that a person must decide on: held, or unclear whether it arrived",
    parameters: requests.ProgrammePath,
    query: DeskListQuery,
    answers: { 200: answers.Messages },
  },
  decideMail: {
    ...mail,
    method: "POST",
    path: all,
    summary: "Hold, release or leave several mails at once",
    parameters: requests.ProgrammePath,
    body: DecideSeveral,
    answers: { 200: Decided },
  },
  decideDay: {
    ...mail,
    method: "POST",
    path: `${all}/day`,
    summary: "Hold or release all mail of one kind on one day",
    parameters: requests.ProgrammePath,
    body: DecideDay,
    answers: { 202: answers.Accepted },
  },
} as const satisfies Record<string, Route>;
