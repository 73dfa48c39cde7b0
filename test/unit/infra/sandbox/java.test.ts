import { describe, expect, it } from "vitest";
import { installCommand, javaMajor } from "#infra/sandbox/java.ts";

describe("finding Java", () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "21" 2023-09-19', 21],
    ["The operation couldn’t be completed. Unable to locate a Java Runtime.", undefined],
  ])("reads %s as %s", (printed, major) => {
    expect(javaMajor(printed)).toBe(major);
  });

  it("knows the one line that installs it", () => {
    expect(installCommand("linux", true)).toBe(
      "sudo apt-get install -y --no-install-recommends openjdk-17-jre-headless",
    );
    expect(installCommand("darwin", false)).toBe("brew install openjdk@17");
    expect(installCommand("linux", false)).toContain("17");
  });
});
