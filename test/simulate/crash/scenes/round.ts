import { aMentee, aMentor } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";
import type { Press, Scene } from "../scene.ts";
import { plain } from "./plain.ts";

const json = { accept: "application/json", "content-type": "application/json" };

/** A coordinator's round: four mentees, and mentors with three places between them. */
export async function roundScene(): Promise<Scene> {
  const here = await world({ rounds: { every: "never" } });
  for (const name of ["Ana", "Bea", "Cas", "Dan"]) await aMentee(here, name);
  await aMentor(here, "Lee", { places: 2 });
  await aMentor(here, "Kim", { places: 1 });
  const press: Press = async () => ({
    pathParameters: { programme: "demo" },
    groups: "demo",
    headers: { ...json, "idempotency-key": "monday" },
    body: JSON.stringify({ publish: true }),
  });
  return {
    ...{ name: "a round", items: here.store.everyItem(), ports: here.ports, at: here.now().toString() },
    ...{ hours: 30, nightly: ["match"], write: plain, minded: true },
    begin: (life) => life.after(0, () => life.press("the page", "startRound", press)),
    pages: { "the page": "202 " },
  };
}
