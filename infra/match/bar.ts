import { Presets, SingleBar } from "cli-progress";

export interface StepsBar {
  /** Says what begins now. */
  at(step: string): void;
  stop(): void;
}

/** A bar of so many steps on a terminal's standard error; elsewhere nothing. */
export function stepsBar(steps: number): StepsBar {
  const stream = process.stderr;
  if (!stream.isTTY) return { at: () => undefined, stop: () => undefined };
  const format = "  {bar} {step}, {duration_formatted}";
  const bar = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: true, barsize: 30 }, Presets.rect);
  let done = 0;
  bar.start(steps, 0, { step: "" });
  return {
    at(step) {
      bar.update(done++, { step });
      // What follows leaves no time for the bar to draw itself.
      bar.render();
    },
    stop: () => bar.stop(),
  };
}
