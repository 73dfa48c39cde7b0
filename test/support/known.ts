import { pairingFormOf } from "#shared/domain/pairing-form.ts";
import { type PairingPolicy, standardPolicy } from "#shared/domain/pairing-policy.ts";
import type { Proposal } from "#shared/domain/round.ts";
import { apiOver, type Parts } from "./api.ts";
import { atTime, ownPage } from "./own-page.ts";
import { aMentee, aMentor, emailOf, runRound } from "./people.ts";
import { type World, world } from "./world.ts";

/** A mentee and a mentor who wait for a round that somebody starts. */
export async function aPairToBe() {
  const here = await world({ rounds: { every: "never" } });
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee")];
  return { here, ana, lee };
}

/** What a round of everybody who waits now suggests. */
export async function suggestedTo(here: World): Promise<Proposal[]> {
  return (await runRound(here, false)).filter(({ state }) => state === "draft");
}

/** Says on somebody's own page what the holder of an address is to them. */
export async function say(here: World, person: string, as: string, email: string) {
  // Two acts of one moment would be one.
  here.pass(0.01);
  return (await ownPage(here, person)).send("updateProfile", { part: "known", as, email });
}

/** The same of somebody by the name they signed up with. */
export const sayOf = (here: World, person: string, as: string, name: string) => say(here, person, as, emailOf(name));

const form = { "content-type": "application/x-www-form-urlencoded" };

/** A coordinator notes something on somebody's page, or takes it back. */
export function note(here: World, person: string, fields: Record<string, string>, parts: Parts = {}) {
  here.pass(0.01);
  return atTime(here, () =>
    apiOver(here.ports)("setParticipant", {
      ...{ groups: "demo", pathParameters: { programme: "demo", person } },
      ...{ body: `${new URLSearchParams(fields)}`, ...parts, headers: { ...form, ...parts.headers } },
    }),
  );
}

/** Opens or sends the page "How we pair". */
export function howWePair(here: World, route: "showPairing" | "setPairing" | "showWork", parts: Parts = {}) {
  return atTime(here, () =>
    apiOver(here.ports)(route, { groups: "demo", pathParameters: { programme: "demo" }, ...parts }),
  );
}

/** Sends the form of that page, some of it typed anew. */
export async function sendPairing(here: World, typed: Record<string, string>, headers: Record<string, string> = {}) {
  const pairing = (await here.store.get("programme", "demo"))?.pairing ?? standardPolicy;
  const body = `${new URLSearchParams({ action: "save", ...pairingFormOf(pairing), ...typed })}`;
  return howWePair(here, "setPairing", { body, headers: { ...form, ...headers } });
}

/** The programme pairs like this from now on. */
export async function pairsBy(here: World, pairing: Partial<Record<keyof PairingPolicy, unknown>>): Promise<void> {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ action: "save", pairing });
  const { statusCode } = await howWePair(here, "setPairing", { body, headers });
  if (statusCode !== 200) throw new Error(`not saved: ${statusCode}`);
}
