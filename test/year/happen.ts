import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "#infra/app.ts";
import { sampleCohort } from "#infra/sandbox/cohort.ts";
import { loadSample } from "#infra/sandbox/sample.ts";
import { startSandbox } from "#infra/sandbox/sandbox.ts";
import { monthsBetween } from "./clocks.ts";
import { kindsOf, observe } from "./observe.ts";
import type { Observed } from "./observed.ts";
import { from, play, until } from "./play.ts";
import { monthLine, type Progress } from "./progress.ts";
import { setScene } from "./scene.ts";

export interface Size {
  readonly seed: number;
  readonly mentees: number;
  readonly mentors: number;
}

/** Lets the year happen in a sandbox of its own, whose clock stands still while people act. */
export async function happen({ seed, mentees, mentors }: Size, progress: Progress): Promise<Observed> {
  const outdir = mkdtempSync(join(tmpdir(), "almanac-year-"));
  const sandbox = await startSandbox({
    // Later, so that the database starts while CDK is at work.
    assembly: Promise.resolve().then(() => buildApp({ outdir, checked: false }).synth().directory),
    start: from,
    seed,
    still: true,
    say: () => undefined,
    prepare: (prepared) => loadSample(prepared, { empty: true }),
  });
  try {
    const scene = setScene(sandbox, sampleCohort({ mentees, mentors, seed }), seed);
    const months = monthsBetween(from, until);
    await play(scene, async (now) => {
      const mails = await sandbox.messages();
      progress.passed(now, mails.length);
      const over = months.filter((month) => now >= until || month < now.slice(0, 7));
      if (over.length === 0) return;
      const kinds = await kindsOf(sandbox);
      for (const month of months.splice(0, over.length)) {
        const inMonth = mails.filter(({ acceptedAt }) => acceptedAt.startsWith(month));
        progress.say(
          monthLine(
            month,
            inMonth.map(({ tags }) => kinds.get(tags["sid"] ?? "") ?? "unknown"),
          ),
        );
      }
    });
    return await observe(scene, from, until);
  } catch (error) {
    // What a page answers says nothing of the cause; what its function logged does.
    const lines = sandbox.logs().filter(({ text }) => /error/i.test(text));
    const logged = lines.slice(-3).map(({ at, source, text }) => `  ${at} ${source}: ${text}`);
    throw new Error(["The year broke off. The last errors logged:", ...logged].join("\n"), { cause: error });
  } finally {
    await sandbox.stop();
    rmSync(outdir, { recursive: true, force: true });
  }
}
