import type { ListedKind, OwnedKind, PartKind, RecordKind } from "#shared/domain/records.ts";
import type { Change, ListOptions, Store, Unread } from "#shared/usecases/ports.ts";

/** A store that answers those who wait in an order drawn by lot, the same for the same seed: whatever runs at once meets. */
export function restlessStore(store: Store, seed: number): Store {
  const waiting: (() => void)[] = [];
  let state = seed + 1;
  const draw = (below: number) => {
    // A linear congruence is lot enough to shuffle with, and needs no library.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const turn = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      setImmediate(() => waiting.splice(draw(waiting.length), 1)[0]?.());
    });
  return {
    ...store,
    async get<Kind extends RecordKind>(kind: Kind, id: string) {
      await turn();
      return store.get(kind, id);
    },
    async getMany<Kind extends RecordKind>(kind: Kind, ids: readonly string[], unread?: Unread) {
      await turn();
      return store.getMany(kind, ids, unread);
    },
    async partsOf<Kind extends PartKind>(kind: Kind, owner: string) {
      await turn();
      return store.partsOf(kind, owner);
    },
    async list<Kind extends ListedKind>(kind: Kind, programme: string, options?: ListOptions) {
      await turn();
      return store.list(kind, programme, options);
    },
    async ofPerson<Kind extends OwnedKind>(kind: Kind, person: string) {
      await turn();
      return store.ofPerson(kind, person);
    },
    async commit(changes: readonly Change[]) {
      await turn();
      await store.commit(changes);
      await turn();
    },
  };
}
