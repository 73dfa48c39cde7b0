import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "#shared/calendar/holidays.ts";
import { nextWindow, type SendWindow, sendInstant } from "#shared/calendar/local-time.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Person } from "#shared/domain/person.ts";
import { type Programme, ProgrammeSettings } from "#shared/domain/programme.ts";
import { instantOf, instantText, plusHours } from "#shared/domain/time.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { newMessage } from "#shared/usecases/mail/ledger.ts";
import type { Put, Store } from "#shared/usecases/ports.ts";
import { playbookId } from "#shared/usecases/year/programme-plan.ts";
import type { Lot } from "./lot.ts";

/** Where people live: windows open all around the clock. */
const zones = [
  ...["Pacific/Auckland", "Australia/Sydney", "Asia/Tokyo", "Asia/Kolkata", "Asia/Dubai", "Africa/Nairobi"],
  ...["Europe/Athens", "Europe/London", "America/Sao_Paulo", "America/New_York", "America/Denver", "Pacific/Honolulu"],
];
/** When a simulated year begins. */
export const start = Date.parse("2026-09-01T00:00:00.000Z");
const at = new Date(start).toISOString();
/** Mails each person is meant to get in a year. */
const mailsEach = 40;

/** The people and the programme all mail of one simulation is for, and mail for them. */
export class Scene {
  readonly people: Person[] = [];
  private readonly programme: Programme;
  private readonly windows = new Map<string, SendWindow>();
  private readonly walls = new Map<string, { readonly date: string; readonly time: string; readonly zone: string }>();
  private count = 0;
  private readonly lot: Lot;

  constructor(lot: Lot, messages: number, days: number) {
    this.lot = lot;
    const playbook = { name: ashpStudent.name, version: ashpStudent.version };
    const named = { name: "Mentoring", society: "The Society", zone: "America/Chicago", playbook, promptsPerWeek: 7 };
    this.programme = { ...ProgrammeSettings.parse(named), id: "demo", version: 0 };
    for (let index = 0; index < Math.max(20, (messages * 365) / (days * mailsEach)); index++)
      this.people.push({
        ...{ id: `per_${index}`, version: 0, name: "Ana", email: `p${index}@post.example`, locale: "en-US" },
        ...{
          addressState: "confirmed",
          zone: lot.oneOf(zones),
          consent: { text: "", at },
          prompts: true,
          createdAt: at,
        },
      });
  }

  /** Puts programme and people into a table, and arms the brake for it. */
  async enter(store: Store): Promise<void> {
    const { programme } = this;
    const armedFor = await store.identity();
    const copy = { id: playbookId(programme), version: 0, programme: programme.id, playbook: ashpStudent };
    await store.commit([
      { kind: "programme", put: programme },
      { kind: "playbook", put: copy },
      { kind: "brake", put: { id: "brake", version: 0, armedFor, apiUrl: "", changedAt: at, changedBy: "cora" } },
    ]);
    const puts = this.people.map((put): Put => ({ kind: "person", put }));
    for (let from = 0; from < puts.length; from += 100) await store.commit(puts.slice(from, from + 100));
  }

  /** Whether prompts leave on a day: what weekends and holidays pushed to one day would be more than any crashing cloud sends. */
  isWorkday(day: number): boolean {
    const { start: opens } = this.windowOf("UTC", day);
    return opens.epochMilliseconds < day + 86_400_000;
  }

  /** A prompt for somebody, in their window of a day (or of the working day after it). */
  prompt(day: number): Message {
    const person = this.lot.oneOf(this.people);
    const base = this.message(person, this.lot.chance(0.5) ? "prompt" : "still-there", "prompt", day);
    const window = this.windowOf(person.zone, day);
    const due = sendInstant(base.id, window);
    const wall = { ...this.wallOf(person.zone, due), tz: "2026a", windowEnds: instantText(window.end) };
    const dueAt = instantText(due);
    const expiresAt = instantText(plusHours(due, 24 * this.lot.between(2, 5)));
    return { ...base, reason: "planned", wall, dueAt, nextActionAt: dueAt, expiresAt };
  }

  /** Mail somebody waits for, or that is sent once and never again. */
  letter(now: number): Message {
    const isOnce = this.lot.chance(0.2);
    const [kind, of] = isOnce ? (["introduction", "one-shot"] as const) : (["my-page", "interactive"] as const);
    return this.message(this.lot.oneOf(this.people), kind, of, now);
  }

  private message(person: Person, kind: Message["kind"], of: Message["class"], now: number): Message {
    const about = { person: person.id, programme: this.programme.id, kind, class: of };
    const natural = { subject: `s${this.count++}`, occurrence: "2026", livesHours: this.lot.between(12, 72) };
    return newMessage({ ...about, ...natural }, Temporal.Instant.fromEpochMilliseconds(now));
  }

  /** Hundreds are due there in the same minute. */
  private wallOf(zone: string, due: Temporal.Instant) {
    const key = `${zone} ${due.epochMilliseconds}`;
    const known = this.walls.get(key);
    if (known) return known;
    const local = due.toZonedDateTimeISO(zone);
    const time = local.toPlainTime().toString({ smallestUnit: "minute" });
    const wall = { date: local.toPlainDate().toString(), time, zone };
    if (this.walls.size > 10_000) this.walls.clear();
    this.walls.set(key, wall);
    return wall;
  }

  private windowOf(zone: string, day: number): SendWindow {
    const key = `${zone} ${day}`;
    const known = this.windows.get(key);
    if (known) return known;
    const from = instantOf(new Date(day).toISOString());
    const window = nextWindow(from, zone, ashpStudent.window, holidaysOf(this.programme));
    if (this.windows.size > 1000) this.windows.clear();
    this.windows.set(key, window);
    return window;
  }
}
