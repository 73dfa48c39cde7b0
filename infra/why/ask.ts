import * as z from "zod";
import { type MailTimeline, MessageReport, WhyReport } from "#shared/contracts/desk/mail-answers.ts";
import type { Flags } from "./flags.ts";

/** The API did not answer the question; the message says what to do next. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** What one programme has to tell. */
export interface Told {
  readonly programme: string;
  /** `paused` only where the API was asked about a person: of one mail it does not say. */
  readonly report: Omit<WhyReport, "mails" | "paused"> & {
    readonly mails: readonly MailTimeline[];
    readonly paused?: boolean;
  };
}

const Programmes = z.object({ items: z.array(z.object({ id: z.string() })) });
const Token = z.object({ token: z.string() });
const nothing = { people: [], mails: [], more: false, silences: [], acts: [] };

/** Asks the admin API about the mail or the person, in one programme or in each. @throws NoAnswer */
export async function ask(flags: Flags): Promise<Told[]> {
  const get = asking(flags, flags.token ?? (await sandboxToken(flags.api)));
  const programmes = flags.programme === undefined ? await programmesOf(get) : [flags.programme];
  const told: Told[] = [];
  for (const programme of programmes) {
    const report = await (flags.message === undefined
      ? whyOf(programme, flags, get)
      : mailOf(programme, flags.message, get));
    if (report !== undefined) told.push({ programme, report });
  }
  return told;
}

/** An answer as JSON; undefined where there is no such thing. */
type Get = (path: string) => Promise<unknown>;

async function programmesOf(get: Get): Promise<string[]> {
  const found = Programmes.parse((await get("/admin/programmes")) ?? { items: [] });
  return found.items.map(({ id }) => id);
}

async function mailOf(programme: string, message: string, get: Get): Promise<Told["report"] | undefined> {
  const found = await get(`/admin/programmes/${encodeURIComponent(programme)}/mail/${encodeURIComponent(message)}`);
  return found === undefined ? undefined : { ...nothing, mails: [MessageReport.parse(found).timeline] };
}

async function whyOf(programme: string, { to = "", about }: Flags, get: Get): Promise<Told["report"] | undefined> {
  const query = new URLSearchParams({ who: to, ...(about !== undefined && { about }) });
  const found = await get(`/admin/programmes/${encodeURIComponent(programme)}/why?${query}`);
  const report = found === undefined ? undefined : WhyReport.parse(found);
  const isNews = report !== undefined && (report.people.length > 0 || report.looked !== undefined);
  return isNews ? report : undefined;
}

function asking({ api, lang }: Flags, token: string): Get {
  return async (path) => {
    const headers = { authorization: `Bearer ${token}`, accept: "application/json", "accept-language": lang };
    const response = await reach(`${api}${path}`, { headers });
    if (response.status === 404) return undefined;
    if (response.status === 401 || response.status === 403)
      throw new NoAnswer(
        "The API did not take the token: get a new one with the scope almanac/admin, for this programme.",
      );
    if (!response.ok) throw new NoAnswer(`The API answered ${response.status}: its log says why. Nothing was changed.`);
    return response.json();
  };
}

/** The sandbox hands out tokens; nothing else does. */
async function sandboxToken(api: string): Promise<string> {
  const headers = { "content-type": "application/json" };
  const response = await reach(`${api}/_sandbox/admin-token`, { method: "POST", headers, body: '{"programme":"*"}' });
  if (!response.ok)
    throw new NoAnswer("This API is no sandbox: give a coordinator's token with --token or ALMANAC_TOKEN.");
  return Token.parse(await response.json()).token;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new NoAnswer(`Nothing answers at ${new URL(url).origin}: start the sandbox with npm start, or give --api.`);
  }
}
