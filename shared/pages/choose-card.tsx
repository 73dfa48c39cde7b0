import type { ComponentChildren } from "preact";
import type { Said } from "#shared/domain/option.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Card } from "#shared/view/parts.tsx";
import { Select } from "#shared/view/select.tsx";
import { named } from "#shared/view/words.ts";
import type { ChooseWords } from "./choose-model.ts";
import { MentorFacts } from "./mentors-card.tsx";

/** One of the people to choose among, as the search shows them, and what can be said of them. */
export function ChooseCard({ t, one, children }: { t: Translate; one: ChooseWords; children: ComponentChildren }) {
  return (
    <Card title={t("mentors.name", named(one.name))}>
      <MentorFacts t={t} mentor={one} />
      {children}
    </Card>
  );
}

interface WordProps {
  t: Translate;
  one: ChooseWords;
  index: number;
  words: readonly Said[];
  error?: string | undefined;
}

/** The reader's word about one person: one of a few, or none. */
export function Word({ t, one, index, words, error }: WordProps) {
  return (
    <>
      <input type="hidden" name="who" value={one.id} />
      <Select name="says" id={`says-${index}`} label={t("choose.says", named(one.name))} error={error}>
        <option value="">{t("choose.says.nothing")}</option>
        {[...words, "rather-not" as const].map((word) => (
          <option key={word} value={word} selected={word === one.says}>
            {t(`choose.says.${word}`)}
          </option>
        ))}
      </Select>
    </>
  );
}
