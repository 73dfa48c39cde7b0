import type { Locale } from "#shared/domain/locale.ts";
import { choosePage } from "#shared/pages/choose.tsx";
import type { ChooseModel, ChooseWords } from "#shared/pages/choose-model.ts";

const site = "https://almanac.example";

interface Words {
  locale: Locale;
  mentee: string;
  mentor: string;
  programme: string;
}

/** Whom somebody would like before a round is decided, in every state. */
export function choosePages({ locale, programme, mentee, mentor }: Words): Record<string, string> {
  const bare: ChooseWords = {
    ...{ id: "per_22222222222222222222", name: "", stage: "resident", topics: ["data"], says: undefined, talk: false },
  };
  const full: ChooseWords = {
    ...{ id: "per_11111111111111111111", name: mentor, stage: "practitioner", topics: ["informatics", "oncology"] },
    ...{ work: "I help wards to use their medication data.", profession: "pharmacist", discipline: "information" },
    ...{ sector: "public", region: "Ontario", languages: ["en", "fr"], says: "first", talk: false },
  };
  const student: ChooseWords = { ...bare, name: mentee, stage: "student" };
  const model: ChooseModel = {
    ...{ locale, programme, me: `${site}/me/token`, action: `${site}/me/token/choose`, state: "rank", name: mentee },
    ...{ until: "2026-09-30T16:00:00.000Z", zone: "America/New_York", mentors: [full, bare], mentees: [] },
  };
  const calls: ChooseModel = {
    ...{ ...model, state: "calls" },
    mentors: [
      { ...full, says: "gladly", talk: true, email: "lee@example.net" },
      { ...bare, says: "not-talked" },
    ],
  };
  const asks: ChooseModel = {
    ...model,
    state: "take-calls",
    calls: "asked",
    takes: true,
    mentors: [],
    mentees: [student, bare],
  };
  return {
    "choose rank": choosePage(model),
    "choose rank said": choosePage({ ...model, did: "say" }),
    "choose rank twice": choosePage({ ...model, errors: [{ field: "says", message: "each place once" }] }),
    "choose rank gone": choosePage({ ...model, errors: [{ field: "who", message: "gone" }] }),
    "choose calls": choosePage(calls),
    "choose calls talk": choosePage({ ...calls, did: "talk" }),
    "choose calls mentor": choosePage({ ...asks, state: "calls", calls: "yes", takes: true, did: "calls" }),
    "choose take calls": choosePage(asks),
    "choose take calls no": choosePage({ ...asks, calls: "no", mentees: [] }),
    "choose closed": choosePage({ ...model, state: "closed", until: undefined, mentors: [] }),
  };
}
