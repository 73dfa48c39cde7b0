import { describe, expect, it } from "vitest";
import { messageKinds } from "#shared/domain/message.ts";
import enGB from "#shared/locales/en-GB.json" with { type: "json" };
import enUS from "#shared/locales/en-US.json" with { type: "json" };
import fr from "#shared/locales/fr.json" with { type: "json" };
import { rankingWords } from "#shared/playbooks/match-words.ts";

const files: Record<string, Record<string, string>> = { "en-US": enUS, "en-GB": enGB, fr };

describe.each(Object.entries(files))("what people read in %s", (locale, messages) => {
  it("Y22: touches no rankings, in prompts, pages and mails alike", () => {
    const all = Object.entries(messages);
    expect(all.length).toBeGreaterThan(1000);
    expect(all.filter(([key]) => key.startsWith("prompt.")).length).toBeGreaterThan(60);
    expect(all.filter(([key]) => key.startsWith("me.")).length).toBeGreaterThan(30);
    expect(messageKinds.length).toBeGreaterThan(10);
    expect(all.filter(([, text]) => rankingWords(text, locale).length > 0).map(([key]) => key)).toEqual([]);
  });
});

describe("words that touch rankings", () => {
  it.each([
    ["en-US", "How did you rank the programs?"],
    ["en-GB", "Your rank-order list is due."],
    ["en-US", "Which is your top program?"],
    ["en-US", "Put your favorite residency first."],
    ["en-GB", "Write down your order of preference."],
    ["fr", "Comment allez-vous classer les programmes ?"],
    ["fr", "Votre liste de vœux est à rendre."],
    ["fr", "Quel est votre programme préféré ?"],
    ["fr", "Notez votre ordre de préférence."],
  ])("Y22: are found in %s: %s", (locale, text) => {
    expect(rankingWords(text, locale)).not.toEqual([]);
  });

  it("Y22: are not found where nobody speaks of them", () => {
    for (const text of [
      "We ask your first choice of mentor at once.",
      "Frankly, practice helps.",
      "The first residents",
    ])
      expect(rankingWords(text, "en-US")).toEqual([]);
    for (const text of ["Vous êtes au rang 3 dans la file.", "Un autre mentor"])
      expect(rankingWords(text, "fr")).toEqual([]);
  });
});
