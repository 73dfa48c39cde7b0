import { env } from "node:process";
import { defineConfig } from "vitest/config";

/** For Stryker alone: the tests of what it mutates (`;` between patterns), in one process, without projects. */
export default defineConfig({
  test: {
    include: (env["MUTANT_TESTS"] ?? "test/unit/shared/{ledger,calendar,adapters}/**/*.test.ts").split(";"),
    setupFiles: "test/support/seed.ts",
    isolate: false,
    testTimeout: 20_000,
  },
});
