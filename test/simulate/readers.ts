import type { Person } from "#shared/domain/person.ts";

/** What is known of those who are written to: where mail reaches them, and since when they want none. */
export class Readers {
  private readonly emails = new Map<string, string>();
  /** Of those whose address changed: which they had before, and until when. */
  private readonly former = new Map<string, { readonly email: string; readonly until: number }>();
  private readonly stopped = new Map<string, number>();

  /** A person was written. */
  wrote({ id, email, prompts, addressState }: Person, now: number): void {
    const before = this.emails.get(id);
    if (before !== undefined && before !== email) this.former.set(id, { email: before, until: now });
    this.emails.set(id, email);
    const stopped = !prompts || addressState === "complained" || addressState === "bouncing";
    if (!stopped) this.stopped.delete(id);
    else if (!this.stopped.has(id)) this.stopped.set(id, now);
  }

  /** Whether mail may go to an address now, or might so many milliseconds ago. */
  isTheirs(id: string, email: string, now: number, ago: number): boolean {
    if (email === this.emails.get(id)) return true;
    const former = this.former.get(id);
    return former?.email === email && now <= former.until + ago;
  }

  /** Whether they have wanted no prompts for longer than this. */
  hadStopped(id: string, now: number, ago: number): boolean {
    const since = this.stopped.get(id);
    return since !== undefined && now > since + ago;
  }
}
