import type { Playbook } from "#shared/domain/playbook.ts";
import { ashpStudent } from "./ashp-student.ts";
import { ashpStudent2 } from "./ashp-student-2.ts";
import { ashpStudent3 } from "./ashp-student-3.ts";
import { hl7FirstTime } from "./hl7-first-time.ts";

/** The playbooks that come with the code, by `name@version`. A programme takes a copy and stays on its version. */
export const shippedPlaybooks: ReadonlyMap<string, Playbook> = new Map(
  [ashpStudent, ashpStudent2, ashpStudent3, hl7FirstTime].map((playbook) => [playbookId(playbook), playbook]),
);

/** How a playbook is pinned: `ashp-student@1`. */
export function playbookId({ name, version }: Pick<Playbook, "name" | "version">): string {
  return `${name}@${version}`;
}

/** The shipped playbook of that name and version, if there is one. */
export function shippedPlaybook(pinned: Pick<Playbook, "name" | "version">): Playbook | undefined {
  return shippedPlaybooks.get(playbookId(pinned));
}
