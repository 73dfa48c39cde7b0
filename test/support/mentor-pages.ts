import type { Locale } from "#shared/domain/locale.ts";
import { relations } from "#shared/domain/pairing-policy.ts";
import { mentorsPage } from "#shared/pages/mentors.tsx";
import type { MentorsModel, MentorWords } from "#shared/pages/mentors-model.ts";

/** What may stand between a mentee and a mentor they look at. */
const ties = [
  ...(["line-manager", "preceptor", "faculty", "residency-director", "conflict", "earlier-pairing", "other"] as const),
];
const site = "https://almanac.example";

interface Words {
  locale: Locale;
  mentor: string;
  programme: string;
}

/** The search for a mentor, in every state. */
export function mentorPages({ locale, programme, mentor }: Words): Record<string, string> {
  const bare: MentorWords = { id: "per_2", name: "", stage: "resident", topics: ["data"] };
  const full: MentorWords = {
    ...{ id: "per_1", name: mentor, stage: "practitioner", topics: ["informatics", "oncology"] },
    ...{ work: "I help wards to use their medication data.", profession: "pharmacist", discipline: "information" },
    ...{ sector: "public", region: "Ontario", languages: ["en", "fr"] },
    selectsResidents: ["Toronto General", "Sunnybrook"],
  };
  const own = { id: "shp_1", name: mentor, selects: ["Toronto General"], elsewhere: false, until: "2027-04-14" };
  const mine = [own, { ...own, id: "shp_2", name: "", selects: [] }, { ...own, id: "shp_3", elsewhere: true }];
  const model: MentorsModel = {
    ...{ locale, programme, me: `${site}/me/token`, action: `${site}/me/token/mentors`, state: "open" },
    ...{ chosen: [], mine, topics: [], find: {}, mentors: [full, bare], invite: `${site}/join/demo?invite=token` },
  };
  const asking: MentorsModel = { ...model, state: "asking", day: "2026-09-30", chosen: [full, bare], mentors: [] };
  return {
    mentors: mentorsPage(model),
    "mentors chosen": mentorsPage({
      ...model,
      chosen: [full],
      find: { topic: "data", text: "Lee" },
      after: "8.1.per_2",
    }),
    "mentors warned": mentorsPage({
      ...model,
      chosen: [{ ...full, warning: "preceptor" }],
      ratherNot: relations.filter((relation) => relation !== "earlier-pairing"),
      mentors: ties.map((warning, index) => ({ ...full, id: `per_${index + 1}`, warning })),
    }),
    "mentors full list": mentorsPage({
      ...model,
      chosen: [full, bare, { id: "per_3", name: mentor }],
      did: "withdraw",
    }),
    "mentors gone": mentorsPage({ ...model, chosen: [full], errors: [{ field: "second", message: "gone" }] }),
    "mentors applications": mentorsPage({ ...model, did: "applications" }),
    "mentors none": mentorsPage({ ...model, mentors: [], find: { text: "nobody" } }),
    "mentors nobody": mentorsPage({ ...model, mentors: [] }),
    "mentors asking": mentorsPage({ ...asking, did: "ask" }),
    "mentors enough": mentorsPage({ ...model, state: "enough", mentors: [], invite: undefined }),
    "mentors later": mentorsPage({ ...model, state: "later", day: "2026-09-30", mentors: [], invite: undefined }),
    "mentors off": mentorsPage({ ...model, state: "off", mentors: [], invite: undefined }),
  };
}
