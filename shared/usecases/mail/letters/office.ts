import { baseOf } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/**
 * Tells the programme's contact that a concern waits. What it says stays where only its coordinators read it. The one
 * about all that came in an hour of many leaves whatever became of any of them.
 */
export async function concernRaisedLetter(context: LetterContext): Promise<Written> {
  const { message, programme, site, ports } = context;
  const isAboutMany = message.subject === programme.id;
  const concern = isAboutMany ? undefined : await ports.store.get("concern", message.subject);
  if (!isAboutMany && concern?.state !== "open") return { nothing: "no-longer-open" };
  const link = `${site}/admin/programmes/${programme.id}/concerns?state=open`;
  return { model: { kind: "concern-raised", ...baseOf(context), link } };
}
