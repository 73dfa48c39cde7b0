import { build } from "esbuild";

// The use cases import pages, which Node does not read as they are: they are bundled first.
const outfile = "out/simulate/command.mjs";
await build({
  entryPoints: ["test/simulate/command.ts"],
  ...{ bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "warning", outfile },
});
await import(new URL(`../../${outfile}`, import.meta.url).href);
