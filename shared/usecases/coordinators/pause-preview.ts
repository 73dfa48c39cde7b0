import * as z from "zod";
import type { MailDifference } from "../../calendar/mail-differences.ts";
import { pausePreviewPage } from "../../console/pause-preview.tsx";
import type { WorkModel } from "../../console/work.tsx";
import { inRole } from "../../domain/mentorship.ts";
import { participantId } from "../../domain/participant.ts";
import { type Pause, pausesOf } from "../../domain/pause.ts";
import { instantText } from "../../domain/time.ts";
import type { NewLine, Work } from "../../domain/work.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { mailDiffering } from "./mail-differing.ts";
import type { WorkHandler } from "./work.ts";

const PauseOrder = z.object({ cohort: z.string(), from: z.string(), until: z.string() });

/** The page of what came of it. */
export function pausePreview({ order }: Work, model: WorkModel): string {
  return pausePreviewPage(model, PauseOrder.parse(order));
}

/** Lines kept; the numbers count everybody. */
const mostLines = 10_000;

/** Looks at how many mentees a pause would concern, and at everybody's mail as it would be. Writes nothing but its lines. */
export const previewPause: WorkHandler<Pick<Ports, "store" | "zones">> = async (work, ports, progress, now) => {
  const { cohort, from, until } = PauseOrder.parse(work.order);
  const pause: Pause = {
    ...{ id: `${work.programme}.asked`, version: 0, programme: work.programme },
    ...(cohort !== "" && { cohort }),
    ...{ from, until, setBy: work.requestedBy, setAt: instantText(now) },
  };
  const plan = await programmePlan(work.programme, ports);
  const mentees = await menteesIn(pause, ports);
  const after = { ...plan, pauses: [...plan.pauses, pause] };
  const { differences, unchanged } = await mailDiffering(after, [], ports, progress, now);
  const found = differences.filter(({ says }) => says !== "sent" && says !== "held").sort(byDay);
  const lines = found.slice(0, mostLines).map(lineOf);
  await progress.say(lines, 0);
  return {
    ...{ mentees, people: new Set(found.map(({ person }) => person)).size },
    ...{ moved: 0, gone: 0, new: 0, ...counted(found) },
    ...{ unchanged, shown: lines.length, all: found.length },
  };
};

/** How many mentees with a mentor a pause concerns. */
async function menteesIn(pause: Pause, ports: Pick<Ports, "store">): Promise<number> {
  const mentorships = await everything(ports, "mentorship", pause.programme, "active");
  const ids = new Set(
    mentorships.flatMap((one) => inRole(one, "mentee").map((id) => participantId(pause.programme, id))),
  );
  const mentees = await ports.store.getMany("participant", [...ids]);
  return mentees.filter((mentee) => pausesOf(mentee, [pause]).length > 0).length;
}

function counted(differences: readonly MailDifference[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { says } of differences) counts[says] = (counts[says] ?? 0) + 1;
  return counts;
}

function lineOf({ says, message, person, prompt, from, to, reason }: MailDifference): NewLine {
  const level = says === "gone" || says === "late" ? "warning" : "info";
  return { level, says, values: { prompt, message, from, to, reason }, person };
}

function byDay(one: MailDifference, other: MailDifference): number {
  const key = ({ prompt, from, to, message }: MailDifference) => `${from || to} ${prompt} ${message}`;
  return key(one) < key(other) ? -1 : 1;
}
