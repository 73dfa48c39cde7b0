import type * as z from "zod";
import { ChoosePage } from "#shared/contracts/answers.ts";
import { Choose } from "#shared/contracts/choose-requests.ts";
import { ofRound } from "#shared/domain/explanation.ts";
import type { Said } from "#shared/domain/option.ts";
import type { PairingPolicy } from "#shared/domain/pairing-policy.ts";
import { everything } from "#shared/usecases/everything.ts";
import { sayChoice } from "#shared/usecases/pairing/choosing/say-choice.ts";
import { choose } from "#shared/usecases/pairing/choosing/show-choose.ts";
import { publishRound, startRound } from "#shared/usecases/pairing/rounds.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { aMentee, aMentor, tokenFor } from "./people.ts";
import { coordinator, request, type World, world } from "./world.ts";

const plain = { lang: undefined };

/** Ana and Bea look for a mentor; Lee, Kim and Pat fit them equally well. Rounds by hand only. */
export async function choosers(choice: z.input<typeof PairingPolicy>["choice"], places = 1) {
  const here = await world({ rounds: { every: "never" }, pairing: { choice } });
  const ana = await aMentee(here, "Ana");
  const bea = await aMentee(here, "Bea");
  const lee = await aMentor(here, "Lee", { places });
  const kim = await aMentor(here, "Kim", { places });
  const pat = await aMentor(here, "Pat", { places });
  return { here, ana, bea, lee, kim, pat };
}

/** A coordinator asks for a round, with everything that follows at once. */
export async function start(here: World, publish = true) {
  const order = { caller: coordinator, idempotencyKey: `round-${here.now()}` };
  const reply = await startRound(request({ programme: "demo" }, undefined, { publish }, order), here.ports, here.now());
  await here.work();
  return reply;
}

/** The latest round of the programme. */
export async function roundNow(here: World) {
  const rounds = await everything(here.ports, "round", "demo");
  const latest = rounds.toSorted((one, other) => (one.requestedAt < other.requestedAt ? -1 : 1)).at(-1);
  if (latest === undefined) throw new Error("There is no round");
  return latest;
}

/** A coordinator decides it before its day. */
export async function closeNow(here: World) {
  const { id } = await roundNow(here);
  await publishRound(
    request({ programme: "demo", round: id }, undefined, {}, { caller: coordinator }),
    here.ports,
    here.now(),
  );
  await here.work();
}

/** What somebody's page of choices shows. */
export async function choiceOf(here: World, person: string) {
  const token = await tokenFor(here, "me", person);
  const reply = await choose(request({ token }, plain, undefined), here.ports, here.now());
  return { ...ChoosePage.parse(reply.json), html: reply.html ?? "" };
}

/** Says something on the page, as its form does; over other ports, where a test meets others there. */
export async function say(here: World, person: string, body: z.input<typeof Choose>, ports: Ports = here.ports) {
  const token = await tokenFor(here, "me", person);
  return sayChoice(request({ token }, plain, Choose.parse(body)), ports, here.now());
}

/** Says these words of these people. */
export function sayOf(here: World, person: string, words: Readonly<Record<string, Said | "">>, ports?: Ports) {
  return say(here, person, { action: "say", who: Object.keys(words), says: Object.values(words) }, ports);
}

/** What is kept of somebody's choice in the latest round. */
export async function optionOf(here: World, person: string) {
  return here.store.get("option", ofRound((await roundNow(here)).id, person));
}

/** Who is suggested to whom, by the mentee. */
export async function suggestedNow(here: World): Promise<Map<string, string>> {
  const proposals = await everything(here.ports, "proposal", "demo");
  const open = proposals.filter(({ state }) => ["draft", "asked-mentor", "asked-mentee"].includes(state));
  return new Map(open.map(({ mentee, mentor }) => [mentee, mentor]));
}

/** So many days pass, with the match job of each. */
export async function days(here: World, count: number): Promise<void> {
  for (let day = 0; day < count; day++) {
    here.pass(24);
    await here.job("match");
    await here.work();
  }
}
