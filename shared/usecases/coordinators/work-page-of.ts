import type { WorkModel } from "../../console/work.tsx";
import type { Work } from "../../domain/work.ts";

/** Makes the page of one kind of work: its values in the reader's words, and what to do next. */
export type WorkPageOf = (work: Work, model: WorkModel) => string;
