import type { Translate } from "#shared/locales/translate.ts";
import { Card } from "#shared/view/parts.tsx";
import type { MeModel } from "./me-model.ts";

/** The ways to everything else one may do, each with what it is for. */
export function PartsCard({ t, model }: { t: Translate; model: MeModel }) {
  return (
    <Card title={t("me.parts")}>
      <nav aria-label={t("me.parts")}>
        <ul class="ways">
          {model.parts.map(({ part, href }) => (
            <li>
              <a class="link" href={href}>
                {t(`me.part.${part}`)}
              </a>
              <br />
              <span class="soft">{t(`me.part.${part}.text`)}</span>
            </li>
          ))}
        </ul>
      </nav>
    </Card>
  );
}
