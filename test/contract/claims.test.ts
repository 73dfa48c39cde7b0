import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { ProgrammeSettings } from "#shared/domain/programme.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { claim } from "#shared/usecases/mail/claim.ts";
import { playbookId } from "#shared/usecases/year/programme-plan.ts";
import { stores } from "#test/support/both-stores.ts";
import { aMessage, aPerson } from "#test/support/builders.ts";

const now = Temporal.Instant.from("2026-08-17T14:00:00Z");
const person = aPerson();
const wall = {
  date: "2026-08-17",
  time: "09:00",
  zone: person.zone,
  tz: "2026b",
  windowEnds: "2026-08-17T17:00:00.000Z",
};

/** So many prompts of two programmes for one person, all due now. */
async function due(count: number, store: Awaited<ReturnType<(typeof stores)[number][1]>>["store"]) {
  const playbook = { name: ashpStudent.name, version: ashpStudent.version };
  const settings = ProgrammeSettings.parse({ name: "A", society: "B", zone: "America/Chicago", playbook });
  const programmes = ["one", "two"].map((id) => ({ ...settings, id, version: 0 }));
  const messages = Array.from({ length: count }, (_one, index) =>
    aMessage({
      id: `msg_${index}`,
      programme: programmes[index % 2]?.id ?? "",
      expiresAt: "2027-02-01T00:00:00.000Z",
      wall,
    }),
  );
  await store.commit([
    ...programmes.flatMap((put) => [
      { kind: "programme", put } as const,
      { kind: "playbook", put: { id: playbookId(put), version: 0, programme: put.id, playbook: ashpStudent } } as const,
    ]),
    ...messages.map((put) => ({ kind: "message", put }) as const),
  ]);
  return messages.map((message, index) => {
    const programme = programmes[index % 2];
    if (!programme) throw new Error("no programme");
    const stored = { ...message, version: 1 };
    return (attempt: string) => claim(stored, attempt, { person, programme }, { store }, now);
  });
}

describe.each(stores)("claims in %s", (_name, fresh) => {
  it("Y11: prompts of two programmes claimed in one moment never pass the cap together, and none is left behind", async () => {
    const { store } = await fresh();
    const claims = await due(6, store);
    const outcomes = await Promise.all(claims.map((take, index) => take(`attempt-${index}`)));
    expect(outcomes.filter((one) => one && "mine" in one)).toHaveLength(2);
    const waiting = outcomes.flatMap((one) => (one && "instead" in one ? [one.instead] : []));
    expect(waiting.map(({ state, reason }) => `${state} ${reason}`)).toEqual(Array(4).fill("PLANNED weekly-cap"));
    expect(waiting.every(({ dueAt }) => dueAt >= "2026-08-24T14:00:00.000Z")).toBe(true);
    const postbox = await store.get("postbox", person.id);
    expect([postbox?.prompts.length, Object.values(postbox?.mails ?? {}).flat().length]).toEqual([2, 2]);
  });

  it("M1: one message claimed twice in one moment goes to one of them, and into the postbox once", async () => {
    const { store } = await fresh();
    const [take] = await due(1, store);
    const outcomes = await Promise.all([take?.("attempt-1"), take?.("attempt-2"), take?.("attempt-3")]);
    expect(outcomes.filter((one) => one !== undefined)).toHaveLength(1);
    expect((await store.get("postbox", person.id))?.prompts).toHaveLength(1);
    // Its own attempt, repeated: the claim it finds is its own.
    const { attempt } = (await store.get("message", "msg_0")) ?? {};
    expect(await take?.(attempt ?? "")).toMatchObject({ mine: { state: "SENDING", attempt } });
    expect((await store.get("postbox", person.id))?.prompts).toHaveLength(1);
  });
});
