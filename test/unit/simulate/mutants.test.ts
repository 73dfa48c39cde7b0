import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { applied } from "#test/simulate/mutants/applied.ts";
import { mutants } from "#test/simulate/mutants/list.ts";

it("M1: safety mutants are many, each with a name of its own, what it breaks, and tests that are there", () => {
  expect(mutants.length).toBeGreaterThanOrEqual(25);
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  for (const { name, breaks, tests } of mutants) {
    expect(breaks, name).toMatch(/^[A-Z].*\.$/);
    expect(tests.length, name).toBeGreaterThan(0);
    expect(
      tests.filter((file) => !existsSync(file) || !file.endsWith(".test.ts")),
      name,
    ).toEqual([]);
  }
});

it.each(mutants)("M1: the mutant “$name” still applies: its text stands once in $file", (mutant) => {
  expect(applied(readFileSync(mutant.file, "utf8"), mutant)).toBeDefined();
});

it("M1: a mutant whose text is gone, stands twice, or changes nothing does not apply", () => {
  for (const change of [
    ["c", "d"],
    ["a", "b"],
    ["x", "x"],
  ] as const)
    expect(applied("a x a", { changes: [change] })).toBeUndefined();
  expect(
    applied("a x a", {
      changes: [
        ["x", "y"],
        ["y a", ""],
      ],
    }),
  ).toBe("a ");
});
