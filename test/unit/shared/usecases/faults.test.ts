import { expect, it, vi } from "vitest";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { Unavailable } from "#shared/domain/errors.ts";
import { keyDateId } from "#shared/domain/key-date.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { plan } from "#shared/usecases/year/plan.ts";
import { apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { atTime } from "#test/support/own-page.ts";
import { aMentee, aMentor, confirmToken, pairAll, personOf, signUp, tokenFor } from "#test/support/people.ts";
import { ledgerOf, messageOf, promptsAhead, sendPrompts } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

/** Four mentees, whose CV reviews are all due. */
async function due() {
  const here = await world();
  for (const name of ["Ana", "Bob", "Cem", "Dee"]) await aMentee(here, name);
  await aMentor(here, "Lee", { places: 4 });
  await pairAll(here);
  const prompts = await promptsAhead(here, "cv-review");
  here.goTo(prompts.at(-1)?.dueAt ?? "");
  const promptOf = async (name: string) => {
    const person = await personOf(here, name);
    const found = prompts.find((one) => one.person === person);
    if (!found) throw new Error(`No prompt for ${name}`);
    return { person, id: found.id };
  };
  return { here, promptOf };
}

it("M1 F17: poison – nobody to write to, a zone that is none – is put aside in one pass, loudly where a person must look, and its neighbours leave", async () => {
  const { here, promptOf } = await due();
  const [ana, bob, cem, dee] = [
    await promptOf("Ana"),
    await promptOf("Bob"),
    await promptOf("Cem"),
    await promptOf("Dee"),
  ];
  const gone = await here.store.get("person", ana.person);
  if (gone) await here.store.commit([{ kind: "person", remove: gone }]);
  here.store.tamper("person", bob.person, { zone: "Nowhere/Land" });
  await here.job("dispatch");
  const outcomes = new Map<string, string>();
  for (const id of here.queue.take()) {
    const outcome = sendMessage(id, here.ports, here.now());
    outcomes.set(id, await outcome.catch(() => "loud"));
  }
  expect(outcomes.get(ana.id)).toBe("skipped");
  expect(await messageOf(here, ana.id)).toMatchObject({ state: "SKIPPED", reason: "person-gone" });
  expect(outcomes.get(bob.id)).toBe("loud");
  const reason = "recipient-unreadable";
  expect(await messageOf(here, bob.id)).toMatchObject({ state: "FAILED", reason, attempts: 0 });
  expect(await sendMessage(bob.id, here.ports, here.now())).toBe("not-due");
  expect([outcomes.get(cem.id), outcomes.get(dee.id)]).toEqual(["sent", "sent"]);
});

it("Y7 F29 F30: a conference that moves into the past, or is called off, after some prompts left: these stay, no other prepares for it", async () => {
  for (const change of [{ date: "2026-09-25" }, { state: "cancelled" as const }]) {
    const here = await world();
    await aMentee(here, "Ana");
    await aMentor(here, "Lee", { places: 1 });
    await pairAll(here);
    await sendPrompts(here, "cv-review");
    here.goTo("2026-10-01");
    const sent = (await ledgerOf(here)).filter(({ state }) => state === "SENT").map(({ id }) => id);
    const keyDate = { id: keyDateId("demo", "2026", "midyear"), programme: "demo", name: "midyear", cycle: "2026" };
    const usual = { version: 0, date: "2026-12-06", days: 5, state: "confirmed" } as const;
    await here.store.commit([{ kind: "keyDate", put: { ...keyDate, ...usual, ...change } }]);
    await plan({ dryRun: false }, here.ports, here.now());
    const ledger = await ledgerOf(here);
    expect(ledger.filter(({ state }) => state === "SENT").map(({ id }) => id)).toEqual(sent);
    const ahead = ledger.filter(({ subject }) => ["midyear-plan", "debrief"].includes(subject));
    expect(ahead.length).toBeGreaterThan(0);
    for (const { subject, state } of ahead.filter(({ subject }) => subject === "midyear-plan"))
      expect(`${subject} ${state}`).toMatch(/CANCELLED|SKIPPED/);
    const calls = here.mailer.calls.length;
    here.goTo("2026-12-20");
    await here.deliver();
    const late = here.mailer.calls.slice(calls).map(({ message }) => ledger.find(({ id }) => id === message)?.subject);
    expect(late).not.toContain("midyear-plan");
  }
});

const form = "application/x-www-form-urlencoded";
/** The routes behind links of mails, with whose link it is. */
const linked: readonly [RouteName, Parameters<typeof tokenFor>[1]][] = [
  ["confirmPage", "confirm"],
  ["me", "me"],
  ["profile", "me"],
  ["privacy", "me"],
  ["unsubscribePage", "unsubscribe"],
  ["feed", "feed"],
];

/** Tells how often anything was written from now on. */
function writesOf({ store }: World): () => number {
  const commit = vi.spyOn(store, "commit");
  return () => commit.mock.calls.length;
}

it("M5 F36: a scanner that opens every link twenty times, and asks for its head, changes nothing; the press still counts", async () => {
  const here = await world();
  await aMentee(here, "Ana");
  await signUp(here, "Bob");
  await here.work();
  const [ana, bob] = [await personOf(here, "Ana"), await personOf(here, "Bob")];
  const ask = apiOver(here.ports);
  const confirm = await confirmToken(here, bob);
  const writes = writesOf(here);
  for (const [route, purpose] of linked) {
    const token = purpose === "confirm" ? confirm : await tokenFor(here, purpose, ana);
    for (let time = 0; time < 20; time++)
      for (const httpMethod of ["GET", "HEAD"]) {
        const headers = { accept: "text/html", "sec-purpose": "prefetch" };
        const reply = await atTime(here, () => ask(route, { pathParameters: { token }, headers, httpMethod }));
        // There is no route for HEAD: API Gateway itself answers it.
        expect(reply.statusCode, `${httpMethod} ${route}`).toBeLessThan(httpMethod === "GET" ? 400 : 500);
      }
  }
  expect(writes()).toBe(0);
  const press = { pathParameters: { token: confirm }, headers: { "content-type": form }, body: "" };
  expect((await atTime(here, () => ask("confirm", press))).statusCode).toBe(200);
  expect((await here.store.get("person", bob))?.addressState).toBe("confirmed");
});

it("M5 F35: a link that a mail program broke – quoted-printable, cut, wrapped, doubled – opens a page that says so, and does nothing", async () => {
  const here = await world();
  await signUp(here, "Bob");
  await here.work();
  const bob = await personOf(here, "Bob");
  const ask = apiOver(here.ports);
  const token = await confirmToken(here, bob);
  const writes = writesOf(here);
  const broken = [
    `3D${token}`,
    `=3D${token}`,
    token.slice(0, 76),
    `${token.slice(0, 76)}=`,
    `${token}.`,
    `${token}${token}`,
  ];
  for (const bad of [...broken, token.toLowerCase(), `${token}>`, ` ${token}`, ""])
    for (const route of ["confirmPage", "confirm", "unsubscribe", "me"] satisfies RouteName[]) {
      const headers = { accept: "text/html", "content-type": form };
      const body = routes[route].method === "POST" ? { body: "" } : {};
      const reply = await atTime(here, () => ask(route, { pathParameters: { token: bad }, headers, ...body }));
      expect(reply.statusCode, `${route} ${bad}`).toBeGreaterThanOrEqual(400);
      expect(reply.statusCode, `${route} ${bad}`).toBeLessThan(500);
      expect(reply.body).toContain("<h1");
    }
  expect(writes()).toBe(0);
});

it("M1 F17 F43: a table or a key ring that gives no answer is no poison: the mail comes back, and is sent then", async () => {
  const { here, promptOf } = await due();
  const { id } = await promptOf("Ana");
  const away = async () => {
    throw new Unavailable("away");
  };
  const { store, links } = here.ports;
  const person: typeof store.get = (kind, of) => (kind === "person" ? away() : store.get(kind, of));
  for (const parts of [{ store: { ...store, get: person } }, { links: { ...links, sign: away } }]) {
    await expect(sendMessage(id, { ...here.ports, ...parts }, here.now())).rejects.toThrow("away");
    expect((await messageOf(here, id)).state).toBe("PLANNED");
  }
  expect(await sendMessage(id, here.ports, here.now())).toBe("sent");
});
