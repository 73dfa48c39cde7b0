import type { Locale } from "#shared/domain/locale.ts";
import { concernPage } from "#shared/pages/concern.tsx";
import { privacyPage } from "#shared/pages/privacy.tsx";
import type { PrivacyModel } from "#shared/pages/privacy-model.ts";
import { aTraced } from "./sample-traces.ts";

const site = "https://almanac.example";

/** What is kept of a person, and the form for a concern, in their states. */
export function privacyPages({ locale, programme }: { locale: Locale; programme: string }): Record<string, string> {
  const me = `${site}/me/token`;
  const at = "2026-09-14T13:00:00.000Z";
  const model: PrivacyModel = {
    ...{ locale, programme, me, action: `${me}/privacy`, export: `${me}/export`, concern: `${site}/concern/demo` },
    zone: "America/New_York",
    consents: [
      { to: "sign-up", at },
      { to: "identity", at },
    ],
    mails: [
      { at, kind: "prompt", touchpoint: "cv-review", state: "PLANNED", reason: "planned", explained: [aTraced] },
      { at, kind: "prompt", touchpoint: "midyear-plan", state: "CANCELLED", reason: "no-longer-applies" },
      { at, kind: "prompt", touchpoint: "debrief", state: "SKIPPED", reason: "unsubscribed" },
      { at, kind: "introduction", state: "RETRY", reason: "throttled" },
      { at, kind: "confirm", state: "SENT", reason: "accepted" },
    ],
    more: true,
    silences: [{ ...aTraced, key: "debrief", state: "dropped", reason: "no-longer-applies" }],
    acts: [
      { at, did: "me-zone", by: "you" },
      { at, did: "vetting-approved", by: "a coordinator" },
      { at, did: "something-new", by: "somebody else" },
    ],
  };
  const concern = {
    ...{ locale, programme, society: "Society of Pharmacists", action: `${site}/concern/demo` },
    ...{ readBy: "2026-09-19", keptDays: 180 },
  };
  const errors = ["text", "contact"].map((field) => ({ field, message: "wrong" }));
  return {
    privacy: privacyPage(model),
    "privacy new": privacyPage({ ...model, mails: [], more: false, silences: [], acts: [] }),
    "privacy unsure": privacyPage({ ...model, erasing: "asked" }),
    "privacy going on": privacyPage({ ...model, erasing: "going-on" }),
    "privacy erased": privacyPage({ ...model, erasing: "done" }),
    concern: concernPage(concern),
    "concern wrong": concernPage({ ...concern, typed: { text: "", contact: "alex@" }, errors }),
    "concern named": concernPage({ ...concern, reader: "safe@society.example" }),
    "concern received": concernPage({ ...concern, received: true }),
  };
}
