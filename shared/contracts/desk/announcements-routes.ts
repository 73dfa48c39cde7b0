import type { Route } from "../route.ts";

/** What coordinators do about announcements. */
export const announcementsRoutes = {} as const satisfies Record<string, Route>;
