import type { Temporal } from "temporal-polyfill";
import type { FormerAddress, Person } from "./person.ts";
import { instantText } from "./time.ts";

/**
 * The addresses to remember after one more change. Those anybody may still go back to all stay: whoever has somebody's
 * link could otherwise push their address out by changing it a few times more. The daily limit on changes keeps them few.
 */
export function withFormer({ former = [] }: Person, left: FormerAddress, now: Temporal.Instant): FormerAddress[] {
  return [...former.filter((one) => isOpen(one, now)), left];
}

/** The address before the change that was asked for by this request. */
export function formerBefore({ former = [] }: Person, request: string): FormerAddress | undefined {
  return former.find(({ id }) => id === request);
}

/** Whether whoever has it may still go back to it. */
export function isOpen({ until }: FormerAddress, now: Temporal.Instant): boolean {
  return until > instantText(now);
}
