/** Something that is read seldom and asked for often. */
export interface Kept<Value> {
  value(): Promise<Value>;
  /** It may be otherwise from now on: the next who asks has it read. */
  forget(): void;
}

/** Reads something again only when what was read is older than `seconds`. A reading that fails is not kept. */
export function kept<Value>(seconds: number, clock: () => number, read: () => Promise<Value>): Kept<Value> {
  let held: { readonly value: Value; readonly at: number } | undefined;
  return {
    async value() {
      const now = clock();
      // A clock that was set back tells nothing of how old this is.
      if (held !== undefined && Math.abs(now - held.at) < seconds * 1000) return held.value;
      const value = await read();
      held = { value, at: now };
      return value;
    },
    forget() {
      held = undefined;
    },
  };
}
