import { expect, it } from "vitest";
import { confirmAddress as pressConfirm } from "#shared/usecases/own-page/confirm-address.ts";
import { openLink } from "#shared/usecases/site.ts";
import { pressErase } from "#test/support/full-life.ts";
import { captureLogs } from "#test/support/logs.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, emailOf, personOf, signUp, tokenFor } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

captureLogs();

/** Somebody moves from the address that begins like one name to another one. */
async function moves(here: World, person: string, to: string) {
  const page = await ownPage(here, person);
  await page.send("changeAddress", { action: "change", email: emailOf(to) });
  await here.work();
  const { pending } = (await here.store.get("person", person)) ?? {};
  const token = await tokenFor(here, "address", person, pending?.id);
  await pressConfirm(request({ token }, noQuery, {}), here.ports, here.now());
}

/** Bob joined from an address of his university, moved to another, and was erased. */
async function bobIsGone() {
  const here = await world();
  const bob = await aMentee(here, "Uni", { name: "Bob Before" });
  await moves(here, bob, "Home");
  const link = await tokenFor(here, "me", bob);
  await pressErase(here, bob);
  await here.work();
  here.pass(2);
  return { here, bob, link };
}

it("T1: a link of somebody erased never opens the page of who has their address next", async () => {
  const { here, bob, link } = await bobIsGone();
  const student = await aMentee(here, "Uni", { name: "Stu After" });
  expect(student).not.toBe(bob);
  await expect(openLink(here.ports, link, "me", here.now())).rejects.toMatchObject({ code: "link-expired" });
});

it("T1: whoever has the address next sees no mail and no trace of the one before", async () => {
  const { here, bob } = await bobIsGone();
  const student = await aMentee(here, "Uni", { name: "Stu After" });
  const { status, json } = await (await ownPage(here, student)).ask("privacy");
  expect({ status, json }).toMatchObject({
    status: 200,
    json: { mails: [{ kind: "confirm" }], acts: [{ did: "confirmed" }] },
  });
  expect(JSON.stringify(json)).not.toContain(bob);
});

it("T1: gives out no id twice, however often an address comes and goes, and pressing twice is pressing once", async () => {
  const here = await world();
  const ids = new Set<string>();
  for (let life = 1; life <= 4; life++) {
    await signUp(here, "Uni");
    const first = await personOf(here, "Uni");
    await signUp(here, "Uni", { name: "Typed Again" });
    expect(await aMentee(here, "Uni")).toBe(first);
    ids.add(first);
    expect(ids.size).toBe(life);
    if (life === 2) await moves(here, first, "Home");
    else await pressErase(here, first);
    await here.work();
    here.pass(25);
  }
});

it("T1: an address still held by somebody who is gone leads to nobody's old id", async () => {
  const { here, bob } = await bobIsGone();
  const id = await here.ports.addresses.hash(emailOf("Uni"));
  await here.store.commit([{ kind: "email", put: { id, version: 0, person: bob } }]);
  expect(await aMentee(here, "Uni")).not.toBe(bob);
});
