import * as fc from "fast-check";
import type { Route } from "#shared/contracts/route.ts";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { ashpStudent3 } from "#shared/playbooks/ashp-student-3.ts";
import { valuesOf } from "./fuzz-values.ts";

function isRoute(name: string): name is RouteName {
  return name in routes;
}

/** A route as every route is. */
export const routeOf = (name: RouteName): Route => routes[name];

/** Every route a coordinator may call. */
export const adminRoutes = Object.keys(routes)
  .filter(isRoute)
  .filter((name) => routeOf(name).access === "coordinator");

const settings = {
  ...{ name: "Mentoring", society: "The Society", zone: "America/Chicago" },
  playbook: { name: "ashp-student", version: 1 },
};

/** Bodies of which chance makes none that is right. */
const byHand: Partial<Record<string, readonly unknown[]>> = {
  putProgramme: [settings],
  previewSettings: [settings],
  previewKeyDate: [{ date: "2026-12-07", cycle: "2026" }],
  setKeyDate: [{ date: "2026-12-06", state: "confirmed" }],
  setPause: [
    { cohort: "class-of-2027", from: "2026-12-21", until: "2027-01-04" },
    { cohort: "residents", from: "2026-12-21", until: "2027-01-04", does: "look" },
  ],
  makeGroup: [{ does: "form" }, { does: "panel", mentee: "nobody", disciplines: ["clinical", "technical"] }],
  changeGroup: [{ does: "withdraw" }],
  pauseMentorship: [{ action: "pause" }, { action: "resume" }],
  setParticipant: [
    ...[{ cohort: "class-of-2027" }, {}],
    { about: "relation", as: "conflict", email: "somebody@home.example" },
    { about: "relation-removal", entry: "kno_00000000000000000000" },
  ],
  setPairing: [
    { action: "try", pairing: { way: "stable" } },
    { action: "save", pairing: { weights: { topics: 120 } } },
  ],
  takeBook: [{ name: "our-year", playbook: ashpStudent3 }],
  copyProgramme: [{ id: "copied-2027", name: "Copied" }],
};

/** Some bodies as a route wants them; none where its schema takes nothing chance, or a hand, makes. */
export function bodiesOf(route: RouteName): readonly unknown[] {
  const { body } = routeOf(route);
  if (body === undefined) return [undefined];
  const known = byHand[route];
  if (known !== undefined) return known;
  const good = fc.sample(valuesOf(body), { numRuns: 300, seed: 7 }).filter((value) => body.safeParse(value).success);
  return good.slice(0, 3);
}
