import { describe, expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { aProof, aStamp, bareAnHour, floodBare, knock } from "#test/support/front-door.ts";
import { aMentee, emailOf, personOf } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

async function stateOf(here: World, name: string): Promise<string | undefined> {
  return (await here.store.get("participant", participantId("demo", await personOf(here, name))))?.state;
}

async function mailsTo(here: World, name?: string): Promise<number> {
  await here.work();
  return here.mailer.taken.filter(({ to }) => name === undefined || to === emailOf(name)).length;
}

const all = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`);

describe("the front door", () => {
  it("T2: mails 160 bare forms an hour, and holds the next without telling", async () => {
    const here = await world();
    const first = await knock(here, "Ana");
    await floodBare(here, bareAnHour - 1);
    const late = await knock(here, "Bea");
    expect(late).toEqual(first);
    expect(await mailsTo(here)).toBe(bareAnHour);
    expect(await stateOf(here, "Bea")).toBe("held");
    here.pass(1);
    await knock(here, "Bea");
    expect(await mailsTo(here, "Bea")).toBe(1);
    expect(await stateOf(here, "Bea")).toBe("unconfirmed");
  });

  it("T2: mails who brings a proof while bare forms are held, also from the same network, and whom it held before", async () => {
    const here = await world();
    await floodBare(here);
    await knock(here, "Ana");
    expect(await mailsTo(here, "Ana")).toBe(0);
    await knock(here, "Ana", await aProof(here));
    expect(await mailsTo(here, "Ana")).toBe(1);
    expect(await stateOf(here, "Ana")).toBe("unconfirmed");
  });

  it("T2: takes a stamp once, and a proof for its own stamp only", async () => {
    const here = await world();
    await floodBare(here);
    const [mine, other] = [await aProof(here), await aProof(here)];
    await knock(here, "Ana", mine);
    await knock(here, "Bea", mine);
    await knock(here, "Cleo", { ...other, proof: mine.proof });
    await knock(here, "Dora", { proof: other.proof });
    expect([await mailsTo(here, "Ana"), await mailsTo(here)]).toEqual([1, bareAnHour + 1]);
    for (const name of ["Bea", "Cleo", "Dora"]) expect(await stateOf(here, name)).toBe("held");
  });

  it("T2: a stamp works for half a day", async () => {
    const here = await world();
    const [early, late] = [await aProof(here), await aProof(here)];
    here.pass(11.9);
    await floodBare(here);
    await knock(here, "Ana", early);
    here.pass(0.1);
    await knock(here, "Bea", late);
    expect([await mailsTo(here, "Ana"), await stateOf(here, "Bea")]).toEqual([1, "held"]);
  });

  it("T3: lets people without JavaScript through by the time they took, 32 in an hour, 16 from one network", async () => {
    const here = await world();
    await floodBare(here);
    const stamps = await Promise.all(all(40, "x").map(async () => (await aStamp(here)).stamp));
    await knock(here, "Hasty", { stamp: stamps.pop() ?? "" });
    here.pass(10 / 3600);
    for (const [index, stamp] of stamps.entries())
      await knock(here, `Calm${index}`, { stamp, network: index < 20 ? "198.51.100.0/24" : `203.0.${index}.0/24` });
    expect(await stateOf(here, "Hasty")).toBe("held");
    expect(await mailsTo(here)).toBe(bareAnHour + 32);
    const states = await Promise.all(all(20, "Calm").map((name) => stateOf(here, name)));
    expect(states.filter((state) => state === "unconfirmed")).toHaveLength(16);
  });

  it("T2: gives one address three mails in any 24 hours, over midnight too, proofs or not", async () => {
    const here = await world();
    for (let hour = 0; hour < 24; hour++) {
      await knock(here, "Ana", await aProof(here));
      here.pass(1);
    }
    expect(await mailsTo(here, "Ana")).toBe(3);
    await knock(here, "Ana", await aProof(here));
    expect(await mailsTo(here, "Ana")).toBe(4);
  });

  it("T2: mails at most 352 bare forms in any 24 hours, and leaves a part to people without JavaScript", async () => {
    const here = await world();
    let most = 0;
    const sent: number[] = [];
    for (let hour = 0; hour < 27; hour++) {
      const before = await mailsTo(here);
      for (const name of all(hour < 3 ? 170 : 20, `hour${hour}x`)) await knock(here, name);
      sent.push((await mailsTo(here)) - before);
      most = Math.max(
        most,
        sent.slice(-24).reduce((sum, one) => sum + one),
      );
      here.pass(1);
    }
    expect([sent[0], most]).toEqual([bareAnHour, 352]);
    const { stamp } = await aStamp(here);
    here.pass(10 / 3600);
    await knock(here, "Calm", { stamp });
    expect(await mailsTo(here, "Calm")).toBe(1);
  });

  it("T2: fifty people who join at once, from one hall and with proofs, are all mailed", async () => {
    const here = await world();
    const proofs = await Promise.all(all(50, "x").map(() => aProof(here)));
    const replies = await Promise.all(proofs.map((proof, index) => knock(here, `Joiner${index}`, proof)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await mailsTo(here)).toBe(50);
  });

  it("T2: fifty bare forms at once are all mailed, too", async () => {
    const here = await world();
    await Promise.all(all(50, "Joiner").map((name) => knock(here, name)));
    expect(await mailsTo(here)).toBe(50);
  });

  it("T2: a filled-in field that nobody sees is answered alike, and nothing is kept of it", async () => {
    const here = await world();
    const before = here.store.everyItem();
    const reply = await knock(here, "Ana", { ...(await aProof(here)), website: "https://spam.example" });
    expect(here.store.everyItem()).toEqual(before);
    expect(await knock(here, "Ana")).toEqual(reply);
    expect(await mailsTo(here)).toBe(1);
  });

  it("M3: an address that must not be written to is answered alike, and nothing is kept or sent", async () => {
    const here = await world();
    const id = await here.ports.addresses.hash(emailOf("Ana"));
    const since = "2026-08-01T00:00:00.000Z";
    await here.store.commit([{ kind: "suppression", put: { id, version: 0, reason: "complained", since } }]);
    const before = here.store.everyItem();
    expect(await knock(here, "Ana")).toEqual(await knock(here, "Bea"));
    expect(await mailsTo(here, "Ana")).toBe(0);
    await expect(personOf(here, "Ana")).rejects.toThrow();
    expect(before.length).toBeGreaterThan(0);
  });

  it("J3: answers known, unknown and held addresses alike, and changes nothing of who is in already", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    await floodBare(here);
    const before = await here.store.get("participant", participantId("demo", ana));
    const [known, held] = [await knock(here, "Ana"), await knock(here, "Bea")];
    expect(known).toEqual(held);
    expect(await here.store.get("participant", participantId("demo", ana))).toEqual(before);
  });

  it("T2: keeps a link that was mailed working when the same address is typed during a flood", async () => {
    const here = await world();
    await knock(here, "Ana");
    await floodBare(here);
    await knock(here, "Ana", { form: { zone: "Asia/Tokyo" } });
    expect(await stateOf(here, "Ana")).toBe("unconfirmed");
  });

  it("T2: keeps no network as it is, only a keyed hash", async () => {
    const here = await world();
    await knock(here, "Ana", { ...(await aProof(here)), network: "198.51.100.0/24" });
    expect(JSON.stringify(here.store.everyItem())).not.toContain("198.51.100");
    const network = await here.ports.addresses.hash("network 198.51.100.0/24");
    expect(JSON.stringify(here.store.everyItem())).toContain(network);
  });
});
