import type { Temporal } from "temporal-polyfill";
import type { MailDifference } from "../../calendar/mail-differences.ts";
import { openRequest } from "../../domain/mentor-request.ts";
import { mayBeMentored, type Participant, roleOf } from "../../domain/participant.ts";
import { type Programme, ProgrammeSettings } from "../../domain/programme.ts";
import { settingsIn } from "../../domain/settings-form.ts";
import { dayIn } from "../../domain/time.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import type { NewLine } from "../../domain/work.ts";
import { shippedPlaybook } from "../../playbooks/shipped.ts";
import { everything } from "../everything.ts";
import { promisedDay } from "../joining/hear-by.ts";
import { eligible } from "../pairing/eligible.ts";
import type { Ports } from "../ports.ts";
import { playbookId, programmePlan } from "../year/programme-plan.ts";
import { mailDiffering } from "./mail-differing.ts";
import { type Concerned, movesCalendars, nobody, settingEffects } from "./settings-effects.ts";
import type { Progress, WorkHandler } from "./work.ts";

type Needs = Pick<Ports, "store" | "zones">;

/** People read at a time, and lines kept; what is counted counts everybody. */
const [atOnce, mostLines] = [200, 2000];

/** Tells what other settings would change, for whom and whose mail. Writes nothing but its lines. */
export const lookAtSettings: WorkHandler<Needs> = async (work, ports, progress, now) => {
  const { seen: _, ...form } = work.order;
  const settings = ProgrammeSettings.parse(settingsIn(form));
  const plan = await programmePlan(work.programme, ports);
  const after: Programme = { ...settings, id: plan.programme.id, version: plan.programme.version };
  const concerned = await concernedBy(plan.programme, after, ports, now);
  const effects = settingEffects(plan.programme, settings, concerned, dayIn(settings.zone, now));
  const moved = movesCalendars(plan.programme, settings) ? await mailMoved(after, ports, progress, now) : [];
  const lines = moved.slice(0, mostLines).map(lineOf);
  await progress.say([...effects, ...lines], 0);
  const people = new Set(moved.map(({ person }) => person)).size;
  return { changes: effects.length, mails: moved.length, people, shown: lines.length };
};

async function concernedBy(
  before: Programme,
  after: Programme,
  ports: Needs,
  now: Temporal.Instant,
): Promise<Concerned> {
  const found = { ...nobody };
  let cursor: string | undefined;
  do {
    const page = await ports.store.list("participant", before.id, { cursor, limit: atOnce });
    const both = page.items.filter(({ role }) => role === "both").map(({ person }) => person);
    const loads = new Map((await ports.store.getMany("load", both)).map((load) => [load.id, load]));
    for (const one of page.items) count(found, one, mentoredIn(one, loads.get(one.person)).length, after, now);
    const active = page.items.filter(({ state }) => state === "active");
    found.ineligible += active.length - (await eligible(active, after, ports, now)).length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  for (const state of ["asked-mentor", "asked-mentee"])
    found.asked += (await everything(ports, "proposal", before.id, state)).length;
  return found;
}

function count(found: Concerned, one: Participant, mentors: number, after: Programme, now: Temporal.Instant): void {
  if (one.state !== "active" && one.state !== "paused") return;
  if (roleOf(one) !== "mentee" && one.vetting === "approved") found.approved++;
  else if (roleOf(one) !== "mentee" && one.vetting !== "rejected") found.unvetted++;
  if (after.topics.length > 0 && one.topics.some((topic) => !after.topics.includes(topic))) found.topics++;
  if (openRequest(one) !== undefined) found.requests++;
  if (roleOf(one) === "mentor") return;
  if (mentors > after.mentorsPerMentee) found.over++;
  if (!mayBeMentored(one) || mentors > 0) return;
  found.waiting++;
  if (one.toldOfLine === undefined && promisedDay(after, one, after.zone) < dayIn(after.zone, now).toString())
    found.late++;
}

/** Whose mail would differ, planned by other settings. */
async function mailMoved(
  programme: Programme,
  ports: Needs,
  progress: Progress,
  now: Temporal.Instant,
): Promise<MailDifference[]> {
  const plan = await programmePlan(programme.id, ports);
  const copy = await ports.store.get("playbook", playbookId(programme));
  const playbook = copy?.playbook ?? shippedPlaybook(programme.playbook) ?? plan.playbook;
  const { differences } = await mailDiffering({ ...plan, programme, playbook }, [], ports, progress, now);
  return differences.filter(({ says }) => says !== "sent" && says !== "held");
}

function lineOf({ says, person, prompt, from, to, reason }: MailDifference): NewLine {
  const level = says === "gone" || says === "late" ? "warning" : "info";
  return { level, says: `mail-${says}`, values: { prompt, from, to, reason }, person };
}
