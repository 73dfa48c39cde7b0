import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { inRole } from "../../domain/mentorship.ts";
import type { Ports } from "../ports.ts";
import { openLink } from "../site.ts";

/** What the link to find a time opens. */
export type OpenedMeet = Awaited<ReturnType<typeof openMeet>>;

/** Reads it, and the two it is about. @throws Problem when they are not paired any more. */
export async function openMeet(token: string, ports: Pick<Ports, "store" | "links">, now: Temporal.Instant) {
  const { claims, person, programme } = await openLink(ports, token, "meet", now);
  const mentorship = await ports.store.get("mentorship", claims.subject);
  const role = mentorship && (["mentee", "mentor"] as const).find((one) => inRole(mentorship, one).includes(person.id));
  if (mentorship?.programme !== programme.id || mentorship.state !== "active" || !role)
    throw new Problem("link-expired", "The two are not paired any more.");
  const others = inRole(mentorship, role === "mentee" ? "mentor" : "mentee");
  return { person, programme, mentorship, role, others };
}
