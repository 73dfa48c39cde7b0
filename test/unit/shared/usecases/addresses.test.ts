import { expect, it } from "vitest";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import { captureLogs } from "#test/support/logs.ts";
import { behind, ownPage } from "#test/support/own-page.ts";
import { aMentee, confirmAddress, emailOf, personOf, signUp } from "#test/support/people.ts";
import { sesEvent, tell } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

async function ana() {
  const here = await world();
  const id = await aMentee(here, "Ana");
  const page = await ownPage(here, id);
  const person = async () => {
    const found = await here.store.get("person", id);
    if (!found) throw new Error("Ana is gone");
    return found;
  };
  const ask = async (action: "change" | "second", name: string) => {
    here.pass(1);
    // A change ends earlier links: this is the one in the latest mail.
    const shown = await (await ownPage(here, id)).send("changeAddress", { action, email: emailOf(name) });
    await here.work();
    return shown;
  };
  return { here, id, page, person, ask };
}

/** The token of the latest letter to an address that has a link about addresses. */
async function linkTo(here: World, name: string): Promise<string> {
  const tokens = (await lettersTo(here, name)).flatMap((letter) => tokensIn(letter, "address"));
  const token = tokens.at(-1);
  if (token === undefined) throw new Error(`No mail to ${name} has such a link`);
  return token;
}

const press = async (here: World, name: string) => behind(here, "confirmAddress", await linkTo(here, name));
const ownerOf = (here: World, name: string) => personOf(here, name).catch(() => undefined);

it("J3: changes the address only once the new one was confirmed, and tells the old one at once", async () => {
  const { here, id, person, ask } = await ana();
  const shown = await ask("change", "New");
  expect(shown).toMatchObject({ status: 200 });
  expect(await person()).toMatchObject({ email: emailOf("Ana"), pending: { email: emailOf("New"), as: "first" } });
  expect((await kindsTo(here, "Ana")).at(-1)).toBe("address-changing");
  expect(await kindsTo(here, "New")).toEqual(["confirm-address"]);
  expect((await behind(here, "addressPage", await linkTo(here, "New"))).body).toContain("<form");
  expect((await person()).email).toBe(emailOf("Ana"));

  expect(await press(here, "New")).toMatchObject({ status: 200 });
  expect(await press(here, "New")).toMatchObject({ status: 200 });
  expect(await person()).toMatchObject({ email: emailOf("New"), addressState: "confirmed" });
  expect([await ownerOf(here, "New"), await ownerOf(here, "Ana")]).toEqual([id, undefined]);
});

it("J3: puts nothing into the mail to a new address that whoever asked has typed", async () => {
  const here = await world();
  const mallory = await aMentee(here, "Mallory", { name: "Win a prize at evil.example" });
  const page = await ownPage(here, mallory);
  await page.send("changeAddress", { action: "second", email: emailOf("victim") });
  await here.work();
  const [letter] = await lettersTo(here, "victim");
  expect(letter?.raw).toContain(emailOf("victim"));
  expect(`${letter?.raw} ${letter?.text}`).not.toMatch(/prize|evil|mallory/i);
});

it("J3: of two requests only the latest link works, and only for two days", async () => {
  const { here, person, ask } = await ana();
  await ask("change", "First");
  await ask("change", "Last");
  const late = await press(here, "First");
  expect(late.body).toContain("nothing left to decide");
  expect((await person()).email).toBe(emailOf("Ana"));
  here.pass(48);
  expect((await press(here, "Last")).status).toBe(410);
  expect((await person()).email).toBe(emailOf("Ana"));
});

it("J3: answers the same for an address that is somebody's, who alone gets a mail", async () => {
  const { here, page, person, ask } = await ana();
  await aMentee(here, "Bea");
  const free = await ask("change", "Free");
  await page.send("changeAddress", { action: "cancel" });
  const taken = await ask("change", "Bea");
  const withoutAddress = (body: string, name: string) => body.replaceAll(emailOf(name), "");
  expect(withoutAddress(taken.body, "Bea")).toBe(withoutAddress(free.body, "Free"));
  expect(await kindsTo(here, "Bea")).toEqual(["confirm", "already-joined"]);
  expect((await person()).email).toBe(emailOf("Ana"));
});

it("J3: asks at most three times a day, of one person and for one address", async () => {
  const { here, ask } = await ana();
  for (const name of ["One", "Two", "Three"]) expect((await ask("second", name)).status).toBe(200);
  const fourth = await ask("second", "Four");
  expect(fourth.status).toBe(400);
  expect(fourth.body).toContain('href="#email-second"');
  expect(fourth.body).toContain(`value="${emailOf("Four")}"`);
  expect(await lettersTo(here, "Four")).toEqual([]);
  here.pass(24);
  expect((await ask("second", "Four")).status).toBe(200);
});

it("J3: tells nobody that an address had its mails: it gets none, and all else is as usual", async () => {
  const { here, page, person, ask } = await ana();
  const free = await ask("change", "Free");
  await page.send("changeAddress", { action: "cancel" });
  for (let hour = 0; hour < 3; hour++) {
    await signUp(here, "Bea");
    await here.work();
    here.pass(1);
  }
  const [own, theirs] = [(await lettersTo(here, "Ana")).length, (await lettersTo(here, "Bea")).length];
  const full = await ask("change", "Bea");
  await here.work();
  expect(full.status).toBe(200);
  expect(full.body.replaceAll(emailOf("Bea"), "")).toBe(free.body.replaceAll(emailOf("Free"), ""));
  expect((await person()).pending).toMatchObject({ email: emailOf("Bea") });
  expect((await lettersTo(here, "Bea")).length).toBe(theirs);
  expect((await lettersTo(here, "Ana")).length).toBe(own + 1);
});

it("J3: an address whose question bounced for good is not asked again, by whomever", async () => {
  const { here, ask } = await ana();
  await ask("change", "Typo");
  const letter = here.mailer.taken.find(({ to }) => to === emailOf("Typo"));
  if (!letter) throw new Error("Nothing was sent");
  expect(await tell(here, sesEvent(letter, "Bounce"))).toBe("address-state");
  expect(await tell(here, sesEvent(letter, "Bounce"))).toBe("known");
  here.pass(2);
  await ask("second", "Typo");
  expect(await lettersTo(here, "Typo")).toHaveLength(1);
});

it("J3: shows what was typed again when it is no address, or theirs already", async () => {
  const { page, ask } = await ana();
  const wrong = await page.send("changeAddress", { action: "change", email: "ana@nowhere" });
  expect(wrong.status).toBe(400);
  expect(wrong.body).toMatch(/id="email-change"[^>]*value="ana@nowhere"[^>]*aria-invalid="true"/);
  expect((await ask("second", "Ana")).body).toContain("your address already");
});

it("J3: goes on with the second address when the first one bounces for good", async () => {
  const { here, id, person, ask } = await ana();
  await ask("second", "Lasting");
  await press(here, "Lasting");
  expect(await person()).toMatchObject({ email: emailOf("Ana"), second: emailOf("Lasting") });
  const [letter] = here.mailer.taken;
  if (!letter) throw new Error("Nothing was sent");
  const bounce = sesEvent(letter, "Bounce");
  expect(await tell(here, bounce)).toBe("address-state");
  expect(await tell(here, bounce)).toBe("known");
  expect(await person()).toMatchObject({ email: emailOf("Lasting"), addressState: "confirmed" });
  expect((await person()).second).toBeUndefined();
  expect([await ownerOf(here, "Lasting"), await ownerOf(here, "Ana")]).toEqual([id, undefined]);
  const trail = await here.store.partsOf("audit", id);
  expect(trail.map(({ did, by }) => [did, by])).toContainEqual(["address-switched", "ses"]);
});

it("J3: a bounce of the mail to an unconfirmed address says nothing about the confirmed one", async () => {
  const { here, person, ask } = await ana();
  await ask("change", "Typo");
  const letter = here.mailer.taken.find(({ to }) => to === emailOf("Typo"));
  if (!letter) throw new Error("Nothing was sent");
  await tell(here, sesEvent(letter, "Complaint"));
  expect(await person()).toMatchObject({ addressState: "confirmed" });
  expect((await person()).pending).toBeUndefined();
  await ask("change", "Typo");
  expect(await lettersTo(here, "Typo")).toHaveLength(1);
});

it("J3: whoever bounced is reached again at the address they confirm", async () => {
  const { here, person, ask } = await ana();
  const [letter] = here.mailer.taken;
  if (!letter) throw new Error("Nothing was sent");
  await tell(here, sesEvent(letter, "Bounce"));
  expect((await person()).addressState).toBe("bouncing");
  await ask("second", "New");
  await press(here, "New");
  expect(await person()).toMatchObject({ email: emailOf("New"), addressState: "confirmed" });
  // News of the address they have left says nothing of this one.
  expect(await tell(here, sesEvent(letter, "Bounce"))).toBe("known");
  expect(await person()).toMatchObject({ addressState: "confirmed" });
});

it.each(["before", "after"])("J3: the old address stops a change, %s the new one was confirmed", async (when) => {
  const { here, id, person, ask } = await ana();
  await ask("change", "Thief");
  if (when === "after") await press(here, "Thief");
  const token = await linkTo(here, "Ana");
  expect((await behind(here, "addressPage", token)).body).toContain("It was not me");
  expect((await behind(here, "confirmAddress", token)).body).toContain("stays as it was");
  expect(await person()).toMatchObject({ email: emailOf("Ana"), addressState: "confirmed" });
  expect((await press(here, "Thief")).body).not.toContain("<form");
  expect([await ownerOf(here, "Ana"), await ownerOf(here, "Thief")]).toEqual([id, undefined]);
  expect((await person()).email).toBe(emailOf("Ana"));
});

it("J3: a second address can be stopped from the first one, and removed", async () => {
  const { here, id, person, ask } = await ana();
  await ask("second", "Other");
  await press(here, "Other");
  await behind(here, "confirmAddress", await linkTo(here, "Ana"));
  expect((await person()).second).toBeUndefined();
  await ask("second", "Lasting");
  await press(here, "Lasting");
  const page = await ownPage(here, id);
  expect((await page.send("changeAddress", { action: "remove-second" })).status).toBe(200);
  expect((await person()).second).toBeUndefined();
  expect(await ownerOf(here, "Lasting")).toBeUndefined();
});

it("J3: of two people who claim one address the first to confirm has it, and nobody meets an error", async () => {
  const { here, id, ask } = await ana();
  const bea = await aMentee(here, "Bea");
  const beas = await ownPage(here, bea);
  await ask("change", "Shared");
  const anas = await linkTo(here, "Shared");
  await beas.send("changeAddress", { action: "change", email: emailOf("Shared") });
  await here.work();
  const theirs = await linkTo(here, "Shared");
  const both = await Promise.all([anas, theirs].map((token) => behind(here, "confirmAddress", token)));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const owner = await ownerOf(here, "Shared");
  const people = await here.store.getMany("person", [id, bea]);
  expect(people.filter(({ email }) => email === emailOf("Shared")).map((one) => one.id)).toEqual([owner]);
});

it("J3: an address somebody left is free: whoever joins with it is somebody else", async () => {
  const { here, id, ask } = await ana();
  await ask("change", "New");
  await press(here, "New");
  await signUp(here, "Ana", { name: "Another Ana" });
  const other = await confirmAddress(here, "Ana");
  expect(other).not.toBe(id);
  expect(await here.store.getMany("person", [id, other])).toHaveLength(2);
});

it("J3: a sign-up nobody confirmed does not keep its address from who can prove it theirs", async () => {
  const { here, id, ask } = await ana();
  await signUp(here, "Squatter");
  await here.work();
  await ask("change", "Squatter");
  await press(here, "Squatter");
  expect(await ownerOf(here, "Squatter")).toBe(id);
  const letters = await lettersTo(here, "Squatter");
  const [confirm = ""] = letters.flatMap((letter) => tokensIn(letter, "confirm"));
  expect((await behind(here, "confirm", confirm)).status).toBe(410);
  here.pass(8 * 24);
  await here.job("housekeeping");
  expect(await ownerOf(here, "Squatter")).toBe(id);
});
