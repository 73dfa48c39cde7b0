import * as z from "zod";
import { confirm, linksIn, pressed, sampleCohort, signUp } from "./cohort.ts";
import { demoProgramme } from "./programme.ts";
import type { Sandbox } from "./sandbox.ts";

/** Calls a coordinator's route. @throws with the answer when it is not a success. */
export async function asCoordinator(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<unknown> {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${await sandbox.adminToken()}`, "content-type": "application/json", ...more },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** Approves a mentor, as a coordinator does. */
export async function approve(sandbox: Sandbox, person: string, places: number): Promise<void> {
  const path = `/admin/programmes/demo/participants/${person}/vetting`;
  await asCoordinator(sandbox, "POST", path, { decision: "approve", places });
}

const Listed = z.object({ items: z.array(z.object({ person: z.string() })) });
const Round = z.object({ id: z.string() });

/** Mentors whose address is confirmed and who wait for a coordinator. */
export async function mentorsToVet(sandbox: Sandbox): Promise<string[]> {
  const path = "/admin/programmes/demo/participants?state=applied&limit=200";
  return Listed.parse(await asCoordinator(sandbox, "GET", path)).items.map(({ person }) => person);
}

/** What a fresh sandbox is filled with before it says that it is ready: all of it through the API. */
export async function loadSample(sandbox: Sandbox, { empty }: { empty: boolean }): Promise<void> {
  await asCoordinator(sandbox, "POST", "/admin/brake", {});
  await asCoordinator(sandbox, "PUT", "/admin/programmes/demo", demoProgramme);
  if (empty) return;
  const anybody = await asCoordinator(sandbox, "GET", "/admin/programmes/demo/participants?limit=1");
  // A kept sandbox has its people already.
  if (Listed.parse(anybody).items.length === 0) await bringIn(sandbox);
}

/** A dozen mentees and six mentors in the middle of their first round, with something left to do for everybody. */
async function bringIn(sandbox: Sandbox): Promise<void> {
  const { mentees, mentors } = sampleCohort({ mentees: 12, mentors: 6, seed: 7 });
  for (const newcomer of [...mentors, ...mentees]) await signUp(sandbox, newcomer);
  await sandbox.advance("PT1M");
  // The last mentee never confirms; two mentors are left to vet.
  for (const newcomer of [...mentors, ...mentees.slice(0, -1)]) await confirm(sandbox, newcomer);
  const applied = await mentorsToVet(sandbox);
  for (const person of applied.slice(0, -2)) await approve(sandbox, person, 2);
  const { id } = Round.parse(await asCoordinator(sandbox, "POST", "/admin/programmes/demo/rounds"));
  await asCoordinator(sandbox, "POST", `/admin/programmes/demo/rounds/${id}/publication`);
  await sandbox.advance("PT1M");
  // The suggestions of the last mentor who was asked stay open, and so do those of two mentees.
  for (const newcomer of mentors.slice(0, 3)) await sayYes(sandbox, newcomer.email);
  await sandbox.advance("PT1M");
  for (const newcomer of mentees.slice(2)) await sayYes(sandbox, newcomer.email);
  await sandbox.advance("PT1M");
}

/** Says yes to every suggestion in somebody's mails. */
async function sayYes(sandbox: Sandbox, email: string): Promise<void> {
  const mails = await sandbox.messages(email);
  for (const link of new Set(mails.flatMap((mail) => linksIn(mail, "respond")))) await pressed(link, { answer: "yes" });
}
