import * as fc from "fast-check";
import { vi } from "vitest";

// One seed for every run, so that a change is judged by what it changes; SEED=… tries others.
fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 20_261_122) });

// Many files share one worker: a clock that one of them held does not stand still for the next.
vi.useRealTimers();
vi.restoreAllMocks();
