import { describe, expect, it } from "vitest";
import { ProgrammeSettings } from "#shared/domain/programme.ts";
import { office, recipientOf } from "#shared/usecases/mail/recipient.ts";
import { aMessage, aPerson } from "#test/support/builders.ts";
import { world } from "#test/support/world.ts";

const at = "2026-08-17T13:00:00.000Z";
const pending = { id: "ask_1", email: "new@post.example", as: "first", at } as const;

/** Where a message of this kind goes, for a person as given. */
async function sentTo(message: Parameters<typeof aMessage>[0], person: Parameters<typeof aPerson>[0] = {}) {
  const here = await world();
  await here.store.commit([{ kind: "person", put: aPerson(person) }]);
  const programme = await here.store.get("programme", "demo");
  if (!programme) throw new Error("There is no programme");
  const recipient = await recipientOf(aMessage(message), programme, here.ports, here.now());
  return "to" in recipient ? recipient.to.email : recipient.silence;
}

describe("who a message goes to", () => {
  it("J3: the address that is to be confirmed, also while the first one comes back", async () => {
    const asking = { kind: "confirm-address", class: "one-shot", subject: "ask_1" } as const;
    expect(await sentTo(asking, { pending })).toBe("new@post.example");
    expect(await sentTo(asking, { pending, addressState: "bouncing" })).toBe("new@post.example");
    expect(await sentTo(asking, { pending, addressState: "unconfirmed" })).toBe("new@post.example");
    expect(await sentTo(asking, { pending, addressState: "complained" })).toBe("complained");
    expect(await sentTo(asking)).toBe("address-withdrawn");
    expect(await sentTo({ kind: "introduction" }, { pending })).toBe("ana@post.example");
  });

  it("J3: the address that was changed, for the news that it is", async () => {
    const news = { kind: "address-changing", subject: "ask_1" } as const;
    const former = [
      { id: "ask_1", email: "old@post.example", until: at },
      { id: "ask_2", email: "between@post.example", until: at },
    ];
    expect(await sentTo(news)).toBe("ana@post.example");
    expect(await sentTo(news, { former })).toBe("old@post.example");
  });

  it("O11: the programme's contact, else its mailbox", async () => {
    const alert = { kind: "concern-raised", person: office, class: "interactive" } as const;
    expect(await sentTo(alert)).toBe("mentoring@society.example");
    expect(ProgrammeSettings.shape.safeContact.safeParse("no address").success).toBe(false);
  });

  it("M3: nobody who is being erased, whatever it is", async () => {
    for (const kind of ["prompt", "introduction", "confirm", "confirm-address"] as const)
      expect(await sentTo({ kind }, { erasing: true, pending })).toBe("erased");
  });

  it("M3: no address that is to be left in peace", async () => {
    const here = await world();
    const programme = await here.store.get("programme", "demo");
    const id = await here.ports.addresses.hash("new@post.example");
    await here.store.commit([
      { kind: "suppression", put: { id, version: 0, reason: "complained", since: at } },
      { kind: "person", put: aPerson({ pending }) },
    ]);
    const message = aMessage({ kind: "confirm-address", subject: "ask_1" });
    if (programme)
      expect(await recipientOf(message, programme, here.ports, here.now())).toEqual({ silence: "suppressed" });
  });
});
