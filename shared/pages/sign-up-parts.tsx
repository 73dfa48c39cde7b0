import { type FieldProblem, wrongFields } from "#shared/domain/errors.ts";
import { topics as allTopics, roles, type Topic } from "#shared/domain/participant.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { FieldError } from "#shared/view/field.tsx";
import { Select } from "#shared/view/select.tsx";
import { capital } from "#shared/view/words.ts";

const fields = ["name", "email", "role", "topics", "stage", "memberNumber", "zone", "consent"] as const;

/** Where the summary's link leads: the first control of the field. */
export function firstControl(field: string): string {
  if (field === "role") return "role-mentee";
  return field === "topics" ? "topic-1" : field;
}

/** The page's own words for what is wrong, in the order of the fields; anything unknown is `other`. */
export function errorsByField(t: Translate, problems: readonly FieldProblem[]): Map<string, string> {
  const wrong = wrongFields(problems);
  const found = new Map<string, string>();
  for (const field of fields) if (wrong.delete(field)) found.set(field, t(`error.${field}`));
  if (wrong.size > 0) found.set("other", t("error.other"));
  return found;
}

interface RoleProps {
  t: Translate;
  typed: string | undefined;
  error: string | undefined;
}

/** Mentee, mentor or both. */
export function RoleChoice({ t, typed, error }: RoleProps) {
  return (
    <fieldset class="field" aria-describedby={error === undefined ? undefined : "role-error"}>
      <legend>{t("sign-up.role")}</legend>
      <div class="three fold">
        {roles.map((role) => (
          <Choice
            type="radio"
            name="role"
            id={`role-${role}`}
            value={role}
            checked={typed === role}
            invalid={error !== undefined}
          >
            {t(`role.${role}`)}
          </Choice>
        ))}
      </div>
      <FieldError id="role" error={error} />
    </fieldset>
  );
}

interface TopicProps {
  t: Translate;
  topics: readonly Topic[];
  typed: readonly string[];
  error: string | undefined;
}

/** Up to three topics, in three short lists. */
export function TopicChoice({ t, topics, typed, error }: TopicProps) {
  const offered = (topics.length === 0 ? [...allTopics] : [...topics]).map((topic) => ({
    topic,
    label: capital(t.locale, t(`topic.${topic}`)),
  }));
  const sorted = offered.sort((a, b) => a.label.localeCompare(b.label, t.locale));
  return (
    <fieldset class="field">
      <legend>{t("sign-up.topics")}</legend>
      <div class="three fold">
        {[1, 2, 3].map((number) => (
          <Select
            name="topics"
            id={`topic-${number}`}
            label={t("sign-up.topic", { number })}
            quietLabel
            required={number === 1}
            errorId={error === undefined ? undefined : "topics-error"}
          >
            <option value="">{number === 1 ? t("sign-up.choose") : t("sign-up.none")}</option>
            {sorted.map(({ topic, label }) => (
              <option value={topic} selected={typed[number - 1] === topic}>
                {label}
              </option>
            ))}
          </Select>
        ))}
      </div>
      <FieldError id="topics" error={error} />
    </fieldset>
  );
}
