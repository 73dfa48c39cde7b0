import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { seededNumbers } from "#infra/sandbox/random.ts";
import { signedLinks } from "#shared/adapters/links.ts";
import { sealedStamps } from "#shared/adapters/stamps.ts";
import { Problem } from "#shared/domain/errors.ts";
import type { LinkPurpose } from "#shared/usecases/ports.ts";
import { memoryKeyRing } from "#test/support/fakes.ts";
import { proofOf } from "#test/support/front-door.ts";
import { progress, proofSize, proved } from "#test/support/proving.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");
/** Every purpose there is: the compiler misses none. */
const purposes: Record<LinkPurpose, true> = {
  ...{ confirm: true, respond: true, answer: true, me: true },
  ...{ feed: true, unsubscribe: true, address: true, invite: true, meet: true },
};
const names = Object.keys(purposes).filter((name): name is LinkPurpose => name in purposes);
const claims = { person: "per_1", programme: "demo", subject: "demo.per_1" };
const keys = memoryKeyRing("2", { "1": "a".repeat(40), "2": "b".repeat(40) });
const [links, stamps] = [signedLinks(keys), sealedStamps(keys, 50)];
const stranger = memoryKeyRing("2", { "2": "c".repeat(40) });
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ %";

/** Tokens of every purpose, ours and a stranger's, and stamps of both. */
async function tokens(): Promise<string[]> {
  const made: string[] = [];
  for (const ring of [keys, stranger, memoryKeyRing("1", { "1": "a".repeat(40) })]) {
    for (const purpose of names) made.push(await signedLinks(ring).sign({ purpose, ...claims }, now.add({ hours: 9 })));
    made.push((await sealedStamps(ring, 50).issue(now)).stamp);
  }
  return made;
}

it("T2 F35: of all that can be made of tokens, none opens anything but itself for its own purpose", async () => {
  const originals = await tokens();
  const next = seededNumbers(20_261_122);
  const below = (count: number) => Math.floor(next() * count);
  const pick = () => originals[below(originals.length)] ?? "";
  const letter = () => alphabet.charAt(below(alphabet.length));

  function payload(token: string): string {
    const [scheme, id, body = "", signature] = token.split(".");
    const text = Buffer.from(body, "base64url").toString();
    const changes = [
      () => text.replace("demo", "dem0"),
      () => text.replace(/"w":"[^"]*"/, '"w":"per_2"'),
      () => text.replace(/"e":\d+/, '"e":99999999999'),
      () => text.replace(/"t":\d+/, '"t":99999999999'),
      () => text.replace("}", ',"x":1}'),
      () => `${text} `,
    ];
    const changed = changes[below(changes.length)]?.() ?? text;
    return [scheme, id, Buffer.from(changed).toString("base64url"), signature].join(".");
  }
  const mutations: ((token: string) => string)[] = [
    (token) => {
      const at = below(token.length);
      return token.slice(0, at) + letter() + token.slice(at + 1);
    },
    (token) => token.slice(0, below(token.length)),
    (token) => token + letter(),
    (token) => letter() + token,
    (token) => {
      const at = below(token.length - 1);
      return token.slice(0, at) + token.charAt(at + 1) + token.charAt(at) + token.slice(at + 2);
    },
    (token) =>
      token
        .split(".")
        .map((part, index) => (below(2) ? part : (pick().split(".")[index] ?? "")))
        .join("."),
    (token) =>
      token
        .split(".")
        .toSpliced(1, 1, ["1", "2", "3", "", "__proto__", "constructor"][below(6)] ?? "")
        .join("."),
    (token) => token.split(".").toSpliced(below(4), 1, "").join("."),
    payload,
    () => Array.from({ length: below(200) }, letter).join(""),
    (token) => token,
  ];

  const total = proofSize(5_000, 1_000_000);
  const tell = progress("forged tokens", total);
  const real = new Map<string, Set<string>>();
  for (const ring of [keys, memoryKeyRing("1", { "1": "a".repeat(40) })])
    for (const purpose of names) {
      const token = await signedLinks(ring).sign({ purpose, ...claims }, now.add({ hours: 9 }));
      real.set(purpose, (real.get(purpose) ?? new Set()).add(token));
    }
  let accepted = 0;
  let own = 0;
  for (let count = 0; count < total; count++) {
    const token = mutations[below(mutations.length)]?.(pick()) ?? "";
    const purpose = names[below(names.length)] ?? "me";
    if (real.get(purpose)?.has(token)) own++;
    else if (await opens(token, purpose)) accepted++;
    if (!originals.includes(token) && (await stamps.read(token, undefined))) accepted++;
    tell(count + 1);
  }
  proved("forged tokens", { tried: total, accepted, own });
  expect(accepted).toBe(0);
  expect(own).toBeGreaterThan(0);
  for (const [purpose, tokens] of real)
    for (const token of tokens) expect(await opens(token, names.find((name) => name === purpose) ?? "me")).toBe(true);
}, 3_600_000);

/** Whether a link opens; refused with anything but our own words is a defect. */
async function opens(token: string, purpose: LinkPurpose): Promise<boolean> {
  try {
    await links.read(token, purpose, now);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "link-invalid") return false;
    throw error;
  }
}

it("T2: a proof that was changed, or belongs to another stamp, proves nothing", async () => {
  const next = seededNumbers(7);
  const below = (count: number) => Math.floor(next() * count);
  const [mine, other] = [await stamps.issue(now), await stamps.issue(now)];
  const proof = await proofOf(mine.challenge);
  expect(await stamps.read(mine.stamp, proof)).toMatchObject({ proven: true });
  expect(await stamps.read(other.stamp, proof)).toMatchObject({ proven: false });
  const solved: Record<string, unknown> = JSON.parse(Buffer.from(proof, "base64").toString());
  const total = proofSize(2_000, 100_000);
  for (let count = 0; count < total; count++) {
    const field = Object.keys(solved)[below(Object.keys(solved).length)] ?? "";
    const values = [0, 1, below(1000), "", "SHA-1", null, {}, "a".repeat(64), other.challenge.signature, mine.stamp];
    const changed = { ...solved, [field]: values[below(values.length)] };
    if (JSON.stringify(changed) === JSON.stringify(solved)) continue;
    const text = Buffer.from(JSON.stringify(changed)).toString("base64");
    expect(await stamps.read(mine.stamp, text), text).toMatchObject({ proven: false });
  }
}, 600_000);
