import type { Translate } from "#shared/locales/translate.ts";
import { people } from "#shared/view/words.ts";
import type { MeModel } from "./me-model.ts";

/** How often ideas for talks come that no date holds, for each mentorship, and where the two change it. */
export function PaceLines({ t, model }: { t: Translate; model: MeModel }) {
  const goals = model.parts.find(({ part }) => part === "goals")?.href;
  const paced = model.mentorships.flatMap(({ pace, names, others }) =>
    pace === undefined ? [] : [{ pace, names: people(t, names, others) }],
  );
  if (paced.length === 0) return null;
  return (
    <p class="soft">
      {paced.map(({ pace, names }) => `${t("pauses.pace", { names, pace })} `)}
      {goals === undefined ? null : (
        <a class="link" href={goals}>
          {t("pauses.pace.change")}
        </a>
      )}
    </p>
  );
}
