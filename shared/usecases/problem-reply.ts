import type { Problem } from "../domain/errors.ts";
import { problemPage } from "../pages/problem.tsx";
import type { Reply, RequestContext } from "./http.ts";
import { pageLanguage } from "./language.ts";

/** A problem as a page people can read. */
export function problemReply(problem: Problem, status: number, request: RequestContext): Reply {
  return {
    status,
    json: undefined,
    html: problemPage({ locale: pageLanguage(request), code: problem.code, says: problem.says }),
  };
}
