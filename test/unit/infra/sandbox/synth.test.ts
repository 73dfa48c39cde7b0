import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isStale } from "#infra/sandbox/synth.ts";

const root = mkdtempSync(join(tmpdir(), "almanac-stale-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function file(path: string, seconds: number): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), "");
  for (const changed of [path, join(path, "..")]) utimesSync(join(root, changed), seconds, seconds);
}

describe("a cloud assembly", () => {
  it("is stale when it is missing, or older than anything it is made from but the sandbox", () => {
    const output = join(root, "cdk.out");
    file("shared/domain/a.ts", 100);
    expect(isStale(root, output)).toBe(true);
    file("cdk.out/manifest.json", 200);
    utimesSync(join(root, "shared"), 100, 100);
    expect(isStale(root, output)).toBe(false);
    file("infra/sandbox/b.ts", 300);
    utimesSync(join(root, "infra"), 100, 100);
    expect(isStale(root, output)).toBe(false);
    file("shared/domain/a.ts", 300);
    expect(isStale(root, output)).toBe(true);
  });
});
