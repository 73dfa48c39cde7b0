import * as z from "zod";

/** What a mentee may need most now: chosen, never written down in words of one's own. */
export const needs = ["cv", "interview", "introduction", "listening", "workload", "direction"] as const;
export const Need = z.enum(needs);
export type Need = z.infer<typeof Need>;
