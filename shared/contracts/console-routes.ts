import * as z from "zod";
import { LanguageQuery } from "./requests.ts";
import type { Route } from "./route.ts";

/** The console's door: a page that signs coordinators in, and the script that does it. All else of the console is `/admin`. */
export const consoleRoutes = {
  consolePage: {
    method: "GET",
    path: "/console",
    function: "console",
    access: "public",
    summary: "The console of coordinators: signs in, then shows the pages of the admin API",
    query: LanguageQuery,
    answers: { 200: "page" },
    page: true,
  },
  consoleScript: {
    method: "GET",
    path: "/console.js",
    function: "console",
    access: "public",
    summary: "The script of the console",
    query: z.object({ v: z.string().max(64).optional().catch(undefined) }),
    answers: { 200: "script" },
  },
} as const satisfies Record<string, Route>;
