import type { Route } from "../route.ts";

/** What coordinators do about the society's members. */
export const membersRoutes = {} as const satisfies Record<string, Route>;
