import type { Segment } from "#shared/domain/announcement.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { capital } from "#shared/view/words.ts";

/** Whom an announcement is for, in a few words: "Mentees · Student · waiting". */
export function segmentText(t: Translate, { role, stage, topic, standing }: Segment): string {
  const parts = [
    t(`announcements.role.${role}`),
    stage === undefined ? undefined : t(`stage.${stage}`),
    topic === undefined ? undefined : capital(t.locale, t(`topic.${topic}`)),
    standing === "everybody" ? undefined : t(`announcements.standing.${standing}`),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}
