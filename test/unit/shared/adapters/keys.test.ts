import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorOf, cursorText } from "#shared/adapters/dynamo/cursor.ts";
import { dueEntry } from "#shared/adapters/dynamo/index-entries.ts";
import { itemOf, recordOf } from "#shared/adapters/dynamo/items.ts";
import { duePartitions, keyOf, partsKey } from "#shared/adapters/dynamo/keys.ts";
import { table } from "#shared/contracts/table.ts";
import { Problem } from "#shared/domain/errors.ts";
import { messageStates } from "#shared/domain/message.ts";
import { type RecordKind, records } from "#shared/domain/records.ts";
import { dueLane } from "#shared/ledger/due-lanes.ts";
import { isFinal } from "#shared/ledger/message-states.ts";
import { aMessage, anAudit, aPerson } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const kinds = Object.keys(records).filter((kind): kind is RecordKind => kind in records);
const plain = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
const anId = fc.array(plain, { minLength: 3, maxLength: 3 }).map((parts) => parts.join("."));

describe("keys", () => {
  it("never put two records in one place", () => {
    const property = fc.property(
      anId,
      anId,
      fc.constantFrom(...kinds),
      fc.constantFrom(...kinds),
      (one, other, kind, its) => {
        const same = kind === its && (one === other || kind === "brake" || kind === "pace");
        expect(JSON.stringify(keyOf[kind](one)) === JSON.stringify(keyOf[its](other))).toBe(same);
      },
    );
    forAll(property, 1000);
  });

  it("T1: keep personal data in one collection: no other key begins alike", () => {
    const personal = kinds.filter((kind) => keyOf[kind]("x.y.z").pk.startsWith("PERSON#"));
    expect(personal.sort()).toEqual(["identity", "load", "member", "person", "postbox", "profile", "pulse"]);
  });

  it("put parts where their owner's parts are read", () => {
    const property = fc.property(plain, plain, plain, (one, other, third) => {
      const touchpoint = keyOf.touchpoint(`${one}.${other}.${third}.2026`);
      expect(touchpoint).toEqual({ pk: partsKey.touchpoint(`${one}.${other}`).pk, sk: `TP#${third}.2026` });
      expect(keyOf.keyDate(`${one}.2026.${other}`).pk).toBe(partsKey.keyDate(one).pk);
      expect(keyOf.audit(`${one}.${other}`).pk).toBe(partsKey.audit(one).pk);
    });
    forAll(property);
  });

  it("M1: put a message into one known shard of the due index while something is to be done, else into none", () => {
    const property = fc.property(plain, fc.constantFrom(...messageStates), (id, state) => {
      const message = aMessage({ id, state, nextActionAt: isFinal(state) ? undefined : "2026-08-17T13:00:00.000Z" });
      if (isFinal(state)) return void expect(dueEntry(message)).toEqual({});
      const open = dueEntry(message);
      expect(duePartitions(dueLane(message))).toContain(open[table.indexes.due.partitionKey]);
      expect(open[table.indexes.due.sortKey]).toBe(`2026-08-17T13:00:00.000Z#${id}`);
    });
    forAll(property);
  });
});

describe("items", () => {
  it("carry the next version and read back as the record", () => {
    const item = itemOf({ kind: "person", put: aPerson({ version: 3 }) });
    expect(item).toMatchObject({ version: 4, noun: "person", pk: "PERSON#per_1", sk: "PROFILE" });
    expect(recordOf("person", item)).toEqual(aPerson({ version: 4 }));
    expect(recordOf("audit", itemOf({ kind: "audit", put: anAudit() }))).toEqual(anAudit({ version: 1 }));
  });

  it("are refused when they are not what they say", () => {
    expect(() => recordOf("message", itemOf({ kind: "person", put: aPerson() }))).toThrow();
  });
});

describe("cursors", () => {
  // Labels begin with a state, in letters: the last of them is where lists without a state end.
  const aLabel = fc.string().filter((text) => text <= "~");
  const aCursor = fc.record({ pk: fc.string(), sk: fc.string(), listPk: fc.string(), listSk: aLabel });

  it("O2: come back as they were given out, for their own list only", () => {
    const property = fc.property(aCursor, fc.string(), (cursor, list) => {
      const text = cursorText(cursor);
      expect(text).toMatch(/^[\w-]+$/);
      expect(cursorOf(text, cursor.listPk)).toEqual(cursor);
      if (list !== cursor.listPk) expect(() => cursorOf(text, list)).toThrow(Problem);
    });
    forAll(property, 300);
  });

  it("O2: are refused in so many words whatever else is sent", () => {
    const property = fc.property(fc.string(), fc.jsonValue(), (text, value) => {
      expect(() => cursorOf(text, "list")).toThrow(Problem);
      expect(() => cursorOf(Buffer.from(JSON.stringify(value)).toString("base64url"), "list")).toThrow(Problem);
    });
    forAll(property, 300);
  });
});
