import { defineConfig } from "vitest/config";

const test = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, setupFiles: "test/support/seed.ts", ...more },
});

/** What knows no days but decides who may do what, with whom, and in which order: once is enough. */
const timeless = [
  "adapters",
  "ledger",
  "matching",
  "pages",
  "view",
  "usecases/{bot-day,eras*,front-door,how-we-pair,known*,last-place,match-*,pages}.test.ts",
  "usecases/{people-found,pinning,recycled-address,relations,requests-*,round-p*}.test.ts",
  "usecases/{stolen-page,swap-roles,typed-by-others,unreadable}.test.ts",
].map((part) => `test/unit/shared/${part}${part.endsWith(".ts") ? "" : "/**"}`);

/** Modules are loaded once for many files, which takes half the time: nothing in them keeps state. */
const shared = { isolate: false, testTimeout: 60_000 };

/** Unit tests run in two zones: what depends on the machine's zone fails instead of passing by luck. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    globalSetup: "test/support/machine.ts",
    // Every core: by itself Vitest leaves one idle, which on a small machine is half of it.
    maxWorkers: "100%",
    projects: [
      test("unit", ["test/unit/**/*.test.{ts,tsx}"], { ...shared, env: { TZ: "UTC" } }),
      test("unit-elsewhere", ["test/unit/shared/**/*.test.{ts,tsx}"], {
        ...shared,
        env: { TZ: "Pacific/Auckland" },
        exclude: timeless,
      }),
      test("architecture", ["test/architecture.test.ts"], { testTimeout: 60_000 }),
      test("infra", ["test/infra/**/*.test.ts"], {
        ...{ globalSetup: "test/support/bundles.ts", isolate: false },
        ...{ testTimeout: 120_000, hookTimeout: 120_000 },
      }),
      test("contract", ["test/contract/**/*.test.ts"], {
        ...{ globalSetup: "test/support/dynamo.ts", isolate: false },
        ...{ testTimeout: 60_000, hookTimeout: 60_000 },
      }),
      test("browser", ["test/browser/**/*.test.ts"], { testTimeout: 60_000, hookTimeout: 60_000 }),
      test("e2e", ["test/e2e/**/*.test.ts"], {
        globalSetup: ["test/support/dynamo.ts", "test/e2e/support/assembly.ts"],
        isolate: false,
        testTimeout: 600_000,
        hookTimeout: 600_000,
      }),
    ],
    coverage: {
      include: ["shared/{matching,calendar,ledger,domain,report,pages,email,view}/**"],
      thresholds: { lines: 90, functions: 90 },
    },
  },
});
