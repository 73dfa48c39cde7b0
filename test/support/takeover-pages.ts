import { type StillTogetherModel, stillTogetherPage } from "#shared/pages/still-together.tsx";
import { uninvitePage } from "#shared/pages/uninvite.tsx";
import type { SampleWords } from "./sample-words.ts";

const site = "https://almanac.example";

/** The question to two who are paired already, in every state, and what stops invitations. */
export function takeoverPages({ locale, programme, mentee, mentor }: SampleWords): Record<string, string> {
  const model: StillTogetherModel = {
    ...{ locale, programme, action: `${site}/respond/token`, audience: "mentee", state: "open", other: mentor },
    ...{ since: "2026-03-01", zone: "America/New_York", answerBy: "2026-09-06T16:00:00.000Z" },
  };
  const states = ["yes", "no", "paired", "closed", "overtaken"] as const;
  const answered = states.map((state) => [
    `takeover ${state}`,
    stillTogetherPage({ ...model, state, me: `${site}/me/t` }),
  ]);
  const uninvite = { locale, programme, action: `${site}/unsubscribe/token` };
  return {
    "takeover mentee": stillTogetherPage(model),
    "takeover mentor": stillTogetherPage({ ...model, audience: "mentor", other: mentee, since: undefined }),
    "takeover nameless": stillTogetherPage({ ...model, other: " " }),
    ...Object.fromEntries(answered),
    "uninvite ask": uninvitePage({ ...uninvite, done: false }),
    "uninvite done": uninvitePage({ ...uninvite, done: true }),
  };
}
