import type { Item } from "./items.ts";

interface Answer {
  readonly Items?: Item[] | undefined;
  readonly LastEvaluatedKey?: Item | undefined;
}

/** Every item, page after page; a page may be empty and still not be the last. */
export async function* pages(read: (start: Item | undefined) => Promise<Answer>): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await read(start);
    yield* Items;
    start = LastEvaluatedKey;
  } while (start !== undefined);
}
