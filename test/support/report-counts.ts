import { sectors } from "#shared/domain/profile.ts";
import { notSaid } from "#shared/domain/report.ts";
import type { Counts } from "#shared/report/publish.ts";
import { type PulseCounts, pulseCounter } from "#shared/report/pulse.ts";

interface Some {
  readonly figures?: Partial<Counts["figures"]>;
  readonly regions?: Readonly<Record<string, number>>;
  readonly sectors?: readonly number[];
  readonly load?: readonly [number, number, number];
  readonly pulse?: PulseCounts;
}

/** Counts of which only some matter; the sectors in their order, those who said none last. */
export function someCounts({
  figures = {},
  regions = {},
  sectors: bySector = [],
  load = [0, 0, 0],
  pulse = pulseCounter().counts(),
}: Some): Counts {
  const zeros = {
    ...{ active: 0, ended: 0, met: 0, waiting: 0, mentors: 0, returning: 0, offered: 0, filled: 0 },
    ...{ mails: 0, reached: 0, menteesAsked: 0, menteesFit: 0, mentorsAsked: 0, mentorsFit: 0 },
  };
  const kinds = [...sectors, notSaid] as const;
  return {
    figures: { ...zeros, ...figures },
    regions: new Map(Object.entries(regions)),
    sectors: new Map(kinds.map((kind, index) => [kind, bySector[index] ?? 0])),
    load,
    pulse,
  };
}
