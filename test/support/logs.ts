import { afterEach, beforeEach, vi } from "vitest";

/** Everything that is written to standard output and error while a test runs. */
export function captureLogs(): () => string {
  let lines: string[] = [];
  beforeEach(() => {
    lines = [];
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, "write").mockImplementation((chunk) => {
        lines.push(String(chunk));
        return true;
      });
    }
  });
  afterEach(() => vi.restoreAllMocks());
  return () => lines.join("");
}
