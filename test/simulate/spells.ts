import type { Agenda } from "./agenda.ts";
import type { Faults } from "./faults.ts";
import type { Lot } from "./lot.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** What goes wrong for a while: how many days apart on average, how long at least and at most, which fault it belongs to. */
const kinds = {
  storeAway: { fault: "outage", every: 20, least: 10 * minute, most: 4 * hour },
  sesAway: { fault: "outage", every: 20, least: 10 * minute, most: 3 * hour },
  queueAway: { fault: "outage", every: 20, least: 10 * minute, most: 3 * hour },
  ticksAway: { fault: "outage", every: 20, least: hour, most: 4 * hour },
  storeThrottled: { fault: "store", every: 7, least: 5 * minute, most: 20 * minute },
  sesThrottled: { fault: "ses", every: 7, least: 10 * minute, most: 30 * minute },
  sesPaused: { fault: "ses", every: 30, least: hour, most: 6 * hour },
  dailyQuota: { fault: "quota", every: 30, least: hour, most: 12 * hour },
} as const;
export type Spell = keyof typeof kinds;
const names = Object.keys(kinds).filter((name): name is Spell => name in kinds);

/** Which spells are on. They come and go by chance, and overlap. */
export class Spells {
  private readonly on = new Set<Spell>();

  constructor(faults: Faults, lot: Lot, agenda: Agenda) {
    const begin = (name: Spell) => {
      const { every, least, most } = kinds[name];
      agenda.after(-Math.log(1 - lot.draw()) * every * day, () => {
        this.on.add(name);
        agenda.after(lot.between(least, most), () => {
          this.on.delete(name);
          begin(name);
        });
      });
    };
    for (const name of names) if (faults.has(kinds[name].fault)) begin(name);
  }

  has(name: Spell): boolean {
    return this.on.has(name);
  }
}
