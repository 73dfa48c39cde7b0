import { describe, expect, it } from "vitest";
import { rhythmOf } from "#infra/constructs/rhythm.ts";
import { eventSource } from "#shared/contracts/events.ts";
import { jobNames, schedules } from "#shared/contracts/schedules.ts";
import { refersTo, resourcesOf, synthesized } from "./synthesized.ts";

const { template } = synthesized();
const made = resourcesOf(template, "AWS::Scheduler::Schedule").map(({ properties }) => properties);
const alarms = resourcesOf(template, "AWS::CloudWatch::Alarm").map(({ properties }) => properties);
const rules = resourcesOf(template, "AWS::Events::Rule").map(({ properties }) => properties);

function scheduleOf(job: string) {
  const found = made.find(({ Target }) => JSON.parse(Target.Input).job === job);
  if (!found) throw new Error(`no schedule for ${job}`);
  return found;
}

/** Alarms on a metric of the function behind a job. */
function alarmsOf(job: string, metric: string) {
  const target = refersTo(scheduleOf(job).Target.Arn);
  return alarms.filter(
    ({ MetricName, Dimensions }) => MetricName === metric && JSON.stringify(Dimensions).includes(`"${target}"`),
  );
}

describe("schedules", () => {
  it("are the contract's and no others", () => {
    expect(made.map(({ Target }) => JSON.parse(Target.Input).job).sort()).toEqual([...jobNames].sort());
    expect(Object.keys(schedules).sort()).toEqual([...jobNames].sort());
  });

  it.each(jobNames)("run %s when the contract says, to the minute, in UTC, and say when it was meant", (job) => {
    const schedule = scheduleOf(job);
    expect(schedule).toMatchObject({
      ScheduleExpression: schedules[job].expression,
      ScheduleExpressionTimezone: "UTC",
      FlexibleTimeWindow: { Mode: "OFF" },
    });
    expect(JSON.parse(schedule.Target.Input)).toEqual({ job, scheduledTime: "<aws.scheduler.scheduled-time>" });
  });

  it.each(jobNames)("tell somebody when %s fails or falls silent, and what that means", (job) => {
    const [failing] = alarmsOf(job, "Errors");
    const [silent] = alarmsOf(job, "Invocations");
    expect(failing?.AlarmDescription).toContain(schedules[job].silence);
    expect(silent?.AlarmDescription).toContain(schedules[job].silence);
    expect(silent).toMatchObject({
      ComparisonOperator: "LessThanThreshold",
      TreatMissingData: "breaching",
      Threshold: 1,
    });
  });

  it("wait longer for silence than a run takes to come round, and no longer than CloudWatch can look back", () => {
    for (const job of jobNames) {
      const [silent] = alarmsOf(job, "Invocations");
      const seconds = silent?.Period * silent?.EvaluationPeriods;
      const rounds = { "rate(1 minute)": 60, "rate(1 hour)": 3600 };
      const round =
        Object.entries(rounds).find(([expression]) => expression === schedules[job].expression)?.[1] ?? 86_400;
      expect(seconds).toBeGreaterThan(round);
      expect(seconds).toBeLessThanOrEqual(silent?.Period < 3600 ? 86_400 : 604_800);
    }
  });

  it("never repeat a late dispatch: the next minute does the same work", () => {
    const { Target } = scheduleOf("dispatch");
    expect(Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
    const [config] = resourcesOf(template, "AWS::Lambda::EventInvokeConfig").filter(
      ({ properties }) => refersTo(properties.FunctionName) === refersTo(Target.Arn),
    );
    expect(config?.properties).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
    expect(config?.properties.DestinationConfig).toBeUndefined();
  });

  it.each(jobNames.filter((job) => job !== "dispatch"))("keep a run of %s that was given up", (job) => {
    const target = refersTo(scheduleOf(job).Target.Arn);
    const [config] = resourcesOf(template, "AWS::Lambda::EventInvokeConfig").filter(
      ({ properties }) => refersTo(properties.FunctionName) === target,
    );
    expect(refersTo(config?.properties.DestinationConfig.OnFailure.Destination)).toMatch(/^Undelivered/);
  });

  it("refuse a rhythm nobody has thought about", () => {
    expect(() => rhythmOf("rate(5 minutes)")).toThrow("rhythm.ts");
    expect(() => rhythmOf("cron(0 9 ? * MON *)")).toThrow("rhythm.ts");
  });
});

describe("events", () => {
  it.each(jobNames)("bring a request for %s to the function its schedule runs, and to no other", (job) => {
    const asked = rules.filter(({ EventPattern }) => EventPattern.detail?.job?.includes(job));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.EventPattern).toEqual({
      source: [eventSource],
      "detail-type": ["JobRequested"],
      detail: { job: [job] },
    });
    expect(asked[0]?.Targets.map(({ Arn }: { Arn: unknown }) => Arn)).toEqual([scheduleOf(job).Target.Arn]);
    expect(refersTo(asked[0]?.EventBusName)).toMatch(/^EventsBus/);
  });

  it("bring a new mentorship to its planner", () => {
    const [rule] = rules.filter(({ EventPattern }) => EventPattern["detail-type"].includes("MentorshipActivated"));
    expect(refersTo(rule?.Targets[0].Arn)).toMatch(/mentorshipactivated/);
    expect(refersTo(rule?.EventBusName)).toMatch(/^EventsBus/);
  });

  it("bring what SES tells of our mail, and of nobody else's, from the account's own bus", () => {
    const [rule] = rules.filter(({ EventPattern }) => EventPattern.source.includes("aws.ses"));
    expect(rule?.EventBusName).toBeUndefined();
    expect(rule?.EventPattern["detail-type"]).toEqual([
      "Email Sent",
      "Email Bounced",
      "Email Complaint Received",
      "Email Rejected",
      "Email Rendering Failed",
    ]);
    const sets = resourcesOf(template, "AWS::SES::ConfigurationSet").map(({ id }) => ({ Ref: id }));
    expect(rule?.EventPattern.detail.mail.tags).toEqual({ "ses:configuration-set": sets });
    // By way of a queue, which gives it again until it was recorded.
    const queue = refersTo(rule?.Targets[0].Arn);
    const feeds = resourcesOf(template, "AWS::Lambda::EventSourceMapping").map(({ properties }) => properties);
    const feed = feeds.find(({ EventSourceArn }) => refersTo(EventSourceArn) === queue);
    expect(refersTo(feed?.FunctionName)).toMatch(/sesfeedback/);
  });
});
