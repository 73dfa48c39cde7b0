import type { FieldProblem } from "#shared/domain/errors.ts";
import { stages, type Topic } from "#shared/domain/participant.ts";
import { translator } from "#shared/locales/translate.ts";
import { Choice } from "#shared/view/choice.tsx";
import { ErrorSummary } from "#shared/view/error-summary.tsx";
import { Field } from "#shared/view/field.tsx";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Form } from "#shared/view/parts.tsx";
import { type FormSeal, Riddle } from "#shared/view/proof.tsx";
import { renderPage } from "#shared/view/render.ts";
import { Select } from "#shared/view/select.tsx";
import { ZoneOptions } from "#shared/view/zones.tsx";
import type { PageModel } from "./page-model.ts";
import { errorsByField, firstControl, RoleChoice, TopicChoice } from "./sign-up-parts.tsx";

/** What was typed, as sent: shown again when something is wrong with it. */
export interface SignUpTyped {
  name?: string | undefined;
  email?: string | undefined;
  role?: string | undefined;
  stage?: string | undefined;
  memberNumber?: string | undefined;
  topics?: readonly string[] | undefined;
  zone?: string | undefined;
  consent?: boolean | undefined;
}

/** The sign-up form of one programme. */
export interface SignUpModel extends PageModel {
  programme: string;
  /** Where the form posts to: its own address. */
  action: string;
  /** The programme's topics; empty means every topic there is. */
  topics: readonly Topic[];
  /** The zone chosen beforehand: the programme's. */
  zone: string;
  hearWithinDays: number;
  /** The programme compares whether invitations help, and says so before anybody joins. */
  compares?: boolean | undefined;
  typed?: SignUpTyped | undefined;
  /** What is wrong, by field name; the words are the page's own. */
  errors?: readonly FieldProblem[] | undefined;
  seal?: FormSeal | undefined;
  /** What stays in the address when the language changes. */
  keep?: string | undefined;
  /** The link they came by filled nothing in: its time has passed, or it is not whole. */
  inviteOver?: boolean | undefined;
  /** Where members ask for the link to their own page. */
  myPage?: string | undefined;
}

/** The eight fields, on one phone screen. */
export function signUpPage(model: SignUpModel): string {
  const t = translator(model.locale);
  const errors = errorsByField(t, model.errors ?? []);
  const typed = model.typed ?? {};
  const title = t("sign-up.title", { programme: model.programme });
  const bad = errors.size > 0;
  return renderPage(
    <Layout
      t={t}
      title={title}
      windowTitle={bad ? t("page.check", { title }) : title}
      programme={model.programme}
      me={model.me}
      keep={model.keep}
    >
      {bad ? (
        <ErrorSummary t={t} errors={errors} control={firstControl} />
      ) : (
        <p class="soft">
          {t(model.inviteOver ? "sign-up.invite-over" : "sign-up.lead", { days: model.hearWithinDays })}
        </p>
      )}
      {model.compares === true ? <p class="soft">{t("nudge.sign-up")}</p> : null}
      <Form action={model.action} locale={model.locale}>
        <Field
          name="name"
          label={t("sign-up.name")}
          autocomplete="name"
          maxlength={80}
          required
          value={typed.name}
          error={errors.get("name")}
        />
        <Field
          name="email"
          type="email"
          label={t("sign-up.email")}
          required
          value={typed.email}
          error={errors.get("email")}
        />
        <RoleChoice t={t} typed={typed.role} error={errors.get("role")} />
        <TopicChoice t={t} topics={model.topics} typed={typed.topics ?? []} error={errors.get("topics")} />
        <div class="row">
          <Select name="stage" id="stage" label={t("sign-up.stage")} required error={errors.get("stage")}>
            <option value="">{t("sign-up.choose")}</option>
            {stages.map((stage) => (
              <option value={stage} selected={typed.stage === stage}>
                {t(`stage.${stage}`)}
              </option>
            ))}
          </Select>
          <Field
            name="memberNumber"
            label={t("sign-up.member-number")}
            maxlength={40}
            value={typed.memberNumber}
            error={errors.get("memberNumber")}
          />
        </div>
        <Select name="zone" id="zone" label={t("sign-up.zone")} required error={errors.get("zone")}>
          <ZoneOptions chosen={typed.zone ?? model.zone} />
        </Select>
        <div class="field">
          <Choice
            type="checkbox"
            name="consent"
            id="consent"
            value="yes"
            long
            required
            checked={typed.consent}
            error={errors.get("consent")}
          >
            {t("sign-up.consent")}
          </Choice>
        </div>
        <div class="acts">
          <Button name={model.seal && "stamp"} value={model.seal?.stamp}>
            {t("sign-up.button")}
          </Button>
        </div>
        <Riddle seal={model.seal} />
      </Form>
      {model.myPage === undefined ? null : (
        <p class="soft">
          <a href={model.myPage} class="link">
            {t("sign-up.my-page")}
          </a>
        </p>
      )}
    </Layout>,
  );
}
