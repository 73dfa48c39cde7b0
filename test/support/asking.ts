import type * as z from "zod";
import { MentorsPage } from "#shared/contracts/answers.ts";
import { AskMentors, FindMentors } from "#shared/contracts/mentor-requests.ts";
import { everything } from "#shared/usecases/everything.ts";
import { askMentors } from "#shared/usecases/pairing/ask-mentors.ts";
import { mentors } from "#shared/usecases/pairing/mentors.ts";
import { aMentee, aMentor, tokenFor } from "./people.ts";
import { request, type World, world } from "./world.ts";

/** What somebody's page of mentors shows, as JSON and as a page. */
export async function lookFor(world: World, person: string, find: Partial<z.input<typeof FindMentors>> = {}) {
  const token = await tokenFor(world, "me", person);
  const reply = await mentors(request({ token }, FindMentors.parse(find), undefined), world.ports, world.now());
  return { ...MentorsPage.parse(reply.json), html: reply.html ?? "" };
}

/** Names of the mentors on somebody's page, in alphabetical order. */
export async function offeredTo(world: World, person: string, find: Parameters<typeof lookFor>[2] = {}) {
  return (await lookFor(world, person, find)).mentors.map(({ name }) => name).sort();
}

/** Presses the button that asks these mentors, first choice first. */
export async function askFor(world: World, person: string, ...chosen: readonly string[]) {
  const [first, second, third] = chosen;
  return press(world, person, { action: "ask", first, second, third });
}

/** Takes the request back. */
export function takeBack(world: World, person: string) {
  return press(world, person, { action: "withdraw" });
}

async function press(world: World, person: string, body: unknown) {
  const token = await tokenFor(world, "me", person);
  const query = { lang: undefined };
  const reply = await askMentors(request({ token }, query, AskMentors.parse(body)), world.ports, world.now());
  await world.work();
  return reply;
}

/** So many days pass, with the match job of each. */
export async function passDays(world: World, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    world.pass(24);
    await world.job("match");
    await world.work();
  }
}

/** Ana looks for a mentor; Lee, Kim and Pat have room. No rounds by themselves. */
export async function aScene(settings: Parameters<typeof world>[0] = {}) {
  const here = await world({ rounds: { every: "never" }, ...settings });
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const kim = await aMentor(here, "Kim", { topics: ["oncology"], stage: "leader" });
  const pat = await aMentor(here, "Pat", { topics: ["data"] });
  return { here, ana, lee, kim, pat };
}
/** The latest proposal to a mentor. */
export const proposalOf = async (here: World, mentor: string) => {
  const found = (await everything(here.ports, "proposal", "demo")).filter((one) => one.mentor === mentor);
  const latest = found.at(-1);
  if (!latest) throw new Error("There is no such proposal");
  return latest;
};
/** Mentorships there are now. */
export const active = (here: World) => everything(here.ports, "mentorship", "demo", "active");
