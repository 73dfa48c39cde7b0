import type { Temporal } from "temporal-polyfill";
import { type MailDifference, mailDifferences, newsDifference } from "../../calendar/mail-differences.ts";
import { inRole } from "../../domain/mentorship.ts";
import { participantId } from "../../domain/participant.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import type { ProgrammePlan } from "../year/programme-plan.ts";
import { whatIf } from "../year/what-if.ts";
import type { Progress } from "./work.ts";

/** Mentees looked at together. */
const together = 25;

/**
 * What everybody in the programme would get differently if their years were planned by `plan`, and how many of their
 * prompts ahead would stay as they are. `hanging`: keys of the touchpoints that hang on what is changed. Writes nothing.
 */
export async function mailDiffering(
  plan: ProgrammePlan,
  hanging: readonly string[],
  ports: Pick<Ports, "store" | "zones">,
  progress: Pick<Progress, "at">,
  now: Temporal.Instant,
): Promise<{ differences: MailDifference[]; unchanged: number }> {
  const mentees = await menteesOf(plan.programme.id, ports);
  const look = whatIf(plan, mentees, ports, now);
  const ids = [...mentees];
  const differences: MailDifference[] = [];
  // Somebody else's year may have brought them already: a mentor has several mentees.
  const seen = new Set<string>();
  let unchanged = 0;
  for (let from = 0; from < ids.length; from += together) {
    for (const ahead of await Promise.all(ids.slice(from, from + together).map(look))) {
      for (const person of ahead?.people ?? []) {
        if (seen.has(person.participant.id)) continue;
        seen.add(person.participant.id);
        const theirs = mailDifferences({ ...person, hanging });
        differences.push(...theirs.differences);
        unchanged += theirs.unchanged;
      }
      differences.push(...(ahead?.news ?? []).map(newsDifference));
    }
    await progress.at(Math.min(from + together, ids.length), ids.length);
  }
  return { differences, unchanged };
}

/** Everybody with an active mentorship as a mentee. */
async function menteesOf(programme: string, ports: Pick<Ports, "store">): Promise<Set<string>> {
  const mentorships = await everything(ports, "mentorship", programme, "active");
  return new Set(mentorships.flatMap((one) => inRole(one, "mentee").map((person) => participantId(programme, person))));
}
