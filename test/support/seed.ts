import * as fc from "fast-check";

// One seed for every run, so that a change is judged by what it changes; SEED=… tries others.
fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 20_261_122) });
