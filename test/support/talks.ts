import { simpleParser } from "mailparser";
import { vi } from "vitest";
import { MeetPage } from "#shared/contracts/answers.ts";
import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { apiOver } from "./api.ts";
import { aMentee, aMentor, emailOf, pairAll, tokenFor } from "./people.ts";
import { type World, world } from "./world.ts";

/** Ana and her mentor Lee, who live where it is told. */
export async function aPairIn(anaZone = "America/New_York", leeZone = "Asia/Kolkata") {
  const here = await world();
  const ana = await aMentee(here, "Ana", { zone: anaZone });
  const lee = await aMentor(here, "Lee", { places: 1, zone: leeZone });
  const [mentorship] = await pairAll(here);
  if (!mentorship) throw new Error("They were not paired");
  return { here, ana: await meetAs(here, ana, mentorship.id), lee: await meetAs(here, lee, mentorship.id), mentorship };
}

type Fields = Readonly<Record<string, string | readonly string[]>>;
/** How one of a pair uses the page on which they find a time. */
type Meeter = Awaited<ReturnType<typeof meetAs>>;

/** The page through the API, as a browser and as a program uses it. */
export async function meetAs(here: World, person: string, mentorship: string, ports: Ports = here.ports) {
  const token = await tokenFor(here, "meet", person, mentorship);
  const api = apiOver(ports);
  const call = (route: "meet" | "arrangeTalk", accept: string, fields?: Fields, query: Record<string, string> = {}) => {
    vi.spyOn(Date, "now").mockReturnValue(here.now().epochMilliseconds);
    const pairs = Object.entries(fields ?? {}).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
    return api(route, {
      ...{ pathParameters: { token }, queryStringParameters: query },
      headers: { accept, "content-type": "application/x-www-form-urlencoded" },
      ...(fields && { body: `${new URLSearchParams(pairs)}` }),
    });
  };
  const parsed = ({ statusCode, body }: { statusCode: number; body: string }) => {
    if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
    return MeetPage.parse(JSON.parse(body));
  };
  return {
    ...{ person, token },
    page: (query?: Record<string, string>) => call("meet", "text/html", undefined, query),
    look: async () => parsed(await call("meet", "application/json")),
    /** A form as a browser sends it, with the page that answers. */
    post: (fields: Fields) => call("arrangeTalk", "text/html", fields),
    act: async (fields: Fields) => {
      const answer = parsed(await call("arrangeTalk", "application/json", fields));
      await here.work();
      return answer;
    },
  };
}

/** Suggests the page's own times, by phone. */
export async function propose(one: Meeter, more: Fields = {}) {
  const { offered } = await one.look();
  return one.act({ action: "propose", times: offered, how: "phone", minutes: "30", ...more });
}

/** One suggests, the other picks the first. */
export async function agree(one: Meeter, other: Meeter, more: Fields = {}) {
  const { times } = await propose(one, more);
  return other.act({ action: "pick", number: await numberOf(other), time: times[0] ?? "" });
}

async function numberOf(one: Meeter): Promise<string> {
  return String((await one.look()).talk?.number ?? 0);
}

/** The calendar parts of somebody's mails, in order. */
export async function calendarsTo(here: World, name: string): Promise<string[]> {
  const mails = here.mailer.taken.filter(({ to }) => to === emailOf(name));
  const parts = await Promise.all(
    mails.map(async ({ mime }) => {
      const { attachments } = await simpleParser(Buffer.from(mime));
      return attachments.filter(({ contentType }) => contentType.includes("calendar") || contentType.includes("ics"));
    }),
  );
  return parts.flatMap(([first]) => (first ? [first.content.toString()] : []));
}

/** The mentorship as it is now. */
export async function mentorshipNow(here: World, { id }: Pick<Mentorship, "id">): Promise<Mentorship> {
  const found = await here.store.get("mentorship", id);
  if (!found) throw new Error(`No mentorship ${id}`);
  return found;
}
