import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";

/** What coordinators do about mail. */
export const mailRoutes = {
  armBrake: {
    method: "POST",
    path: "/admin/brake",
    function: "mail",
    access: "coordinator",
    summary: "Let mail leave from this very table (`armed`), or pause all mail (`on`)",
    body: requests.ArmBrake,
    answers: { 200: answers.BrakeReport },
  },
  showBrake: {
    method: "GET",
    path: "/admin/brake",
    function: "mail",
    access: "coordinator",
    summary: "Whether mail may leave",
    answers: { 200: answers.BrakeReport },
  },
  listHeldMail: {
    method: "GET",
    path: "/admin/programmes/{programme}/held-mail",
    function: "mail",
    access: "coordinator",
    summary: "Mail that a person must decide on",
    parameters: requests.ProgrammePath,
    query: requests.ListQuery,
    answers: { 200: answers.Messages },
  },
} as const satisfies Record<string, Route>;
