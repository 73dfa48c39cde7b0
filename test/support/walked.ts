/** One after the other, for whoever waits for each: an async generator would make three promises of every one. */
export function walked<Of>(each: Iterable<Of>): AsyncIterable<Of> {
  return {
    [Symbol.asyncIterator]() {
      const walk = each[Symbol.iterator]();
      return { next: async () => walk.next() };
    },
  };
}
