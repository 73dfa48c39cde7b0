import type { Temporal } from "temporal-polyfill";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import { participantId } from "../../domain/participant.ts";
import { dayIn, instantOf, instantText } from "../../domain/time.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import type { Ports, Put } from "../ports.ts";

/** What a talk that took place settles: the open touchpoint of each mentee whose time it was, as their own "we met" does. */
export async function settledBy(
  mentorship: Mentorship,
  at: string,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ day: string; puts: Put[]; mentees: string[] }> {
  const programme = await ports.store.get("programme", mentorship.programme);
  const day = dayIn(programme?.zone ?? "UTC", instantOf(at)).toString();
  const mentees = inRole(mentorship, "mentee").map((person) => participantId(mentorship.programme, person));
  const years = await Promise.all(mentees.map((mentee) => ports.store.partsOf("touchpoint", mentee)));
  const settled = years.flatMap((year) => touchpointOf(year, day) ?? []);
  const answeredAt = instantText(now);
  return {
    day,
    mentees,
    puts: settled.map((touchpoint) => ({
      kind: "touchpoint",
      put: { ...touchpoint, state: "done", reason: "answered", answeredAt },
    })),
  };
}

/** The latest that was due by that day and not over. Whether it fits is asked in private, and no talk answers it. */
function touchpointOf(year: readonly Touchpoint[], day: string): Touchpoint | undefined {
  return year
    .filter(
      ({ state, sides, asks }) => state === "planned" && sides.includes("mentee") && !asks.mentee.includes("fits"),
    )
    .filter(({ date, expires }) => date <= day && day <= expires)
    .sort((one, other) => (one.date < other.date ? -1 : 1))
    .at(-1);
}
