import * as answers from "../answers.ts";
import type { Route } from "../route.ts";
import { DeskListQuery, WorkPath } from "./desk-requests.ts";

/** What coordinators do about imports, and other work that takes a while. */
export const importsRoutes = {
  showWork: {
    method: "GET",
    path: "/admin/programmes/{programme}/work/{work}",
    function: "work",
    access: "coordinator",
    summary: "How far work is that takes a while, and what came of it",
    parameters: WorkPath,
    query: DeskListQuery,
    answers: { 200: answers.WorkReport },
    page: true,
  },
} as const satisfies Record<string, Route>;
