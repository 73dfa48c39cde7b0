import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildApp } from "#infra/app.ts";
import { bundleFunctions } from "#infra/bundle.ts";
import { functions } from "#infra/functions.ts";
import { sharedBundles } from "./synthesized.ts";
import { inTemporaryFolder } from "./temporary.ts";

const project = join(import.meta.dirname, "../..");
const entries = Object.keys(functions);

describe("bundles", () => {
  it("are made of every function there is, and of nothing else", () => {
    const files = globSync("functions/{http,admin,jobs,queues,events}/*.ts", { cwd: project });
    expect(files.map((file) => file.slice("functions/".length, -".ts".length)).sort()).toEqual(entries.toSorted());
  });

  it("hold one module each, and leave nothing behind", () => {
    for (const entry of entries)
      expect(readFileSync(join(sharedBundles().folderOf(entry), "index.cjs"), "utf8")).toContain("handler");
    let folder: string;
    {
      using bundles = bundleFunctions(["queues/send"]);
      folder = bundles.folderOf("queues/send");
      expect(existsSync(folder)).toBe(true);
    }
    expect(existsSync(folder)).toBe(false);
    expect(existsSync(dirname(dirname(folder)))).toBe(false);
  });

  it("say nothing of the machine they were made on", () => {
    using bundles = bundleFunctions(["queues/send"]);
    expect(readFileSync(join(bundles.folderOf("queues/send"), "index.cjs"), "utf8")).not.toContain(project);
  });

  it("give the same template twice", () => {
    const [first, second] = [{ bundles: sharedBundles() }, {}].map((made) =>
      inTemporaryFolder(
        (outdir) =>
          buildApp({ outdir, checked: false, ...made })
            .synth()
            .getStackByName("Almanac").template,
      ),
    );
    expect(first).toEqual(second);
  }, 300_000);
});
