import { records } from "#shared/domain/records.ts";
import { memberIds } from "#shared/usecases/coordinators/member-ids.ts";
import { aForm, aMentee, confirmToken, emailOf, personOf, tokenFor } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";
import type { Life, Press, Scene } from "../scene.ts";
import { plain } from "./plain.ts";

/** Minutes until somebody reads a mail. */
const reading = 10;
/** Hours after which somebody who got no mail tries again. */
const noMail = 25;

const json = { accept: "application/json", "content-type": "application/json" };
const posted = (token: string, body: object = {}) => ({
  pathParameters: { token },
  headers: json,
  body: JSON.stringify(body),
});

/** Whoever presses again, for want of a page, asks anew: the first link is over then, and its mails are of the same kinds. */
const asksAgain = (line: string) =>
  /^[+] message \S+ (confirm-address|address-changing) /.test(line) || /^[+] audit .* address-asked-/.test(line);

/** Somebody fills in the form as mentor, and presses the button in the mail: from nothing to a part in the programme. */
export async function signUpScene(): Promise<Scene> {
  const here = await world({ rounds: { every: "never" } });
  await onRoll(here, "Lee");
  const form = aForm("Lee", { role: "mentor", stage: "practitioner", memberNumber: "M-7" });
  const join: Press = async () => ({
    pathParameters: { programme: "demo" },
    headers: json,
    body: JSON.stringify(form),
  });
  const confirm: Press = async (life) => posted(await confirmToken(life, await personOf(life, "Lee")));
  const ask = async (life: Life) => {
    await life.press("the form", "signUp", join);
    life.after(noMail * 60, async () => {
      if (life.mailer.taken.length === 0) await ask(life);
    });
  };
  return {
    ...{ name: "sign up and confirm", items: here.store.everyItem(), ports: here.ports, at: here.now().toString() },
    ...{ hours: 60, nightly: ["housekeeping"], write: plain, minded: true },
    begin: (life) => life.after(0, () => ask(life)),
    read: (_letter, life) => life.after(reading, () => life.press("the button", "confirm", confirm)),
    pages: { "the form": "confirm-by-mail", "the button": "confirmed" },
  };
}

/** The society's roll has them, under their number and address. */
async function onRoll(here: World, name: string) {
  const known = await memberIds("demo", { memberNumber: "M-7", email: emailOf(name) }, here.ports);
  const { id = "", addressHash } = known ?? {};
  const line = { id, version: 0, programme: "demo", memberNumber: "M-7", email: emailOf(name), addressHash };
  const put = records.member.parse({ ...line, state: "listed", source: "api", updatedAt: "2026-08-01T00:00:00.000Z" });
  await here.store.commit([{ kind: "member", put }]);
}

/** Ana asks for another address, and confirms it from there; the old one hears. */
export async function addressScene(): Promise<Scene> {
  const here = await world({ rounds: { every: "never" } });
  const ana = await aMentee(here, "Ana");
  await here.work();
  const email = "ana@lasting.example";
  const change: Press = async (life) => posted(await tokenFor(life, "me", ana), { action: "change", email });
  const ask = async (life: Life) => {
    await life.press("the form", "changeAddress", change);
    life.after(noMail * 60, async () => {
      if (!life.mailer.taken.some(({ to }) => to === email)) await ask(life);
    });
  };
  const confirm: Press = async (life) => {
    const pending = (await life.store.get("person", ana))?.pending;
    return posted(await tokenFor(life, "address", ana, pending?.id ?? confirmed(life.store.everyItem(), ana)));
  };
  return {
    ...{ name: "change an address", items: here.store.everyItem(), ports: here.ports, at: here.now().toString() },
    ...{ hours: 60, nightly: [], write: plain, minded: true },
    begin: (life) => life.after(0, () => ask(life)),
    read: ({ to }, life) => {
      if (to === email) life.after(reading, () => life.press("the button", "confirmAddress", confirm));
    },
    pages: { "the form": "confirm-by-mail", "the button": "confirmed" },
    mayDiffer: asksAgain,
  };
}

function confirmed(items: ReturnType<Life["store"]["everyItem"]>, person: string): string {
  const found = items.find(({ noun, id }) => noun === "person" && id === person);
  return String(found?.["confirmedRequest"]);
}
