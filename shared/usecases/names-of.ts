import type { Ports } from "./ports.ts";

/** Names by person; who is no longer kept has none. */
export async function namesOf(
  people: readonly string[],
  { store }: Pick<Ports, "store">,
): Promise<ReadonlyMap<string, string>> {
  const persons = await store.getMany("person", people);
  return new Map(persons.map(({ id, name }) => [id, name]));
}
