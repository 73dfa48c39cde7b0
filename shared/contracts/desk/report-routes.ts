import type { Route } from "../route.ts";

/** What coordinators do about today's work and the report. */
export const reportRoutes = {} as const satisfies Record<string, Route>;
