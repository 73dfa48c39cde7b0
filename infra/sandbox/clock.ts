/** The sandbox's own time, in epoch milliseconds. It flows with real time, or stands still while an advance drives it. */
export interface Clock {
  now(): number;
  readonly flowing: boolean;
  /** Stops the flow; from now on only `jumpTo` moves it. */
  hold(): void;
  /** Lets it flow on from where it stands. */
  release(): void;
  /** Moves a held clock forward. Never back. */
  jumpTo(instant: number): void;
}

/** A clock that stands at `start` until it is released. */
export function createClock(start: number): Clock {
  let base = start;
  let since: number | undefined;
  function now(): number {
    return since === undefined ? base : Math.floor(base + performance.now() - since);
  }
  return {
    now,
    get flowing() {
      return since !== undefined;
    },
    hold() {
      base = now();
      since = undefined;
    },
    release() {
      since ??= performance.now();
    },
    jumpTo(instant) {
      if (since !== undefined) throw new Error("A flowing clock cannot be moved.");
      base = Math.max(base, instant);
    },
  };
}

/** The first instant of the clock: as asked for, else where the kept one stood, else now. Never before the kept one. */
export function firstInstant(start: string | undefined, saved: number | undefined): number {
  const wanted = start === undefined ? undefined : Date.parse(start);
  if (Number.isNaN(wanted)) throw new Error(`--start ${start} is not an instant such as 2026-09-01T08:00:00Z.`);
  if (wanted !== undefined && saved !== undefined && wanted < saved) {
    throw new Error(`The kept clock stands at ${new Date(saved).toISOString()} and does not go back to ${start}.`);
  }
  return wanted ?? saved ?? Date.now();
}
