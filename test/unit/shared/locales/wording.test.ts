import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import * as participant from "#shared/domain/participant.ts";
import enGB from "#shared/locales/en-GB.json" with { type: "json" };
import enUS from "#shared/locales/en-US.json" with { type: "json" };
import fr from "#shared/locales/fr.json" with { type: "json" };
import { shippedPlaybooks } from "#shared/playbooks/shipped.ts";
import { alsoSections, shippedKeys, shippedSides, sideNames } from "#test/support/shipped-words.ts";

const files: Record<string, Record<string, string>> = { "en-US": enUS, "en-GB": enGB, fr };
const keys = Object.keys(enUS);
const keysUnder = (start: string) => keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));

/** What a message takes: its arguments, and the cases of each select. */
function takes(text: string, locale: string): string[] {
  const found = new Set<string>();
  JSON.parse(
    JSON.stringify(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst()),
    (_, part) => {
      if (part?.type >= 1 && part.type <= 6) found.add(part.value);
      if (part?.type === 5) found.add(`${part.value}: ${Object.keys(part.options).sort()}`);
      return part;
    },
  );
  return [...found].sort();
}

describe("wording", () => {
  it.each(Object.entries(files))("M2: %s says everything, and asks for the same values", (locale, messages) => {
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
    for (const [key, text] of Object.entries(messages)) {
      expect(text, key).not.toBe("");
      expect(takes(text, locale), key).toEqual(takes(files["en-US"]?.[key] ?? "", "en-US"));
    }
  });

  it("is all used", () => {
    const folders = ["view", "pages", "email", "console", "locales", "usecases"].map(
      (name) => `${process.cwd()}/shared/${name}`,
    );
    const source = folders
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((name) => /\.tsx?$/.test(name))
          .map((name) => `${folder}/${name}`),
      )
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
    const patterns = [...source.matchAll(/`([a-z-]+\.[^`\s]*\$\{[^`\s]*|[a-z-]+\.\$\{[^`\n]+)`/g)].map(
      ([, template = ""]) =>
        new RegExp(
          `^${template
            .replace(/\$\{[^}]*\}/g, "\0")
            .replace(/[.*+?^()|[\]\\{}$]/g, "\\$&")
            .replaceAll("\0", "[^.]+")}$`,
        ),
    );
    const used = (key: string) => source.includes(`"${key}"`) || patterns.some((pattern) => pattern.test(key));
    expect(keys.filter((key) => !key.startsWith("prompt.") && !used(key))).toEqual([]);
  });

  it("has words for everything the domain names, and no others", () => {
    const sorted = (list: readonly string[]) => [...list].sort();
    expect(keysUnder("topic.").sort()).toEqual(sorted(participant.topics));
    expect(keysUnder("stage.").sort()).toEqual(sorted(participant.stages));
    expect(keysUnder("being.").sort()).toEqual(sorted(participant.stages));
    expect(keysUnder("role.").sort()).toEqual(sorted(participant.roles));
    expect(keysUnder("fact.").sort()).toEqual(sorted(participant.factNames));
    expect(keysUnder("fact-then.").sort()).toEqual(sorted(participant.factNames));
    expect(keysUnder("milestone.").sort()).toEqual(sorted(participant.milestoneNames));
  });

  it("has words for everything the shipped playbooks plan, and no others", () => {
    const optional = new Set(["subject-dated", "about"]);
    const wanted = shippedSides.flatMap(({ key, side, sections }) =>
      ["subject", "intro", ...sections.map((name) => `section.${name}`), "closing"].map(
        (name) => `${key}.${side}.${name}`,
      ),
    );
    const have = keysUnder("prompt.").filter((key) => !optional.has(key.split(".").at(-1) ?? ""));
    expect(have.sort()).toEqual(wanted.sort());
    expect(keysUnder("touchpoint.").sort()).toEqual([...shippedKeys].sort());
    const keyDates = [...shippedPlaybooks.values()].flatMap((playbook) => playbook.keyDates.map(({ name }) => name));
    expect(keysUnder("key-date.").sort()).toEqual([...new Set(keyDates)].sort());
    const also = sideNames.flatMap((side) => alsoSections(side).map((name) => `${name.replace("also-", "")}.${side}`));
    expect(keysUnder("prompt-mail.also.").sort()).toEqual(also.sort());
  });

  it("Y9: never speaks of a checklist, a task, progress or a score", () => {
    const banned =
      /check-?list|to-?do\b|\btasks?\b|\bscores?\b|\bcomplete[ds]?\b|\bprogress\b|\bhomework\b|\boverdue\b|liste de contrôle|\btâches?\b|progression|\bretard\b|%/i;
    for (const messages of Object.values(files))
      expect(Object.values(messages).filter((text) => banned.test(text))).toEqual([]);
  });

  it("pairs people; the Match is the residency Match", () => {
    const banned =
      /\b(matched|unmatched|matching|matches|match|Matched)\b|jumel|appari|\banchor\b|\btouchpoint\b|\bproposal\b/;
    for (const messages of Object.values(files))
      expect(Object.values(messages).filter((text) => banned.test(text))).toEqual([]);
  });

  it("Y22: touches no rankings", () => {
    for (const messages of Object.values(files))
      expect(Object.values(messages).filter((text) => /\brank|classe(ment|r)\b/i.test(text))).toEqual([]);
  });

  it("O10: warns against patient data, and asks for no free text", () => {
    for (const messages of Object.values(files)) expect(messages["introduction-mail.patients"]).toMatch(/patients/);
  });

  it("is set with care: typographic apostrophes everywhere, French spaces that do not break, British spelling", () => {
    for (const messages of Object.values(files))
      expect(Object.values(messages).filter((text) => text.includes("'") || / {2}/.test(text))).toEqual([]);
    expect(Object.values(fr).filter((text) => /[^\s\u202f?!][?!;]|[ ][?!;:»]|« /.test(text))).toEqual([]);
    expect(Object.values(fr).filter((text) => /\p{L}:/u.test(text))).toEqual([]);
    expect(
      Object.values(enGB).filter((text) => /\bprograms?\b|pediatric|license|behavior|\bfall\b/.test(text)),
    ).toEqual([]);
    expect(
      Object.values(enUS).filter((text) => /\bprogrammes?\b(?!})/.test(text.replaceAll("{programme}", ""))),
    ).toEqual([]);
  });
});
