import type { Temporal } from "temporal-polyfill";
import { holidayCalendar } from "../../calendar/holidays.ts";
import { holidaysPage } from "../../console/holidays.tsx";
import { dayIn } from "../../domain/time.ts";
import { holidayLint } from "../../playbooks/holiday-lint.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { mustRun } from "./allowed.ts";

/** Every prompt of the next five years that would land on a weekend or a holiday, why, and where it moves to. */
export async function lookAtHolidays(
  request: RequestOf<"lookAtHolidays">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  mustRun(request, request.parameters.programme);
  const { programme, playbook, keyDates } = await programmePlan(request.parameters.programme, ports);
  const today = dayIn(programme.zone, now);
  const { until, days, personal } = holidayLint(programme, playbook, today, keyDates);
  const calendars = programme.holidayCalendars.map((calendar) => {
    const { known, reaches } = holidayCalendar(calendar);
    return { calendar, known, reaches };
  });
  const found = { from: today.toString(), until, days, personal, calendars };
  const locale = pageLanguage(request, undefined, programme);
  const html = holidaysPage({ locale, programme: { id: programme.id, name: programme.name }, ...found });
  return { status: 200, json: found, html };
}
