import { createHash } from "node:crypto";

/** What Stryker tells a checker of a mutant, as far as a sample is drawn by it. */
interface Drawable {
  readonly id: string;
  readonly fileName: string;
  readonly location: object;
  readonly replacement: string;
}

/** `SAMPLE=part/parts`: which of so many equal parts of all mutants is run. Absent: all of them. */
const [part = 0, parts = 1] = (process.env["SAMPLE"] ?? "0/1").split("/").map(Number);

/** Drawn by its place and what it puts there, so that the same code gives the same sample on every machine. */
function isDrawn({ fileName, location, replacement }: Drawable): boolean {
  const name = `${fileName.split("/shared/").at(-1)} ${JSON.stringify(location)} ${replacement}`;
  return createHash("sha256").update(name).digest().readUInt32BE() % parts === part;
}

/** A checker for Stryker that sets aside what is not drawn, as if it did not compile: it counts for nothing. */
const checker = {
  init: async () => undefined,
  group: async (mutants: readonly Drawable[]) => mutants.map(({ id }) => [id]),
  check: async (mutants: readonly Drawable[]) =>
    Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        isDrawn(mutant) ? { status: "passed" } : { status: "compileError", reason: "not drawn" },
      ]),
    ),
};

/** Loaded by Stryker, under this name. */
export const strykerPlugins = [{ kind: "Checker", name: "sample", factory: () => checker }];
