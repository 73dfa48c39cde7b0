import { linesOf, missing } from "./canonical.ts";
import { type Fault, type FaultKind, faultsAt } from "./faults.ts";
import { violationsIn } from "./invariants.ts";
import type { Passed } from "./invocation.ts";
import { aLife } from "./life.ts";
import type { Life, Scene } from "./scene.ts";

export interface Extent {
  /** One failure in each life, or two. */
  readonly failures: 1 | 2;
  /** The second failure hits within so many invocations after the first; all, unless given. */
  readonly within?: number;
  /** Failures of these kinds alone; of all, unless given. */
  readonly kinds?: readonly FaultKind[];
  /** Only every so manieth schedule of one, of two; all, unless given. */
  readonly every?: readonly [number, number];
}

export interface Found {
  readonly scene: string;
  readonly checkpoints: number;
  readonly single: number;
  readonly double: number;
  /** Each with the shortest schedule that shows it. */
  readonly violations: { readonly schedule: string; readonly what: readonly string[] }[];
}

/**
 * Lives a scene once without failures, then once with each failure at each checkpoint, then with each second failure at
 * each checkpoint there is after the first: what people and the machinery do to recover included. Says what it found.
 */
export async function everySchedule(scene: Scene, extent: Extent): Promise<Found> {
  const { failures, kinds, within = Number.POSITIVE_INFINITY, every = [1, 1] } = extent;
  const isMeant = ({ kind }: Fault) => kinds === undefined || kinds.includes(kind);
  const calm = await aLife(scene).live();
  const expected = linesOf(calm.store.everyItem());
  const found: { -readonly [Name in keyof Found]: Found[Name] } = {
    ...{ scene: scene.name, checkpoints: calm.trace.length, single: 0, double: 0 },
    violations: [...(await judged(calm, expected, []))],
  };
  let turn = 0;
  for (const [index, first] of after(calm.trace).filter(isMeant).entries()) {
    if (index % every[0] !== 0) continue;
    const one = await aLife(scene, [first]).live();
    found.single++;
    found.violations.push(...(await judged(one, expected, [first])));
    if (failures === 1) continue;
    for (const second of after(one.trace, first, within).filter(isMeant)) {
      if (turn++ % every[1] !== 0) continue;
      const two = await aLife(scene, [first, second]).live();
      found.double++;
      found.violations.push(...(await judged(two, expected, [first, second])));
    }
  }
  return found;
}

/** Every failure at every checkpoint after one. */
function after(trace: readonly Passed[], first?: Fault, within = Number.POSITIVE_INFINITY): Fault[] {
  const last = (first === undefined ? 0 : (trace[first.at]?.invocation ?? 0)) + within;
  return trace.flatMap((passed, at) =>
    (first === undefined || at > first.at) && passed.invocation <= last
      ? faultsAt(passed).map((kind): Fault => ({ at, kind }))
      : [],
  );
}

/** What is wrong with a life, by itself and beside the one without failures. */
async function judged(life: Life, expected: readonly string[], faults: readonly Fault[]): Promise<Found["violations"]> {
  const lines = linesOf(life.store.everyItem());
  const differences = [
    ...missing(lines, expected).map((line) => `- ${line}`),
    ...missing(expected, lines).map((line) => `+ ${line}`),
  ].filter((line) => !life.scene.mayDiffer?.(line, faults.length));
  const what = [...(await violationsIn(life)), ...differences];
  if (what.length === 0) return [];
  const names = faults.map(({ at, kind }) => {
    const { port, call, when, invocation } = life.trace[at] ?? { port: "", call: "", when: "", invocation: -1 };
    return `${kind} ${when} ${port}.${call} (${at}, invocation ${invocation})`;
  });
  return [{ schedule: names.join(", then ") || "no failure", what }];
}
