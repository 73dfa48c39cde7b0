import { Problem } from "../../domain/errors.ts";
import type { KeyDate } from "../../domain/key-date.ts";
import type { Pause } from "../../domain/pause.ts";
import type { Playbook } from "../../domain/playbook.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Ports } from "../ports.ts";

/** What every year of one programme is planned from. */
export interface ProgrammePlan {
  readonly programme: Programme;
  readonly playbook: Playbook;
  readonly keyDates: readonly KeyDate[];
  /** Of everybody, and of cohorts. */
  readonly pauses: readonly Pause[];
  /** Set to look at years as this playbook would plan them, whatever mentorships are pinned to. */
  readonly regardless?: true;
}

/** The id of a programme's copy of a playbook. */
export function playbookId(programme: Pick<Programme, "id" | "playbook">): string {
  return `${programme.id}.${programme.playbook.name}.${programme.playbook.version}`;
}

/** Reads it. @throws Problem when there is no such programme. */
export async function programmePlan(id: string, ports: Pick<Ports, "store">): Promise<ProgrammePlan> {
  const programme = await ports.store.get("programme", id);
  if (!programme) throw new Problem("not-found", "There is no such programme.");
  const [copy, keyDates, pauses] = await Promise.all([
    ports.store.get("playbook", playbookId(programme)),
    ports.store.partsOf("keyDate", id),
    ports.store.partsOf("pause", id),
  ]);
  if (!copy) throw new Error(`Programme ${id} has no copy of its playbook`);
  return { programme, playbook: copy.playbook, keyDates, pauses };
}
