import { expect, it } from "vitest";
import { OutOfTime } from "#shared/domain/errors.ts";
import { instantText } from "#shared/domain/time.ts";
import { messageId, newMessage, written } from "#shared/usecases/mail/ledger.ts";
import { reconcile } from "#shared/usecases/mail/reconcile.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { atThePrompt, messageOf, send } from "#test/support/prompts.ts";

it("M1: a message waits for its turn before it is claimed, in its own lane or in the one its sender serves", async () => {
  for (const [sender, lane] of [
    [undefined, "bulk"],
    ["interactive", "interactive"],
  ] as const) {
    const { here, prompt, calls } = await atThePrompt();
    const turns: string[] = [];
    const pace = {
      async turn(of: string) {
        turns.push(of);
        expect(await messageOf(here, prompt)).toMatchObject({ attempts: 0 });
        return 0;
      },
    };
    expect(await sendMessage(prompt, { ...here.ports, pace }, here.now(), undefined, sender)).toBe("sent");
    expect([turns, calls()]).toEqual([[lane], 1]);
  }
});

it("M3 F32: who stops prompts, or whom a pause meets, while a prompt waits for its turn gets none", async () => {
  for (const [change, outcome, reason] of [
    [{ prompts: false }, "skipped", "unsubscribed"],
    [{ addressState: "complained" as const }, "skipped", "complained"],
    [undefined, "braked", "due"],
  ] as const) {
    const { here, ana, prompt, calls } = await atThePrompt();
    await here.job("dispatch");
    const turn = async () => {
      if (change === undefined) await here.brake("on");
      else here.store.tamper("person", ana, { ...change, version: 99 });
      return 20_000;
    };
    expect(await sendMessage(prompt, { ...here.ports, pace: { turn } }, here.now())).toBe(outcome);
    expect([(await messageOf(here, prompt)).reason, calls()]).toEqual([reason, 0]);
  }
});

it("M3 F32: a prompt that waited for its turn goes to the address its reader has by then, and within its window", async () => {
  const { here, ana, prompt } = await atThePrompt();
  const turn = async () => {
    here.store.tamper("person", ana, { email: "new@post.example", name: "Anna", version: 99 });
    return 20_000;
  };
  const ports = { ...here.ports, pace: { turn } };
  expect(await sendMessage(prompt, ports, here.now())).toBe("sent");
  const letter = here.mailer.taken.at(-1);
  expect(letter?.to).toBe("new@post.example");
  expect(Buffer.from(letter?.mime ?? []).toString()).toMatch(/^To:.*new@post\.example/m);
  expect((await messageOf(here, prompt)).sentAt).toBe(instantText(here.now().add({ seconds: 20 })));

  const other = await atThePrompt();
  const { wall } = await messageOf(other.here, other.prompt);
  other.here.goTo(wall?.windowEnds ?? "");
  other.here.pass(-1 / 60);
  const patient = { ...other.here.ports, pace: { turn: async () => 60_000 } };
  expect(await sendMessage(other.prompt, patient, other.here.now())).toBe("waits");
});

it("M1: a mail that need not be sent waits for no turn, and one that has waited is written once where nothing changed", async () => {
  const { here, ana, prompt } = await atThePrompt();
  let [turns, letters] = [0, 0];
  const pace = { turn: async () => 1000 * ++turns };
  const write = async () => {
    letters++;
    return { mime: new Uint8Array() };
  };
  expect(await sendMessage(prompt, { ...here.ports, pace }, here.now(), write)).toBe("sent");
  expect(await sendMessage(prompt, { ...here.ports, pace }, here.now(), write)).toBe("not-due");
  here.store.tamper("message", prompt, { state: "PLANNED", nextActionAt: instantText(here.now()) });
  here.store.tamper("person", ana, { prompts: false });
  expect(await sendMessage(prompt, { ...here.ports, pace }, here.now(), write)).toBe("skipped");
  expect([turns, letters]).toEqual([1, 1]);
});

it("M1: a hint that comes twice does not cut short the wait after a failure", async () => {
  const scene = await atThePrompt();
  const { here, prompt } = scene;
  here.mailer.will({ name: "MailFromDomainNotVerifiedException", message: "", status: 400 });
  await send(scene);
  here.pass(11 / 60);
  expect(await send(scene)).toBe("not-due");
  here.goTo((await messageOf(here, prompt)).nextActionAt ?? "");
  here.pass(-20 / 3600);
  expect(await send(scene)).toBe("sent");
});

it("M1: mass mail goes by the configuration set of its lane, whatever its class", async () => {
  const { here, ana } = await atThePrompt();
  const wanted = { person: ana, programme: "demo", kind: "announcement", subject: ana, occurrence: "1" } as const;
  const round = newMessage({ ...wanted, livesHours: 48 }, here.now());
  await here.store.commit([written(round, undefined, here.now())]);
  await sendMessage(round.id, here.ports, here.now(), async () => ({ mime: new Uint8Array() }), "interactive");
  expect(here.mailer.calls.at(-1)).toMatchObject({ message: round.id, class: "interactive", lane: "bulk" });
});

it("M1: a message whose turn comes too late is left as it was, and its hint goes back", async () => {
  const { here, prompt, calls } = await atThePrompt();
  const before = await messageOf(here, prompt);
  const pace = { turn: () => Promise.reject(new OutOfTime("too late")) };
  await expect(sendMessage(prompt, { ...here.ports, pace }, here.now())).rejects.toBeInstanceOf(OutOfTime);
  expect([await messageOf(here, prompt), calls()]).toEqual([before, 0]);
});

it("M1: mail without a window is skipped, too, when its hint comes after its expiry", async () => {
  const { here, ana, calls } = await atThePrompt();
  const wanted = { person: ana, programme: "demo", kind: "my-page", subject: `demo.${ana}`, occurrence: "1" } as const;
  const late = newMessage({ ...wanted, livesHours: 1 }, here.now());
  await here.store.commit([written(late, undefined, here.now())]);
  here.pass(1);
  expect(await sendMessage(late.id, here.ports, here.now())).toBe("skipped");
  expect(await messageOf(here, late.id)).toMatchObject({ state: "SKIPPED", reason: "too-late" });
  expect(calls()).toBe(0);
});

it("M1: what is unclear is settled by its own time, whatever the index still shows", async () => {
  const scene = await atThePrompt();
  const { here, prompt } = scene;
  here.mailer.will("lost");
  await send(scene);
  const before = await messageOf(here, prompt);
  expect(before.state).toBe("UNKNOWN");
  const store = { ...here.store, due: async () => ({ ids: [prompt] }) };
  await reconcile({ dryRun: false }, { ...here.ports, store }, here.now());
  expect(await messageOf(here, prompt)).toEqual(before);
});

it("M1: a message has one id, by what it is of, so that asking twice finds the first", () => {
  const message = { person: "per_1", programme: "demo", kind: "prompt", subject: "a", occurrence: "2026" } as const;
  expect(messageId({ ...message })).toBe(messageId(message));
  const others = [{ person: "per_2" }, { programme: "other" }, { kind: "offer" as const }, { subject: "b" }];
  const ids = [...others, { occurrence: "2027" }, {}].map((other) => messageId({ ...message, ...other }));
  expect(new Set(ids).size).toBe(6);
});

it("T4: a mentorship that begins leaves word of whose yes it was", async () => {
  const { here, ana } = await atThePrompt();
  const [mentorship] = (await here.store.list("mentorship", "demo")).items;
  const audits = await here.store.partsOf("audit", mentorship?.id ?? "");
  expect(audits.map(({ did, by }) => [did, by])).toContainEqual(["activated", ana]);
});
