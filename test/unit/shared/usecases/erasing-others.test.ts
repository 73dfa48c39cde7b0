import { describe, expect, it } from "vitest";
import { instantText } from "#shared/domain/time.ts";
import { everything } from "#shared/usecases/everything.ts";
import { raiseConcern } from "#shared/usecases/privacy/concern.ts";
import { erase } from "#shared/usecases/privacy/erase.ts";
import { pressErase } from "#test/support/full-life.ts";
import { aMentee, emailOf, personOf, signUp } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

async function raise(here: World, contact: string) {
  const body = { text: "my mentor crossed a line", contact, website: undefined };
  await raiseConcern(request({ programme: "demo" }, noQuery, body), here.ports, here.now());
}
const stateOf = async (here: World) => (await everything(here.ports, "concern", "demo")).map(({ state }) => state);

/** Mallory, and Bob, who raised a concern and wants to be answered; he is no member. */
async function scene() {
  const here = await world();
  const mallory = await aMentee(here, "Mallory");
  const known = await here.store.get("person", mallory);
  if (!known) throw new Error("Mallory has not joined");
  await raise(here, emailOf("Bob"));
  return { here, mallory, known };
}
const later = "2026-09-17T13:00:00.000Z";

describe("erasing oneself", () => {
  it.each(["first", "second"] as const)(
    "O11: wipes nobody's concern whose address was only asked for as one's %s, and gives the address up",
    async (as) => {
      const { here, mallory, known } = await scene();
      const bob = await here.ports.addresses.hash(emailOf("Bob"));
      const pending = { id: "ask", email: emailOf("Bob"), as, at: instantText(here.now()) };
      await here.store.commit([
        { kind: "person", put: { ...known, pending } },
        { kind: "email", put: { id: bob, version: 0, person: mallory } },
      ]);
      await pressErase(here, mallory);
      expect(await here.store.get("person", mallory)).toBeUndefined();
      expect(await here.store.get("email", bob)).toBeUndefined();
      const [concern] = await everything(here.ports, "concern", "demo");
      expect(concern).toMatchObject({ state: "open", text: "my mentor crossed a line", contact: emailOf("Bob") });
    },
  );

  it.each(["unconfirmed", "complained"] as const)(
    "O11: a sign-up with somebody's address that was never confirmed and is removed (%s) wipes no concern of theirs",
    async (addressState) => {
      const { here } = await scene();
      await signUp(here, "Bob");
      const bob = await personOf(here, "Bob");
      here.store.tamper("person", bob, { addressState });
      await erase(bob, "almanac", here.ports, here.now());
      expect(await here.store.get("person", bob)).toBeUndefined();
      expect(await stateOf(here)).toEqual(["open"]);
    },
  );

  it("T1: wipes the concerns of every address that was proven: first, second and the one before", async () => {
    const { here, mallory, known } = await scene();
    const former = { id: "old", email: "old@post.example", until: later };
    await here.store.commit([{ kind: "person", put: { ...known, second: "lasting@post.example", former: [former] } }]);
    for (const contact of [emailOf("Mallory"), "lasting@post.example", "old@post.example"]) await raise(here, contact);
    await pressErase(here, mallory);
    expect((await stateOf(here)).sort()).toEqual(["closed", "closed", "closed", "open"]);
  });

  it("O11: leaves the concern alone of whoever has an earlier address by now", async () => {
    const { here, mallory, known } = await scene();
    await aMentee(here, "Bob");
    const former = { id: "old", email: emailOf("Bob"), until: later };
    await here.store.commit([{ kind: "person", put: { ...known, former: [former] } }]);
    await pressErase(here, mallory);
    expect(await stateOf(here)).toEqual(["open"]);
  });
});
