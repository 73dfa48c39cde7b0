import type { Side, TouchpointRule } from "#shared/domain/playbook.ts";
import { shippedPlaybooks } from "#shared/playbooks/shipped.ts";

export type SideName = "mentee" | "mentor";
export const sideNames = ["mentee", "mentor"] as const;

/** One side of a touchpoint, with everything any shipped playbook may put into its mail. */
export interface ShippedSide {
  readonly key: string;
  readonly side: SideName;
  readonly sections: readonly string[];
  readonly asks: Side["asks"];
  readonly meets: boolean;
}

function sectionsOf({ recurs, meeting }: TouchpointRule, { sections }: Side): string[] {
  return [...sections.map(({ name }) => name), ...(recurs?.topics ?? []), ...(meeting ? [meeting.section] : [])];
}

const rules = [...shippedPlaybooks.values()].flatMap(({ touchpoints }) => touchpoints);

/** Every side of every touchpoint that is shipped, whatever playbooks have it. */
export const shippedSides: readonly ShippedSide[] = [...Map.groupBy(rules, ({ key }) => key)].flatMap(([key, group]) =>
  sideNames.flatMap((side): ShippedSide[] => {
    const sides = group.flatMap((rule) => (rule[side] ? [{ rule, part: rule[side] }] : []));
    if (sides.length === 0) return [];
    const sections = new Set(sides.flatMap(({ rule, part }) => sectionsOf(rule, part)));
    const asks = new Set(sides.flatMap(({ part }) => part.asks));
    return [{ key, side, sections: [...sections], asks: [...asks], meets: group.some(({ meeting }) => meeting) }];
  }),
);

/** Keys of shipped touchpoints. */
export const shippedKeys: readonly string[] = [...new Set(rules.map(({ key }) => key))];

/** What a later mail to this side may say too, in the order it is shipped. */
export function alsoSections(side: SideName): string[] {
  const merged = rules.filter(({ pause, late, [side]: part }) => part && (pause === "merge" || late === "merge"));
  return [...new Set(merged.map(({ key }) => `also-${key}`))];
}
