import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** The bundled functions, in a folder that lives until they are staged as assets. */
export interface Bundles extends Disposable {
  /** The folder of one function, with its `index.cjs`. */
  folderOf(entry: string): string;
}

const project = join(import.meta.dirname, "..");

/** Bundles every function in one esbuild call, the AWS SDK included, so that what was tested is what runs. */
export function bundleFunctions(entries: readonly string[]): Bundles {
  const outdir = mkdtempSync(join(tmpdir(), "almanac-functions-"));
  buildSync({
    // Paths in the output are relative to here: the same sources give the same bytes on every machine.
    absWorkingDir: project,
    entryPoints: entries.map((entry) => ({ in: `functions/${entry}.ts`, out: `${entry}/index` })),
    outdir,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    target: "node24",
    // Loads in a fifth less time than an ES module, for which Node loads every part of its own that might be imported.
    format: "cjs",
    define: { "import.meta.dirname": "__dirname" },
    mainFields: ["module", "main"],
    jsx: "automatic",
    jsxImportSource: "preact",
    // Readable stack traces are worth more than the kilobytes that shorter names would save.
    minifySyntax: true,
    legalComments: "none",
    sourcemap: false,
    logLevel: "warning",
  });
  if (entries.includes(consoleEntry)) bundleConsole(join(outdir, consoleEntry));
  return {
    folderOf: (entry) => join(outdir, entry),
    [Symbol.dispose]: () => rmSync(outdir, { recursive: true, force: true }),
  };
}

/** The function that serves the console's script: it lies beside the function's own bundle. */
const consoleEntry = "http/console";

/** What runs in coordinators' browsers, as small as it gets. */
function bundleConsole(folder: string): void {
  buildSync({
    absWorkingDir: project,
    entryPoints: ["shared/console/browser/main.ts"],
    outfile: join(folder, "console.js"),
    bundle: true,
    platform: "browser",
    target: "es2022",
    format: "esm",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
  });
}
