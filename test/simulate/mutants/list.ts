import { claiming } from "./claiming.ts";
import { doors } from "./doors.ts";
import { finding } from "./finding.ts";
import { flow } from "./flow.ts";
import { handingOver } from "./handing-over.ts";
import type { Mutant } from "./mutant.ts";

/** Every safety mutant there is, in the order of a mail's way. */
export const mutants: readonly Mutant[] = [...finding, ...flow, ...claiming, ...handingOver, ...doors];
