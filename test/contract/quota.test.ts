import { SESClient } from "@aws-sdk/client-ses";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AwsError, xmlError } from "#infra/sandbox/aws-errors.ts";
import { listen, readBody, send } from "#infra/sandbox/http.ts";
import { createSesAccount } from "#infra/sandbox/ses-account.ts";
import { patientButBrief, sesQuota } from "#shared/adapters/ses/quota.ts";

const noon = Date.parse("2026-08-17T12:00:00Z");
const asked: string[] = [];
const slept: number[] = [];
let refused: string | undefined;
let ses: Awaited<ReturnType<typeof listen>>;
beforeEach(async () => {
  [asked.length, slept.length, refused] = [0, 0, undefined];
  const sent = [1, 2, 20].map((minutes) => ({ acceptedAt: new Date(noon - minutes * 60_000).toISOString() }));
  const account = createSesAccount({ countSince: () => 3, envelopes: () => sent }, () => noon, 14);
  ses = await listen(0, async (request, response) => {
    const action = new URLSearchParams((await readBody(request))?.toString("utf8")).get("Action") ?? "";
    asked.push(action);
    if (action === refused) return send(response, xmlError(new AwsError("AccessDenied", "No.", 403), "request"));
    send(response, action === "GetSendQuota" ? account.quota(action, "1") : account.statistics(action, "1"));
  });
});
afterEach(() => ses.close());

function quotaAt(clock: () => number) {
  const endpoint = `http://127.0.0.1:${ses.port}`;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new SESClient({ ...patientButBrief, endpoint, region: "us-east-1", credentials });
  return sesQuota(client, clock, async (milliseconds) => slept.push(milliseconds));
}

it("M3: SES's limits are read each time, what it counted each quarter of an hour, and never both within a second", async () => {
  let time = noon;
  const quota = quotaAt(() => time);
  const limits = { perSecond: 14, perDay: 50_000, used: 3 };
  const counted = { bounces: 0, complaints: 0 };
  expect(await quota.read()).toEqual({
    ...limits,
    recent: [
      { ...counted, at: "2026-08-17T11:45:00.000Z", sent: 2 },
      { ...counted, at: "2026-08-17T11:30:00.000Z", sent: 1 },
    ],
  });
  expect(slept).toEqual([expect.any(Number)]);
  expect(slept[0]).toBeGreaterThan(1000);
  time += 14 * 60_000;
  expect(await quota.read()).toEqual(limits);
  time += 60_000;
  expect(await quota.read()).toHaveProperty("recent");
  expect(asked.filter((action) => action === "GetSendStatistics")).toHaveLength(2);
});

it("M3: where it does not say what it counted, its limits hold, and why is told", async () => {
  refused = "GetSendStatistics";
  const quota = quotaAt(() => noon);
  expect(await quota.read()).toEqual({ perSecond: 14, perDay: 50_000, used: 3, uncounted: "AccessDenied" });
  refused = undefined;
  expect(await quota.read()).toHaveProperty("recent");
});

it("M3: limits that SES does not tell are an error: what was read last goes on to count", async () => {
  refused = "GetSendQuota";
  await expect(quotaAt(() => noon).read()).rejects.toThrow();
});
