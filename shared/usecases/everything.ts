import type { ListedKind, RecordOf } from "../domain/records.ts";
import type { Ports } from "./ports.ts";

/** All records of a programme in a state, page after page, through the listing index (may lag). */
export async function everything<Kind extends ListedKind>(
  ports: Pick<Ports, "store">,
  kind: Kind,
  programme: string,
  state?: string,
): Promise<RecordOf<Kind>[]> {
  const all: RecordOf<Kind>[] = [];
  let cursor: string | undefined;
  do {
    const page = await ports.store.list(kind, programme, { state, cursor });
    all.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}
