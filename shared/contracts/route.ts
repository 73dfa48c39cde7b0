import type * as z from "zod";

export type FunctionName =
  | "sign-up"
  | "confirm"
  | "respond"
  | "answer"
  | "my-page"
  | "me"
  | "profile"
  | "orientation"
  | "goals"
  | "mentors"
  | "addresses"
  | "privacy"
  | "concern"
  | "feed"
  | "meet"
  | "unsubscribe"
  | "openapi"
  | "programmes"
  | "participants"
  | "rounds"
  | "jobs"
  | "mail"
  | "concerns"
  | "console"
  | "desk"
  | "work"
  | "report"
  | "settings"
  | "members"
  | "mentorships"
  | "announcements";

/** Answers that are no JSON of a schema: a calendar file, the API document, a page and nothing else, a script. */
export type RawAnswer = "calendar" | "document" | "page" | "script";

export interface Route {
  readonly method: "GET" | "POST" | "PUT";
  /** API Gateway's path, parameters in braces. */
  readonly path: string;
  /** The function that serves it: `functions/http/{name}.ts` or, for coordinators, `functions/admin/{name}.ts`. */
  readonly function: FunctionName;
  /** `public`: anybody. `link`: whoever holds the link from a mail. `coordinator`: a bearer token with `almanac/admin`. */
  readonly access: "public" | "link" | "coordinator";
  readonly summary: string;
  readonly parameters?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Answers other than problems, by status. `page` also answers HTML where the caller prefers it. */
  readonly answers: Readonly<Record<number, z.ZodType | RawAnswer>>;
  readonly page?: boolean;
  /** Bytes a body may have, where 16 kB are too few. */
  readonly mostBytes?: number;
}
