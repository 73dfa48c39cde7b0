import { expect, it } from "vitest";
import type { Put } from "#shared/usecases/ports.ts";
import { lookFor } from "#test/support/asking.ts";
import { aParticipant, aPerson } from "#test/support/builders.ts";
import { aMentee } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

/** Items of one batch read. */
const batch = 100;

it("P6: a page over 600 mentors takes 4 listing queries and 19 reads, and a search by words 10 batch reads more", async () => {
  const here = await world({ rounds: { every: "never" } });
  const ana = await aMentee(here, "Ana");
  for (let one = 0; one < 600; one++) {
    const id = `per_${String(one).padStart(20, "0")}`;
    const mentor = { role: "mentor", stage: "leader", vetting: "approved" } as const;
    const puts: Put[] = [
      { kind: "person", put: aPerson({ id, name: `Mentor ${one}`, email: `m${one}@post.example` }) },
      { kind: "participant", put: aParticipant(id, mentor) },
      { kind: "load", put: { id, version: 0, places: 1, mentorships: [] } },
    ];
    await here.store.commit(puts);
  }
  const calls = { queries: 0, reads: 0 };
  const { store } = here;
  const counting: typeof store = {
    ...store,
    get: (kind, id) => {
      calls.reads++;
      return store.get(kind, id);
    },
    getMany: (kind, ids) => {
      calls.reads += Math.ceil(ids.length / batch);
      return store.getMany(kind, ids);
    },
    list: (kind, programme, options) => {
      calls.queries++;
      return store.list(kind, programme, options);
    },
    partsOf: () => expect.unreachable("reads the parts of a record"),
    everyMessage: () => expect.unreachable("scans the table"),
  };
  const watched = { ...here, ports: { ...here.ports, store: counting } };
  const page = await lookFor(watched, ana);
  expect(page.mentors).toHaveLength(20);
  expect(calls).toEqual({ queries: 4, reads: 19 });
  Object.assign(calls, { queries: 0, reads: 0 });
  expect((await lookFor(watched, ana, { text: "mentor 599" })).mentors).toHaveLength(1);
  expect(calls).toEqual({ queries: 4, reads: 29 });
});
