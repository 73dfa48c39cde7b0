import type * as fc from "fast-check";
import type { ListedKind, OwnedKind, PartKind, RecordKind } from "#shared/domain/records.ts";
import type { Change, ListOptions, Store, Unread } from "#shared/usecases/ports.ts";

/** A store whose every answer comes when the scheduler says: use cases running at once meet in every order. */
export function scheduledStore(store: Store, scheduler: fc.Scheduler): Store {
  const turn = (what: string) => scheduler.schedule(Promise.resolve(), what);
  return {
    ...store,
    async get<Kind extends RecordKind>(kind: Kind, id: string) {
      await turn(`get ${kind}`);
      return store.get(kind, id);
    },
    async getMany<Kind extends RecordKind>(kind: Kind, ids: readonly string[], unread?: Unread) {
      await turn(`getMany ${kind}`);
      return store.getMany(kind, ids, unread);
    },
    async partsOf<Kind extends PartKind>(kind: Kind, owner: string) {
      await turn(`partsOf ${kind}`);
      return store.partsOf(kind, owner);
    },
    async list<Kind extends ListedKind>(kind: Kind, programme: string, options?: ListOptions) {
      await turn(`list ${kind}`);
      return store.list(kind, programme, options);
    },
    async ofPerson<Kind extends OwnedKind>(kind: Kind, person: string) {
      await turn(`ofPerson ${kind}`);
      return store.ofPerson(kind, person);
    },
    async commit(changes: readonly Change[]) {
      await turn("commit");
      await store.commit(changes);
      // The answer travels too: others may act before the writer hears of its own write.
      await turn("committed");
    },
  };
}
