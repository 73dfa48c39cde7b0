import { expect, it } from "vitest";
import { lettersTo, tokensIn } from "#test/support/letters.ts";
import { captureLogs } from "#test/support/logs.ts";
import { behind, ownPage } from "#test/support/own-page.ts";
import { aMentee, emailOf, personOf, signUp, tokenFor } from "#test/support/people.ts";
import { sesEvent, tell } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

async function linkTo(here: World, name: string): Promise<string> {
  const tokens = (await lettersTo(here, name)).flatMap((letter) => tokensIn(letter, "address"));
  const token = tokens.at(-1);
  if (token === undefined) throw new Error(`No mail to ${name} has such a link`);
  return token;
}

/** Ana, and somebody who got hold of the link to her page. */
async function scene() {
  const here = await world();
  const id = await aMentee(here, "Ana");
  const person = async () => {
    const found = await here.store.get("person", id);
    if (!found) throw new Error("Ana is gone");
    return found;
  };
  /** Asks for an address and confirms it. */
  const take = async (name: string, action: "change" | "second" = "change") => {
    here.pass(1);
    // Whoever has the address has the link to the page that is sent to it.
    await (await ownPage(here, id)).send("changeAddress", { action, email: emailOf(name) });
    await here.work();
    await behind(here, "confirmAddress", await linkTo(here, name));
  };
  return { here, id, person, take, opens: (token: string) => behind(here, "me", token) };
}

it.each([
  ["two quick changes", ["Evil1", "Evil2"]],
  ["many changes", ["Evil1", "Evil2", "Evil3", "Evil4", "Evil5", "Evil6", "Evil7"]],
])("J3: the first address stops the change for a week, also after %s", async (_, names) => {
  const { here, id, person, take } = await scene();
  for (const [index, name] of names.entries()) {
    // No more than three a day.
    if (index > 0 && index % 3 === 0) here.pass(24);
    await take(name);
    expect(await person()).toMatchObject({ email: emailOf(name) });
  }
  const hers = await linkTo(here, "Ana");
  expect((await behind(here, "addressPage", hers)).body).toContain("It was not me");
  expect((await behind(here, "confirmAddress", hers)).body).toContain("stays as it was");
  expect(await person()).toMatchObject({ email: emailOf("Ana"), addressState: "confirmed" });
  expect(await personOf(here, "Ana")).toBe(id);
  await expect(personOf(here, names.at(-1) ?? "")).rejects.toThrow();
  // What was sent to the addresses in between takes nothing back.
  for (const name of names.slice(0, -1)) {
    const theirs = await linkTo(here, name);
    expect((await behind(here, "confirmAddress", theirs)).body).not.toContain("<form");
    expect((await person()).email).toBe(emailOf("Ana"));
  }
  expect((await behind(here, "addressPage", hers)).body).not.toContain("<form");
});

it("J3: the first address stops the change also when the second took over by a bounce", async () => {
  const { here, person, take } = await scene();
  await take("Evil1");
  const hers = await linkTo(here, "Ana");
  await take("Evil2", "second");
  const letter = (await lettersTo(here, "Evil1")).at(-1);
  const sent = here.mailer.taken.findLast(({ to }) => to === emailOf("Evil1"));
  if (!letter || !sent) throw new Error("Nothing was sent");
  const bounce = sesEvent(sent, "Bounce");
  expect(await tell(here, bounce)).toBe("address-state");
  expect(await tell(here, bounce)).toBe("known");
  expect((await person()).email).toBe(emailOf("Evil2"));
  await behind(here, "confirmAddress", hers);
  expect((await person()).email).toBe(emailOf("Ana"));
});

it("J3: stopping a change also takes back a second address that was confirmed after it, and no other", async () => {
  const { here, person, take } = await scene();
  await take("Lasting", "second");
  await take("Evil1");
  await behind(here, "confirmAddress", await linkTo(here, "Ana"));
  expect(await person()).toMatchObject({ email: emailOf("Ana"), second: emailOf("Lasting") });
  here.pass(25);
  await take("Evil1");
  const hers = await linkTo(here, "Ana");
  await take("Evil2", "second");
  await behind(here, "confirmAddress", hers);
  expect((await person()).second).toBeUndefined();
  await expect(personOf(here, "Evil2")).rejects.toThrow();
});

it("J3: somebody who moved away and back may still go back to where they began", async () => {
  const { here, id, person, take } = await scene();
  await take("Home");
  const hers = await linkTo(here, "Ana");
  await take("Ana");
  const page = await behind(here, "confirmAddress", hers);
  expect(page).toMatchObject({ status: 200 });
  expect((await person()).email).toBe(emailOf("Ana"));
  expect(await personOf(here, "Ana")).toBe(id);
});

it("J3: keeps no address longer than anybody may go back to it, once there is a newer one", async () => {
  const { here, person, take } = await scene();
  await take("Home");
  here.pass(8 * 24);
  await take("Work");
  expect((await person()).former?.map(({ email }) => email)).toEqual([emailOf("Home")]);
});

it.each(["me", "feed"] as const)(
  "T2: a change of address ends earlier links to %s, and so does stopping it",
  async (purpose) => {
    const { here, id, take } = await scene();
    const before = await tokenFor(here, purpose, id);
    expect((await behind(here, purpose, before)).status).toBe(200);
    await take("Evil1");
    const thiefs = await tokenFor(here, purpose, id);
    expect((await behind(here, purpose, before)).status).toBe(410);
    expect((await behind(here, purpose, thiefs)).status).toBe(200);
    await behind(here, "confirmAddress", await linkTo(here, "Ana"));
    expect((await behind(here, purpose, thiefs)).status).toBe(410);
    expect((await behind(here, purpose, before)).status).toBe(410);
    expect((await behind(here, purpose, await tokenFor(here, purpose, id))).status).toBe(200);
  },
);

it.each(["change", "second"] as const)(
  "T2: stopping what is only asked for (%s) ends earlier links too",
  async (action) => {
    const { here, id } = await scene();
    const thief = await ownPage(here, id);
    await thief.send("changeAddress", { action, email: emailOf("Evil1") });
    await here.work();
    expect((await thief.open("me")).status).toBe(200);
    await behind(here, "confirmAddress", await linkTo(here, "Ana"));
    for (const route of ["me", "addresses", "privacy", "exportMe"] as const)
      expect((await thief.open(route)).status).toBe(410);
  },
);

it("T2: an ended link changes and erases nothing", async () => {
  const { here, id, person, take } = await scene();
  const thief = await ownPage(here, id);
  await take("New");
  expect((await thief.send("updatePrivacy", { action: "erase", sure: "yes" })).status).toBe(410);
  expect((await thief.send("changeAddress", { action: "change", email: emailOf("Evil1") })).status).toBe(410);
  expect(await person()).toMatchObject({ email: emailOf("New") });
});

it("T2: mail written after a change holds links that work", async () => {
  const { here, opens, take } = await scene();
  await take("New");
  await behind(here, "confirmAddress", await linkTo(here, "Ana"));
  here.pass(2);
  // Joining again is answered by a mail with the link to one's own page.
  await signUp(here, "Ana");
  await here.work();
  const [token = ""] = (await lettersTo(here, "Ana")).slice(-1).flatMap((letter) => tokensIn(letter, "me"));
  expect((await opens(token)).status).toBe(200);
});
