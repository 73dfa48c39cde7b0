import { locales } from "#shared/domain/locale.ts";
import { topics } from "#shared/domain/participant.ts";
import { type HolidayCalendar, holidayCalendars } from "#shared/domain/programme.ts";
import type { SettingsField, SettingsForm } from "#shared/domain/settings-form.ts";
import type { Translate } from "#shared/locales/translate.ts";
import { Field, FieldError } from "#shared/view/field.tsx";
import { Select } from "#shared/view/select.tsx";
import { capital } from "#shared/view/words.ts";
import { ZoneOptions } from "#shared/view/zones.tsx";
import { Boxes } from "./settings-boxes.tsx";
import { type CalendarReach, calendarText, controlOf, playbookText, wordOf } from "./settings-words.ts";

interface ControlProps {
  t: Translate;
  field: SettingsField;
  form: SettingsForm;
  playbooks: readonly string[];
  calendars: Readonly<Record<HolidayCalendar, CalendarReach>>;
  error: string | undefined;
}

/** Numbers with their bounds, which are those of the schema; the browser's own hint, not the judge. */
const bounds: Partial<Record<SettingsField, readonly [min: number, max: number]>> = {
  hearWithinDays: [1, 90],
  places: [1, 10],
  mentorsPerMentee: [1, 5],
  vettingMonths: [1, 120],
  "rounds.answerDays": [2, 30],
  promptsPerWeek: [1, 7],
};

const choices = {
  membership: ["not-needed", "required"],
  requests: ["on", "off"],
  "rounds.every": ["weekly", "never"],
  "rounds.publish": ["automatic", "by-hand"],
  comparison: ["off", "on"],
} as const;

/** One setting with its label, what it means, and what is wrong with it. */
export function SettingsControl({ t, field, form, playbooks, calendars, error }: ControlProps) {
  const value = form[field] ?? "";
  const common = { name: field, id: controlOf(field), label: t(`settings.${wordOf(field)}`), error } as const;
  const hint = t.has(`settings.${wordOf(field)}.hint`) ? t.of(`settings.${wordOf(field)}.hint`) : undefined;
  switch (field) {
    case "topics":
      return (
        <Boxes
          {...{ name: field, chosen: value.split(" "), label: common.label, hint, error }}
          options={topics.map((topic) => [topic, capital(t.locale, t(`topic.${topic}`))])}
        />
      );
    case "holidayCalendars":
      return (
        <Boxes
          {...{ name: field, chosen: value.split(" "), label: common.label, hint, error }}
          long
          options={holidayCalendars.map((one) => [one, calendarText(t, one, calendars[one])])}
        />
      );
    case "holidays":
      return <Days {...common} value={value} hint={hint} />;
    case "zone":
      return (
        <Select {...common}>
          <ZoneOptions chosen={value} />
        </Select>
      );
    case "locale":
      return <Options {...common} chosen={value} options={locales.map((one) => [one, t(`language.${one}`)])} />;
    case "playbook":
      return <Options {...common} chosen={value} options={playbooks.map((one) => [one, playbookText(t, one)])} />;
    case "membership":
    case "requests":
    case "rounds.every":
    case "rounds.publish":
    case "comparison":
      return (
        <Options
          {...common}
          chosen={value}
          options={choices[field].map((one) => [one, t.of(`settings.${wordOf(field)}.${one}`)])}
        />
      );
    default: {
      const [min, max] = bounds[field] ?? [];
      const type = min === undefined ? (field === "safeContact" ? "email" : "text") : "number";
      return <Field {...common} value={value} type={type} min={min} max={max} hint={hint} />;
    }
  }
}

interface OptionsProps {
  name: string;
  id: string;
  label: string;
  error: string | undefined;
  chosen: string;
  options: readonly (readonly [value: string, text: string])[];
}

function Options({ chosen, options, ...rest }: OptionsProps) {
  return (
    <Select {...rest}>
      {options.map(([value, text]) => (
        <option key={value} value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </Select>
  );
}

interface DaysProps extends Omit<OptionsProps, "chosen" | "options"> {
  value: string;
  hint: string | undefined;
}

/** Days, one on a line. No free text: it needs no warning about patients. */
function Days({ name, id, label, error, value, hint }: DaysProps) {
  const by = [`${id}-hint`, ...(error === undefined ? [] : [`${id}-error`])].join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={6}
        aria-describedby={by}
        aria-invalid={error === undefined ? undefined : "true"}
      >
        {value}
      </textarea>
      <span class="soft" id={`${id}-hint`}>
        {hint}
      </span>
      <FieldError id={id} error={error} />
    </div>
  );
}
