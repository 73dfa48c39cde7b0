import { Conflict, Problem, type ProblemCode, Unavailable } from "#shared/domain/errors.ts";
import { errorFacts, logger } from "./logger.ts";

interface Kind {
  readonly status: number;
  readonly title: string;
}

const kinds = {
  "invalid-request": { status: 400, title: "The request is not valid" },
  "link-invalid": { status: 400, title: "This link is not valid" },
  "link-expired": { status: 410, title: "This link has expired" },
  "sign-in-required": { status: 401, title: "Sign in first" },
  "not-allowed": { status: 403, title: "Not allowed" },
  "not-found": { status: 404, title: "Not found" },
  conflict: { status: 409, title: "Not possible now" },
  "precondition-failed": { status: 412, title: "Changed in the meantime" },
  "too-large": { status: 413, title: "Too large" },
  "unsupported-media-type": { status: 415, title: "Not a format we read" },
  unavailable: { status: 503, title: "Try again in a moment" },
} as const satisfies Record<ProblemCode, Kind>;

/**
 * What is told of an error: a problem as it is; lost races and services that give no answer as "try again"; anything else
 * nothing. What is no answer to what was asked is logged.
 */
export function problemOf(error: unknown): Problem & Kind {
  if (error instanceof Problem) return Object.assign(error, kinds[error.code]);
  if (error instanceof Conflict)
    return problemOf(new Problem("conflict", "Somebody else changed this at the same moment. Please try again."));
  logger.error("unexpected", errorFacts(error));
  if (error instanceof Unavailable)
    return problemOf(new Problem("unavailable", "A service we need gives no answer. Please try again in a moment."));
  return Object.assign(
    new Problem("unavailable", "Something went wrong on our side. Nothing was lost; please try again in a moment."),
    {
      status: 500,
      title: "Something went wrong on our side",
    },
  );
}

/** Seconds after which it is worth asking again; nothing where asking again helps nobody. */
export function retryAfter({ status }: Pick<Kind, "status">): Record<string, string> {
  return status === 503 ? { "retry-after": "30" } : {};
}

/** RFC 9457. */
export function problemBody(problem: Problem & Kind) {
  return {
    type: `urn:almanac:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    ...(problem.fields.length > 0 && { errors: problem.fields }),
  };
}
