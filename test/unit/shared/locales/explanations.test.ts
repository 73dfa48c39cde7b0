import { describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { workKinds } from "#shared/domain/work.ts";
import { translator } from "#shared/locales/translate.ts";
import { fourLives } from "#test/support/full-life.ts";
import { givenBy, namedIn, passedTo } from "#test/support/written-words.ts";

const [ledger, calendar, mail, year] = [
  "shared/ledger",
  "shared/calendar",
  "shared/usecases/mail",
  "shared/usecases/year",
];

/** Why a mail is given up or left out: people read it on their own page. */
const final = [
  ...["skipped", "unwritable"].flatMap((name) => whole(passedTo(name, 1, mail))),
  ...whole(passedTo("refused", 0, ledger)),
  ...["nothing", "silence"].flatMap((name) => namedIn(name, mail)),
  ...givenBy(["mustNotSend"], mail),
  ...givenBy(["silence"], calendar),
];
/** Why a touchpoint was dropped, and with it its mails. */
const ofDropped = [...givenBy(["hindrance", "reasonLeft"], calendar), "no-date", "no-mentorship"];
/** Why a touchpoint stands as it does. */
const ofTouchpoints = [...ofDropped, ...namedIn("reason", calendar, year)];
/** Every step of a mail: those and what the ledger itself says. */
const ofSteps = [
  ...final,
  ...ofDropped,
  ...namedIn("reason", ledger, mail),
  ...whole(passedTo("later", 0, ledger)),
  ...givenBy(["classify"], ledger),
];
/** What the audit says was done. Work names its kind: it is told of with the programme. */
const did = passedTo("audit", 2, "shared/usecases");
const ofWork = workKinds.flatMap((kind) => [kind, `${kind}-rehearsed`, `${kind}-requested`]);

function whole(list: readonly { text: string; begins: boolean }[]): string[] {
  return list.filter(({ begins }) => !begins).map(({ text }) => text);
}
const once = (list: readonly string[]) => [...new Set(list)].sort();

describe.each(locales)("what %s has sentences for", (locale) => {
  const { has } = translator(locale);

  it("M6: every reason for which a mail is given up or left out, for who would have got it", () => {
    expect(once(final).length).toBeGreaterThan(20);
    expect(once(final).filter((reason) => ![`mail-reason.${reason}`, `calendar-reason.${reason}`].some(has))).toEqual(
      [],
    );
  });

  it("M6: every step a mail can take, for the coordinator", () => {
    expect(once(ofSteps).length).toBeGreaterThan(30);
    expect(once(ofSteps).filter((reason) => ![`mails.reason.${reason}`, `mails.step.${reason}`].some(has))).toEqual([]);
  });

  it("Y23: every reason a touchpoint can have", () => {
    expect(once(ofTouchpoints)).toEqual(
      expect.arrayContaining(["planned", "too-late", "enough", "no-date", "answered"]),
    );
    expect(once(ofTouchpoints).filter((reason) => !has(`calendar-reason.${reason}`))).toEqual([]);
  });

  it("O12: everything the audit can say was done", () => {
    expect(did.length).toBeGreaterThan(50);
    const missing = did.filter(({ text, begins }) => {
      // A beginning of nothing is work's, which is named below; `me-` is told of as `me`.
      if (begins && text === "") return false;
      const first = text.split("-")[0] ?? "";
      return !(begins ? has(`did.${first}`) : has(`did.${text}`) || has(`did.${first}`));
    });
    expect(once(missing.map(({ path, text }) => `${path}: ${text}`))).toEqual([]);
    expect(ofWork.filter((one) => !has(`did.${one}`) && !has(`did.${one.split("-")[0]}`))).toEqual([]);
  });

  it("M6: everything that really was written in the lives of four people", async () => {
    const { here } = await fourLives("says no");
    const items = here.store.everyItem();
    const words = items.flatMap((item): string[] => {
      if (item["noun"] === "touchpoint") return [`calendar-reason.${item["reason"]}`];
      if (item["noun"] !== "audit") return [];
      const done = String(item["did"]);
      return has(`did.${done}`) ? [] : [`did.${done.split("-")[0]}`];
    });
    expect(once(words).filter((key) => !has(key))).toEqual([]);
  });
});
