import { solveChallenge } from "altcha-lib/v1";
import type { Challenge } from "#shared/domain/stamp.ts";
import { sendMyPage } from "#shared/usecases/joining/my-page.ts";
import { signUp } from "#shared/usecases/joining/sign-up.ts";
import { aForm, emailOf, type Form } from "./people.ts";
import { request, type World } from "./world.ts";

/** What a visitor brings besides the eight fields. */
export interface Knock {
  readonly stamp?: string;
  readonly proof?: string;
  readonly website?: string;
  readonly network?: string;
  readonly invite?: string | undefined;
  readonly form?: Form;
}

/** A stamp as the form has it now, and its riddle. */
export const aStamp = (here: World) => here.ports.stamps.issue(here.now());

/** The answer to a riddle, found by the library's own solver. */
export async function proofOf(challenge: Challenge): Promise<string> {
  const { algorithm, salt, signature, maxnumber } = challenge;
  const solution = await solveChallenge(challenge.challenge, salt, algorithm, maxnumber).promise;
  const answer = { algorithm, salt, signature, challenge: challenge.challenge, number: solution?.number };
  return Buffer.from(JSON.stringify(answer)).toString("base64");
}

/** A fresh stamp with its proof, as a browser sends them. */
export async function aProof(here: World): Promise<{ stamp: string; proof: string }> {
  const { stamp, challenge } = await aStamp(here);
  return { stamp, proof: await proofOf(challenge) };
}

/** Posts the sign-up form. */
export function knock(here: World, name: string, knock: Knock = {}) {
  const { network = "192.0.2.0/24", invite, form, ...signs } = knock;
  const body = { ...aForm(name, form), ...signs };
  return signUp(request({ programme: "demo" }, { lang: undefined, invite }, body, { network }), here.ports, here.now());
}

/** Asks for the link to one's own page. */
export function askForPage(here: World, name: string, signs: Omit<Knock, "form" | "invite" | "network"> = {}) {
  const body = { email: emailOf(name), ...signs };
  return sendMyPage(request({ programme: "demo" }, { lang: undefined }, body), here.ports, here.now());
}

/** Bare forms that are mailed in an hour. */
export const bareAnHour = 160;

/** So many bare sign-ups that no more are mailed in this hour. */
export async function floodBare(here: World, count = bareAnHour): Promise<void> {
  for (let index = 0; index < count; index++) await knock(here, `flood${index}`);
  await here.work();
}
