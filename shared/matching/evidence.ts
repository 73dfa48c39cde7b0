import type { Feature } from "../domain/pairing-policy.ts";

/** Why a feature counts as much as it does at first: words for it, and where that comes from. */
export interface Evidence {
  /** Whether coordinators see what it brings to a pair. */
  readonly shown: boolean;
  /** Words: what it is, and why it counts. */
  readonly name: `feature.${Feature}`;
  readonly why: `feature.${Feature}.why`;
  /** Where that is known from; empty where it is what programmes asked for. */
  readonly sources: readonly Source[];
}

/** A publication as it is cited. */
export type Source = (typeof sources)[keyof typeof sources];

export const sources = {
  eby: "Eby et al. 2013, Psychological Bulletin 139:441",
  ghosh: "Ghosh 2014, Journal of Vocational Behavior 84:367",
  hernandez: "Hernandez et al. 2017",
  janasz: "de Janasz and Godshalk 2013",
  straus: "Straus et al. 2013",
  allen: "Allen, Eby and Lentz 2006, Journal of Applied Psychology 91:567",
  blakeBeard: "Blake-Beard et al. 2011",
  parise: "Parise and Forret 2008",
} as const;

/** By feature, what stands behind its first weight. */
export const evidence: Readonly<Record<Feature, Evidence>> = {
  topics: of("topics", sources.janasz, sources.ghosh),
  stage: of("stage"),
  hours: of("hours", sources.eby),
  values: of("values", sources.eby, sources.hernandez, sources.straus),
  ways: of("ways", sources.straus),
  region: of("region"),
  institution: of("institution", sources.straus),
  practice: of("practice"),
  sector: of("sector"),
  supports: of("supports", sources.parise),
  shares: of("shares", sources.blakeBeard),
  wishes: of("wishes", sources.allen),
};

function of(feature: Feature, ...known: Source[]): Evidence {
  const shown = feature !== "supports" && feature !== "shares" && feature !== "wishes";
  return { shown, name: `feature.${feature}`, why: `feature.${feature}.why`, sources: known };
}
