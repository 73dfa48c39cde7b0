import { expect, it } from "vitest";
import { Conflict, Problem } from "#shared/domain/errors.ts";
import { type RecordKind, records } from "#shared/domain/records.ts";
import { dispatch } from "#shared/usecases/mail/dispatch.ts";
import { reconcile } from "#shared/usecases/mail/reconcile.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { sesFeedback } from "#shared/usecases/mail/ses-feedback.ts";
import { match } from "#shared/usecases/pairing/match.ts";
import { plan } from "#shared/usecases/year/plan.ts";
import { apiOver } from "#test/support/api.ts";
import { canariesOf, liveFully } from "#test/support/full-life.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aMentee, aMentor, emailOf, pairAll, tokenFor } from "#test/support/people.ts";
import { sesEvent } from "#test/support/prompts.ts";
import { restlessStore } from "#test/support/restless-store.ts";
import { type World, world } from "#test/support/world.ts";

const logged = captureLogs();
/** People erased in one deployment. The proof at full size erases ten thousand: two hundred deployments, each in an order of its own. */
const crowd = 50;
const deployments = process.env["PROVE"] === "1" ? 200 : 1;

/** Half mentees, half mentors, paired as far as they fit, each with everything there is to have. */
async function inhabited() {
  const here = await world();
  const people: { name: string; person: string }[] = [];
  for (let index = 0; index < crowd; index++) {
    const name = `Canary${index}x`;
    const person = index % 2 === 0 ? await aMentee(here, name) : await aMentor(here, name, { places: 1 });
    people.push({ name, person });
  }
  await pairAll(here);
  for (const { name, person } of people) await liveFully(here, name, person);
  await here.work();
  return { here, people };
}

/** Another deployment with the same people in it, whose years are still to be planned. */
async function copyOf(first: World): Promise<World> {
  const here = await world();
  for (const item of first.store.everyItem()) {
    const kind = kinds.find((one) => one === item["noun"]);
    if (kind && kind !== "touchpoint") here.store.tamper(kind, String(item["id"]), { ...item, planned: undefined });
  }
  here.mailer.taken.push(...first.mailer.taken);
  return here;
}

const kinds = Object.keys(records).filter((kind): kind is RecordKind => kind in records);

/** What runs in a deployment all the time, over a store on which everything meets. */
function traffic(here: World, ports: World["ports"], until: () => boolean): Promise<void>[] {
  const order = { dryRun: false };
  const now = here.now;
  const again = async (work: () => Promise<unknown>) => {
    while (!until()) await work().catch(expected);
  };
  const letters = () => here.mailer.taken.filter(({ to }) => to.startsWith("canary"));
  let told = 0;
  return [
    again(() => plan(order, ports, now())),
    again(() => match(order, ports, now())),
    again(() => dispatch(order, ports, now())),
    again(() => reconcile(order, ports, now())),
    again(async () => {
      for (const id of here.queue.take()) await sendMessage(id, ports, now());
      await ports.store.get("brake", "brake");
    }),
    again(async () => {
      const letter = letters()[told++ % Math.max(1, letters().length)];
      if (letter) await sesFeedback(sesEvent(letter, told % 10 === 0 ? "Complaint" : "Delivery"), ports, now());
    }),
  ];
}

/** Whoever comes too late is told so; anything else is a defect. */
function expected(error: unknown): void {
  if (!(error instanceof Conflict) && !(error instanceof Problem)) throw error;
}

async function pressAll(here: World, ports: World["ports"], people: readonly { person: string }[]): Promise<void> {
  const ask = apiOver(ports);
  await Promise.all(
    people.map(async ({ person }) => {
      const token = await tokenFor(here, "me", person);
      const body = JSON.stringify({ action: "erase", sure: true });
      const headers = { "content-type": "application/json" };
      // 409: somebody else was quicker five times. A person presses again.
      for (let tries = 0; tries < 20; tries++) {
        const { statusCode } = await ask("updatePrivacy", { pathParameters: { token }, headers, body });
        if (statusCode !== 409) return expect([200, 410]).toContain(statusCode);
      }
      throw new Error("It never went through");
    }),
  );
}

it(`T1: ${crowd * deployments} people erased amid traffic leave not one byte of theirs anywhere`, async () => {
  const { here: first, people } = await inhabited();
  let suppressed = 0;
  for (let seed = 0; seed < deployments; seed++) {
    const here = await copyOf(first);
    const hashes = await Promise.all(people.map(({ name }) => here.ports.addresses.hash(emailOf(name))));
    const noun = (kind: string) => here.store.everyItem().filter((item) => item["noun"] === kind);
    const audits = noun("audit").map(({ pk, sk }) => `${pk} ${sk}`);
    const complained = people.slice(0, 3);
    for (const { person } of complained) here.store.tamper("person", person, { addressState: "complained" });

    const ports = { ...here.ports, store: restlessStore(here.store, seed) };
    let done = false;
    const under = traffic(here, ports, () => done);
    await pressAll(here, ports, people);
    done = true;
    await Promise.all(under);
    const carried = JSON.stringify([here.queue.take(), here.bus.take()]);

    const table = JSON.stringify(here.store.everyItem());
    for (const { name, person } of people) {
      for (const canary of canariesOf(name)) {
        expect(table.includes(canary), canary).toBe(false);
        expect(carried.includes(canary), canary).toBe(false);
        expect(logged().includes(canary), canary).toBe(false);
      }
      expect(await here.store.get("person", person)).toBeUndefined();
    }
    for (const kind of ["person", "profile", "identity", "load", "participant", "touchpoint", "goal", "email"])
      expect(noun(kind)).toEqual([]);
    expect(noun("audit").map(({ pk, sk }) => `${pk} ${sk}`)).toEqual(expect.arrayContaining(audits));
    const kept = noun("suppression").map(({ id }) => String(id));
    for (const hash of hashes.slice(0, complained.length)) expect(kept).toContain(hash);
    for (const hash of kept) expect(hashes).toContain(hash);
    suppressed += kept.length;
  }
  expect(suppressed).toBeGreaterThanOrEqual(3 * deployments);
}, 3_600_000);
