import type { Problem, ProblemCode } from "../domain/errors.ts";
import { problemPage } from "../pages/problem.tsx";
import type { Reply, RequestContext } from "./http.ts";
import { pageLanguage } from "./language.ts";

/** Where the usual sentence speaks of members' mails and links, coordinators are told something else. */
const onDesk: { readonly [Code in ProblemCode]?: string } = {
  "not-found": "problem.desk.not-found",
  "not-allowed": "problem.desk.not-allowed",
  conflict: "problem.desk.conflict",
  "link-invalid": "problem.desk.link-invalid",
  "link-expired": "problem.desk.link-expired",
};

/** A problem as a page people can read: coordinators at their desk, or members. */
export function problemReply(problem: Problem, status: number, request: RequestContext, isDesk: boolean): Reply {
  const says = problem.says ?? (isDesk ? onDesk[problem.code] : undefined);
  return {
    status,
    json: undefined,
    html: problemPage({ locale: pageLanguage(request), code: problem.code, says }),
  };
}
