import { expect, inject } from "vitest";
import * as z from "zod";
import { asCoordinator, loadSample } from "#infra/sandbox/sample.ts";
import { type Sandbox, startSandbox } from "#infra/sandbox/sandbox.ts";
import { freshDatabase } from "../../support/database.ts";

export interface Newcomer {
  readonly name: string;
  readonly role?: "mentee" | "mentor" | "both";
  readonly stage?: string;
  readonly zone?: string;
  readonly topics?: readonly string[];
  readonly lang?: string;
}

const Accepted = z.object({ id: z.string(), status: z.string() });
const Listed = z.object({ items: z.array(z.record(z.string(), z.unknown())) });

/** What the sandboxes of all end-to-end tests have in common: the template, and where each gets a database of its own. */
export const shared = () => ({ assembly: inject("assembly"), database: freshDatabase() });

/** Starts the whole product, empty but for the programme `demo`. */
export async function startAlmanac(start: string, options: { seed?: number; everyRun?: boolean } = {}) {
  const prepare = (sandbox: Sandbox) => loadSample(sandbox, { empty: true });
  return almanac(await startSandbox({ ...shared(), start, seed: 1, say: () => undefined, prepare, ...options }));
}

export type Almanac = ReturnType<typeof almanac>;

/** What people do with it, in their words; every one of them through HTTP. */
function almanac(sandbox: Sandbox) {
  let rounds = 0;
  const address = (name: string) => `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@example.net`;

  /** All mails to somebody, the latest last. */
  async function mailsTo(name: string) {
    return sandbox.messages(address(name));
  }

  /** A link of the latest mail to somebody that has one for this purpose. */
  async function linkIn(
    name: string,
    purpose: string,
    which: (subject: string) => boolean = () => true,
  ): Promise<string> {
    const links = (await mailsTo(name))
      .filter(({ subject }) => which(subject))
      .flatMap(({ text }) => text.match(/http:\S+/g) ?? []);
    const link = links.findLast((one) => one.includes(`/${purpose}/`));
    if (link === undefined) throw new Error(`No mail to ${name} has a link to ${purpose}`);
    return link;
  }

  /** Posts a form as a browser does, or JSON where asked for. */
  function post(url: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
    return fetch(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { accept: "application/json", ...headers },
    });
  }

  async function signUp({
    name,
    role = "mentee",
    stage = "student",
    zone = "America/New_York",
    topics = ["oncology"],
    lang,
  }: Newcomer) {
    const body = { name, email: address(name), role, stage, zone, topics, consent: true };
    return fetch(`${sandbox.url}/join/demo${lang === undefined ? "" : `?lang=${lang}`}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
  }

  async function join(newcomer: Newcomer): Promise<void> {
    expect((await signUp(newcomer)).status).toBe(202);
    await settle();
    expect((await post(await linkIn(newcomer.name, "confirm"), {})).status).toBe(200);
  }

  /** Waits until the queues are quiet, a few minutes on. */
  async function settle(): Promise<void> {
    await sandbox.advance("PT2M");
  }

  async function participants(state?: string) {
    const query = state === undefined ? "" : `&state=${state}`;
    return Listed.parse(await coordinator("GET", `/admin/programmes/demo/participants?limit=200${query}`)).items;
  }

  async function approveMentors(places = 2): Promise<void> {
    for (const { person } of await participants("applied")) {
      await coordinator("POST", `/admin/programmes/demo/participants/${String(person)}/vetting`, {
        decision: "approve",
        places,
      });
    }
    await settle();
  }

  const coordinator = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    asCoordinator(sandbox, method, path, body, headers);

  /** A round by hand, published: the mentors are asked. Answers the round's address. */
  async function round(): Promise<string> {
    const { id, status } = Accepted.parse(
      // The key makes the round's id the same in every run, and with it the minutes in which prompts leave.
      await coordinator("POST", "/admin/programmes/demo/rounds", undefined, { "idempotency-key": `round ${++rounds}` }),
    );
    await coordinator("POST", `/admin/programmes/demo/rounds/${id}/publication`);
    await settle();
    return status;
  }

  async function respond(name: string, answer: "yes" | "no"): Promise<unknown> {
    const response = await post(await linkIn(name, "respond"), { answer });
    await settle();
    return response.json();
  }

  /** Everybody joins, mentors are approved, a round is run, and everybody says yes. */
  async function pair(mentors: readonly Newcomer[], mentees: readonly Newcomer[]): Promise<void> {
    for (const mentor of mentors) await join({ stage: "leader", ...mentor, role: "mentor" });
    for (const mentee of mentees) await join(mentee);
    await approveMentors();
    await round();
    for (const { name } of mentors) {
      const links = (await mailsTo(name)).flatMap(({ text }) => text.match(/http:\S+\/respond\/\S+/g) ?? []);
      for (const link of new Set(links)) await post(link, { answer: "yes" });
    }
    await settle();
    for (const { name } of mentees) await respond(name, "yes");
  }

  return {
    sandbox,
    mailsTo,
    linkIn,
    post,
    signUp,
    join,
    settle,
    participants,
    approveMentors,
    coordinator,
    round,
    respond,
    pair,
    address,
  };
}
