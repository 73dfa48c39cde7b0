import { describe, expect, it } from "vitest";
import { brokenRules, houseRules } from "./house-rules.ts";
import { changed, mutants } from "./mutants.ts";
import { nagFindings } from "./nag-findings.ts";
import { synthesized } from "./synthesized.ts";

const { template } = synthesized();
const before = nagFindings(template);

describe("house rules", () => {
  it.each(Object.entries(houseRules))("hold: %s", (_, rule) => {
    expect(rule(template)).toEqual([]);
  });

  it.each(Object.entries(mutants))("notice %s", (_, { change, noticedBy }) => {
    const mutant = changed(template, change);
    // The AWS Solutions checks take their time: only where they have a say.
    const findings = noticedBy.source.includes("AwsSolutions") ? [...nagFindings(mutant)] : [];
    const found = findings.filter((finding) => !before.has(finding));
    expect([...brokenRules(mutant), ...found].join("\n")).toMatch(noticedBy);
  });
});
