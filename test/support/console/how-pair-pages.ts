import { type HowWePairModel, howWePairPage } from "#shared/console/how-we-pair.tsx";
import { howWePairTried } from "#shared/console/how-we-pair-tried.tsx";
import type { WorkModel } from "#shared/console/work.tsx";
import { pairingFields, pairingFormOf } from "#shared/domain/pairing-form.ts";
import { standardPolicy } from "#shared/domain/pairing-policy.ts";
import { evidence } from "#shared/matching/evidence.ts";
import type { SampleWords } from "../sample-words.ts";

const ways = [
  ...[
    { way: "best", floor: false, placed: 120, total: 21_400, worst: 40, blocking: 12, strong: 3 },
    { way: "best", floor: true, placed: 120, total: 21_050, worst: 95, blocking: 15, strong: 3 },
  ],
  {
    way: "fewer-complaints",
    floor: false,
    placed: 120,
    total: 21_200,
    worst: 40,
    blocking: 4,
    strong: 0,
  },
  { way: "fewer-complaints", floor: true, placed: 120, total: 20_900, worst: 95, blocking: 5, strong: 1 },
  { way: "stable", floor: false, placed: 111, total: 20_100, worst: 12, blocking: 0, strong: 0 },
];

/** How a programme pairs: as it is, refused, tried, and while it is being tried. */
export function howPairPages({ locale, programme: name }: SampleWords): Record<string, string> {
  const programme = { id: "demo", name };
  const form = pairingFormOf(standardPolicy);
  const model: HowWePairModel = { locale, programme, version: 3, form, errors: [], evidence, standard: false };
  const wrong = [...pairingFields.map((field) => `pairing.${field}`), "untried", "pairing.shoe"];
  const work: WorkModel = {
    ...{
      locale,
      programme,
      part: "pairing",
      kind: "pairing-preview",
      state: "done",
      dryRun: true,
      finished: 1,
      total: 1,
    },
    ...{ summary: { people: 131, places: 120 }, path: "programmes/demo/runs/wrk_1", cursor: null, later: false },
    lines: ways.map((values) => ({
      ...{ level: values.placed < 120 ? "warning" : "info", says: "way" },
      values: { ...values, reachable: 120 },
    })),
  };
  const stable = { ...form, way: "stable" };
  return {
    "console how we pair": howWePairPage({ ...model, done: "saved" }),
    "console how we pair, standard": howWePairPage({ ...model, standard: true }),
    "console how we pair refused": howWePairPage({
      ...model,
      form: { ...form, "weights.topics": name, minimum: "many", way: "", choice: "" },
      errors: wrong.map((field) => ({ field, message: "" })),
    }),
    "console how we pair tried": howWePairTried(work, form, 3, "wrk_1"),
    "console how we pair tried, stable": howWePairTried(work, stable, 3, "wrk_1"),
    "console how we pair trying": howWePairTried({ ...work, state: "running", lines: [] }, form, 3, "wrk_1"),
  };
}
