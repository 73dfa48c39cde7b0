import { toSeconds } from "./values.ts";

/** One run of a schedule. */
export interface ScheduleRun {
  arn: string;
  /** The occurrence it runs for, in epoch milliseconds. */
  at: number;
  account: string;
  region: string;
  newId(label: string): string;
}

/** What a schedule sends its target: its input with Scheduler's own keywords filled in, or the default event. */
export function schedulePayload(input: string | undefined, run: ScheduleRun): string {
  const scheduledTime = toSeconds(run.at);
  if (input === undefined) {
    return JSON.stringify({
      version: "0",
      id: run.newId("event"),
      "detail-type": "Scheduled Event",
      source: "aws.scheduler",
      account: run.account,
      time: scheduledTime,
      region: run.region,
      resources: [run.arn],
      detail: "{}",
    });
  }
  return input
    .replaceAll("<aws.scheduler.schedule-arn>", run.arn)
    .replaceAll("<aws.scheduler.scheduled-time>", scheduledTime)
    .replaceAll("<aws.scheduler.execution-id>", () => run.newId("execution"))
    .replaceAll("<aws.scheduler.attempt-number>", "1");
}
