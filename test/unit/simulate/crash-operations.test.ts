import { afterAll, expect, it } from "vitest";
import { addressScene, signUpScene } from "#test/simulate/crash/scenes/joining.ts";
import { acceptScene, keyDateScene, talkScene, withdrawScene } from "#test/simulate/crash/scenes/pairing.ts";
import { roundScene } from "#test/simulate/crash/scenes/round.ts";
import { everySchedule, type Found } from "#test/simulate/crash/schedules.ts";
import { captureLogs } from "#test/support/logs.ts";
import { isProving, proofSize, proved } from "#test/support/proving.ts";

captureLogs();
const all: (Found & { readonly which: string })[] = [];
afterAll(() => {
  for (const { violations, ...found } of all) proved("crash schedules", { ...found, violations: violations.length });
});

const operations = [
  ["M1 J1: sign-up", signUpScene],
  ["M1 J3: a change of address", addressScene],
  ["M1 P5: a yes, and another", acceptScene],
  ["P1 F45: a round", roundScene],
  ["M3 P8: an end", () => withdrawScene("end")],
  ["M3 P8: a mentor who leaves", () => withdrawScene("leave")],
  ["Y7: a key date that moves", keyDateScene],
  ["Y7: a talk that moves", talkScene],
] as const;

it.each(operations)(
  "%s, under every crash schedule",
  async (_, operation) => {
    const scene = await operation();
    const judge = (which: string, found: Found) => {
      all.push({ which, ...found });
      expect(found.violations).toEqual([]);
      expect(found.single + found.double).toBeGreaterThan(20);
    };
    judge("one failure of any kind", await everySchedule(scene, { failures: 1, every: [proofSize(9, 1), 1] }));
    if (!isProving) return;
    judge("two crashes", await everySchedule(scene, { failures: 2, kinds: ["crash"] }));
    judge("two of any kind, some", await everySchedule(scene, { failures: 2, every: [7, 11], within: 2 }));
  },
  3_600_000,
);
