import { expect, it, vi } from "vitest";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import type { Letter } from "#shared/usecases/mail-ports.ts";
import { plain } from "#test/simulate/crash/scenes/plain.ts";
import { behindGates } from "#test/simulate/gates.ts";
import { captureLogs } from "#test/support/logs.ts";
import { behind, ownPage } from "#test/support/own-page.ts";
import { aMentor, changeMe, emailOf, personOf, runRound, tokenFor } from "#test/support/people.ts";
import { aDuePrompt, ledgerOf, messageOf } from "#test/support/prompts.ts";
import type { World } from "#test/support/world.ts";

captureLogs();

/** A prompt is sent; while SES has it, something happens. */
async function meanwhile(here: World, prompt: string, happens: () => Promise<unknown>): Promise<void> {
  const once = vi.fn(happens);
  const mailer = {
    send: async (letter: Letter) => {
      if (once.mock.calls.length === 0) await once();
      return here.mailer.send(letter);
    },
  };
  await sendMessage(prompt, { ...here.ports, mailer }, here.now(), plain);
}

it("M3 F31: a mentor who leaves while SES has a mail stops all that is not with SES, and the mentee hears once", async () => {
  const { here, ana, prompt } = await aDuePrompt();
  const lee = await personOf(here, "Lee");
  await meanwhile(here, prompt, () => changeMe(here, lee, { action: "leave" }));
  expect((await messageOf(here, prompt)).state).toBe("SENT");
  const open = (await ledgerOf(here)).filter(({ kind, nextActionAt }) => kind === "prompt" && nextActionAt);
  expect(open).toEqual([]);
  const news = (await ledgerOf(here)).filter(({ kind }) => kind === "mentorship-ended");
  expect(news).toMatchObject([{ person: ana, state: "SENT" }]);
  expect(await here.store.get("participant", `demo.${ana}`)).toMatchObject({ state: "active", mentorships: [] });
  await aMentor(here, "Kim", { places: 1 });
  expect((await runRound(here)).some(({ mentee, state }) => mentee === ana && state === "asked-mentor")).toBe(true);
});

it("M3 F31: a mentor who leaves just before the claim stops the mail itself", async () => {
  const { here, prompt } = await aDuePrompt();
  const lee = await personOf(here, "Lee");
  const calls = here.mailer.calls.filter(({ message }) => message === prompt);
  let left = false;
  const ports = behindGates(here.ports, async ({ call, when }) => {
    if (left || call !== "commit" || when !== "before") return;
    left = true;
    await changeMe(here, lee, { action: "leave" });
  });
  expect(await sendMessage(prompt, ports, here.now(), plain)).toBe("not-ours");
  expect(here.mailer.calls.filter(({ message }) => message === prompt)).toEqual(calls);
  expect((await messageOf(here, prompt)).state).toBe("CANCELLED");
});

it("J3 F32: a mail that waits goes to the address that was confirmed meanwhile, one that SES has to the old one", async () => {
  for (const isClaimed of [false, true]) {
    const { here, ana, prompt } = await aDuePrompt();
    await here.job("dispatch");
    here.queue.take();
    const change = async () => {
      await (await ownPage(here, ana)).ask("changeAddress", { action: "change", email: "ana@lasting.example" });
      await here.work();
      const pending = (await here.store.get("person", ana))?.pending?.id;
      await behind(here, "confirmAddress", await tokenFor(here, "address", ana, pending));
    };
    if (isClaimed) await meanwhile(here, prompt, change);
    else {
      await change();
      await sendMessage(prompt, here.ports, here.now(), plain);
    }
    const to = here.mailer.taken.filter(({ message }) => message === prompt).map((letter) => letter.to);
    expect(to).toEqual([isClaimed ? emailOf("Ana") : "ana@lasting.example"]);
    const told = (await ledgerOf(here)).find(({ kind }) => kind === "address-changing")?.id;
    expect(here.mailer.taken.find(({ message }) => message === told)?.to).toBe(emailOf("Ana"));
  }
});

it("T1 F33: whoever is erased while a mail of theirs is unclear gets none any more", async () => {
  const { here, ana, prompt } = await aDuePrompt();
  here.mailer.will({ name: "InternalFailure", message: "", status: 500 });
  await sendMessage(prompt, here.ports, here.now(), plain);
  expect((await messageOf(here, prompt)).state).toBe("UNKNOWN");
  await (await ownPage(here, ana)).ask("updatePrivacy", { action: "erase", sure: true });
  for (let hours = 0; hours < 30; hours++) {
    here.pass(1);
    await here.job("reconcile");
    await here.deliver();
  }
  expect(here.mailer.taken.filter(({ message }) => message === prompt)).toEqual([]);
  const open = (await ledgerOf(here)).filter(({ person, nextActionAt }) => person === ana && nextActionAt);
  expect(open).toEqual([]);
  expect(JSON.stringify(here.store.everyItem())).not.toContain(emailOf("Ana"));
});
