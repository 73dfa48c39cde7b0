import { expect, it } from "vitest";
import { seededNumbers } from "#infra/sandbox/random.ts";
import { participantId } from "#shared/domain/participant.ts";
import { releaseSignUp } from "#shared/usecases/joining/release-sign-up.ts";
import { aProof, aStamp, type Knock, knock } from "#test/support/front-door.ts";
import { personOf } from "#test/support/people.ts";
import { progress, proofSize, proved } from "#test/support/proving.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

const posts = proofSize(3_000, 1_000_000);
const victims = proofSize(600, 200_000);
const applicants = proofSize(20, 1_000);
/** People without JavaScript, who come in the middle of it. */
const plain = 20;
const day = 24 * 3600;

it("T2 F40: a day of bots makes at most 500 mails, three to an address, and keeps nobody real from theirs", async () => {
  const here = await world();
  const start = here.now();
  const next = seededNumbers(20_261_122);
  const below = (count: number) => Math.floor(next() * count);
  const at = (second: number) => here.goTo(start.add({ milliseconds: Math.round(second * 1000) }).toString());
  /** When each address got its mails, in seconds of the day. */
  const mails = new Map<string, number[]>();
  let seen = 0;

  async function deliver(second: number): Promise<void> {
    await here.work();
    for (const { to } of here.mailer.taken.slice(seen)) mails.set(to, [...(mails.get(to) ?? []), second]);
    seen = here.mailer.taken.length;
  }
  // Stamps somebody's browser got and used, which the bots send again and again.
  at(0);
  const old = await Promise.all(Array.from({ length: 20 }, () => aProof(here)));
  for (const [index, proof] of old.entries()) await knock(here, `collector${index}`, proof);
  await deliver(0);

  async function bot(second: number): Promise<void> {
    const kind = next();
    // Waited for, as the cleverest of them would.
    if (kind >= 0.9) at(second - 30);
    const fresh: Knock = kind >= 0.9 ? { stamp: (await aStamp(here)).stamp } : {};
    at(second);
    const signs = kind < 0.6 ? {} : kind < 0.9 ? (old[below(old.length)] ?? {}) : fresh;
    const network = `${11 + below(180)}.${below(64)}.${below(4)}.0/24`;
    const form = { stage: next() < 0.9 ? "student" : "resident" } as const;
    await knock(here, `victim${below(victims)}`, { ...signs, network, form });
  }

  const tell = progress("bot posts", posts);
  const joined = new Map<string, number>();
  for (let post = 0; post < posts; post++) {
    const second = ((post + 1) / posts) * day;
    await bot(second);
    if (post % Math.ceil(posts / applicants) === 7) {
      const name = `real${joined.size}`;
      joined.set(name, second);
      await knock(here, name, { ...(await aProof(here)), network: `203.0.${below(200)}.0/24` });
    }
    if (post % Math.ceil(posts / plain) === 11) {
      const name = `plain${joined.size}`;
      at(second - 60);
      const { stamp } = await aStamp(here);
      at(second);
      joined.set(name, second);
      await knock(here, name, { stamp, network: `198.51.${below(200)}.0/24` });
    }
    if (post % 50 === 0 || post === posts - 1) await deliver(second);
    tell(post + 1);
  }

  const who = (name: string) => [...mails].filter(([to]) => to.startsWith(name));
  const toBots = who("victim").reduce((sum, [, times]) => sum + times.length, 0);
  const most = Math.max(...[...mails.values()].map((times) => times.length));
  const inTime = (name: string) =>
    [...joined].filter(([one, second]) => {
      const [first = day * 9] = mails.get(`${one}@post.example`) ?? [];
      return one.startsWith(name) && first - second < 3600;
    }).length;
  const real = inTime("real") / [...joined.keys()].filter((name) => name.startsWith("real")).length;
  const people = [...joined.keys()].filter((name) => name.startsWith("plain"));
  const held = await released(here, people);
  await deliver(day);
  const plainly = people.filter((name) => mails.has(`${name}@post.example`)).length;
  const result = { posts, victims, toBots, most, real, plain: people.length, mailedAtOnce: inTime("plain"), held };
  proved("a day of bots", result);

  expect(toBots).toBeLessThanOrEqual(500);
  expect(most).toBeLessThanOrEqual(3);
  expect(real).toBeGreaterThanOrEqual(0.999);
  expect(toBots).toBeGreaterThan(100);
  expect([held > 0, plainly]).toEqual([true, people.length]);
}, 7_200_000);

/** A coordinator lets those of them through who were held. Answers how many there were. */
async function released(here: World, names: readonly string[]): Promise<number> {
  let count = 0;
  for (const name of names) {
    const person = await personOf(here, name);
    const participant = await here.store.get("participant", participantId("demo", person));
    if (participant?.state !== "held") continue;
    count++;
    const asked = request({ programme: "demo", person }, undefined, {}, { caller: coordinator });
    expect((await releaseSignUp(asked, here.ports, here.now())).status).toBe(200);
  }
  return count;
}
