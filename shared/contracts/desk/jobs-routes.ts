import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";

/** What coordinators do about scheduled jobs, by hand. */
export const jobsRoutes = {
  runJob: {
    method: "POST",
    path: "/admin/jobs/{job}",
    function: "jobs",
    access: "coordinator",
    summary: "Run a scheduled job now, for real or dry",
    parameters: requests.JobPath,
    body: requests.RunJob,
    answers: { 202: answers.Accepted },
  },
  showJobRun: {
    method: "GET",
    path: "/admin/jobs/{job}/runs/{run}",
    function: "jobs",
    access: "coordinator",
    summary: "What came of a job",
    parameters: requests.JobRunPath,
    answers: { 200: answers.JobRun },
  },
} as const satisfies Record<string, Route>;
