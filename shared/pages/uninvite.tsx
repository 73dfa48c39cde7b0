import { translator } from "#shared/locales/translate.ts";
import { Layout } from "#shared/view/layout.tsx";
import { Button, Card, Form } from "#shared/view/parts.tsx";
import { renderPage } from "#shared/view/render.ts";
import type { PageModel } from "./page-model.ts";

/** No more invitations: to be asked, or done. */
export interface UninviteModel extends PageModel {
  programme: string;
  action: string;
  done: boolean;
}

/** Stops invitations to somebody who is in the society, and in no programme. */
export function uninvitePage({ locale, programme, action, done, me }: UninviteModel): string {
  const t = translator(locale);
  return renderPage(
    <Layout t={t} title={t(done ? "members.uninvited.title" : "members.uninvite.title")} programme={programme} me={me}>
      <Card>
        <p>{t(done ? "members.uninvited.text" : "members.uninvite.text")}</p>
        {done ? null : (
          <Form action={action} locale={locale}>
            <div class="acts">
              <Button>{t("members.uninvite.button")}</Button>
            </div>
          </Form>
        )}
      </Card>
    </Layout>,
  );
}
