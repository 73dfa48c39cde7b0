import type { Locale } from "../domain/locale.ts";
import type { RequestContext } from "./http.ts";

/** The language of a page: `?lang`, else the person's, else the browser's, else the programme's. */
export function pageLanguage(
  request: RequestContext,
  person?: { locale: Locale },
  programme?: { locale: Locale },
): Locale {
  return request.asked ?? person?.locale ?? request.accepted ?? programme?.locale ?? "en-US";
}
