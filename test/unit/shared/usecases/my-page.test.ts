import { expect, it } from "vitest";
import { me } from "#shared/usecases/own-page/me.ts";
import { aProof, askForPage, floodBare, knock } from "#test/support/front-door.ts";
import { lettersTo, tokensIn } from "#test/support/letters.ts";
import { aMentee, emailOf } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

/** A world where Ana joined a few hours ago. */
async function joined() {
  const here = await world();
  await aMentee(here, "Ana");
  here.pass(3);
  return here;
}

async function mailsTo(here: World, name: string) {
  await here.work();
  return lettersTo(here, name);
}

const open = (here: World, token: string) => me(request({ token }, noQuery, undefined), here.ports, here.now());

it("T2: mails the link to one's own page, which opens it for a day; links in other mails stay", async () => {
  const here = await joined();
  await askForPage(here, "Ana");
  const letters = await mailsTo(here, "Ana");
  expect(letters).toHaveLength(2);
  const [token = ""] = letters[1] ? tokensIn(letters[1], "me") : [];
  expect(await open(here, token)).toMatchObject({ status: 200 });
  here.pass(24);
  await expect(open(here, token)).rejects.toMatchObject({ code: "link-expired" });
});

it("J3: answers known, unknown and unconfirmed addresses alike, and mails only who is in", async () => {
  const here = await joined();
  await knock(here, "Bea");
  here.pass(2);
  const [known, unconfirmed, unknown] = [
    await askForPage(here, "Ana"),
    await askForPage(here, "Bea"),
    await askForPage(here, "Cleo"),
  ];
  expect(known).toEqual(unknown);
  expect(unconfirmed).toEqual(unknown);
  expect((await mailsTo(here, "Ana")).length).toBe(2);
  expect((await mailsTo(here, "Bea")).length).toBe(1);
  expect((await mailsTo(here, "Cleo")).length).toBe(0);
});

it("T2: shares the address's budget with sign-up: one an hour, three a day", async () => {
  const here = await joined();
  await knock(here, "Ana", await aProof(here));
  await askForPage(here, "Ana", await aProof(here));
  expect(await mailsTo(here, "Ana")).toHaveLength(2);
  for (let hour = 0; hour < 5; hour++) {
    here.pass(1);
    await askForPage(here, "Ana", await aProof(here));
  }
  expect(await mailsTo(here, "Ana")).toHaveLength(3);
});

it("T2: is paid from the visitor's lane, and says nothing when that is empty", async () => {
  const here = await joined();
  const usual = await askForPage(here, "Cleo");
  await floodBare(here);
  expect(await askForPage(here, "Ana")).toEqual(usual);
  expect(await mailsTo(here, "Ana")).toHaveLength(1);
  await askForPage(here, "Ana", await aProof(here));
  expect(await mailsTo(here, "Ana")).toHaveLength(2);
});

it("T2: neither a trap that was stepped into nor an address that must not be written to gets a mail", async () => {
  const here = await joined();
  const usual = await askForPage(here, "Cleo");
  expect(await askForPage(here, "Ana", { website: "x" })).toEqual(usual);
  const id = await here.ports.addresses.hash(emailOf("Ana"));
  const since = "2026-08-01T00:00:00.000Z";
  await here.store.commit([{ kind: "suppression", put: { id, version: 0, reason: "bouncing", since } }]);
  expect(await askForPage(here, "Ana")).toEqual(usual);
  expect(await mailsTo(here, "Ana")).toHaveLength(1);
});

it("J3: spends what an unknown or suppressed address has as it spends a known one's, so that neither can be told", async () => {
  const here = await joined();
  const id = await here.ports.addresses.hash(emailOf("Dora"));
  const since = "2026-08-01T00:00:00.000Z";
  await here.store.commit([{ kind: "suppression", put: { id, version: 0, reason: "complained", since } }]);
  const spentBy = async (name: string) => {
    const budget = await here.store.get("budget", `address.${await here.ports.addresses.hash(emailOf(name))}`);
    return budget?.spent.length ?? 0;
  };
  for (const name of ["Ana", "Cleo", "Dora"]) {
    const before = [await spentBy(name), here.store.commits()] as const;
    await askForPage(here, name);
    expect([await spentBy(name), here.store.commits()]).toEqual([before[0] + 1, before[1] + 1]);
  }
});
