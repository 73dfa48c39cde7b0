import { instantOf, instantText } from "#shared/domain/time.ts";
import { aMentee, aMentor, pairAll, runRound, tokenFor } from "#test/support/people.ts";
import { agree, aPairIn, mentorshipNow } from "#test/support/talks.ts";
import { world } from "#test/support/world.ts";
import type { Press, Scene } from "../scene.ts";
import { plain } from "./plain.ts";

/** Minutes until somebody reads a mail. */
const reading = 10;
const json = { accept: "application/json", "content-type": "application/json" };
const posted = (token: string, body: object) => ({
  pathParameters: { token },
  headers: json,
  body: JSON.stringify(body),
});

/** The mentor says yes, the mentee is asked and says yes: a mentorship, its year and its introductions. */
export async function acceptScene(): Promise<Scene> {
  const here = await world({ rounds: { every: "never" } });
  await aMentee(here, "Ana");
  await aMentor(here, "Lee", { places: 1 });
  const [proposal] = await runRound(here);
  if (proposal === undefined) throw new Error("Nobody was suggested");
  const yes =
    (person: string): Press =>
    async (life) =>
      posted(await tokenFor(life, "respond", person, proposal.id), { answer: "yes" });
  return {
    ...{ name: "accept", items: here.store.everyItem(), ports: here.ports, at: here.now().toString() },
    ...{ hours: 30, nightly: ["plan", "match"], write: plain, minded: true },
    begin: (life) => life.after(0, () => life.press("the mentor's yes", "respond", yes(proposal.mentor))),
    read: ({ message }, life) => {
      const asks = life.store.everyItem().some(({ id, kind }) => id === message && kind === "proposal-mentee");
      if (asks) life.after(reading, () => life.press("the mentee's yes", "respond", yes(proposal.mentee)));
    },
    pages: { "the mentor's yes": "yes", "the mentee's yes": "paired" },
  };
}

/** Ana ends it; or Lee, who is in nothing else, leaves. */
export async function withdrawScene(how: "end" | "leave"): Promise<Scene> {
  const here = await world({ rounds: { every: "never" } });
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [mentorship] = await pairAll(here);
  if (mentorship === undefined) throw new Error("They were not paired");
  const who = how === "end" ? ana : lee;
  const body = how === "end" ? { action: "end", mentorship: mentorship.id } : { action: "leave" };
  const press: Press = async (life) => posted(await tokenFor(life, "me", who), body);
  return {
    ...{ name: `withdraw (${how})`, items: here.store.everyItem(), ports: here.ports, at: here.now().toString() },
    ...{ hours: 30, nightly: ["plan", "match"], write: plain, minded: true },
    begin: (life) => life.after(0, () => life.press("the page", "updateMe", press)),
    pages: { "the page": "200 " },
  };
}

/** A coordinator moves the conference by a week. */
export async function keyDateScene(): Promise<Scene> {
  const here = await world({ rounds: { every: "never" } });
  await aMentee(here, "Ana");
  await aMentor(here, "Lee", { places: 1 });
  await pairAll(here);
  const press: Press = async () => ({
    pathParameters: { programme: "demo", keyDate: "midyear" },
    groups: "demo",
    headers: json,
    body: JSON.stringify({ date: "2026-12-13", state: "confirmed" }),
  });
  return {
    ...{ name: "reschedule (a key date)", items: here.store.everyItem(), ports: here.ports, at: here.now().toString() },
    ...{ hours: 30, nightly: ["plan", "match"], write: plain, minded: true },
    begin: (life) => life.after(0, () => life.press("the page", "setKeyDate", press)),
    pages: { "the page": "200 " },
    // Who presses again sets it again.
    mayDiffer: (line) => /^\+ audit .* key-date-confirmed /.test(line),
  };
}

/** A talk that stands moves to the next day; both get the new invitation. */
export async function talkScene(): Promise<Scene> {
  const { here, ana, lee, mentorship } = await aPairIn();
  await agree(ana, lee);
  const [talk] = (await mentorshipNow(here, mentorship)).talks ?? [];
  if (talk?.at === undefined) throw new Error("They did not agree");
  const { number, sequence, at } = talk;
  const time = instantText(instantOf(at).add({ hours: 24 }));
  const body = { action: "move", number, sequence, time };
  const press: Press = async () => posted(ana.token, body);
  return {
    ...{ name: "reschedule (a talk)", items: here.store.everyItem(), ports: here.ports, at: here.now().toString() },
    ...{ hours: 16, nightly: ["plan"], write: plain, minded: true },
    begin: (life) => life.after(0, () => life.press("the page", "arrangeTalk", press)),
    pages: { "the page": "moved" },
  };
}
