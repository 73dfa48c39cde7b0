import { events } from "#shared/contracts/events.ts";
import { runWork } from "#shared/usecases/coordinators/work.ts";
import { letLeave, mailMayLeave } from "#shared/usecases/mail/brake.ts";
import { replayJournal } from "#shared/usecases/mail/replay.ts";
import type { Deployment, Parts } from "./deployment.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
/** Days between two restores, on average. */
const every = 60;

type Needs = Pick<Parts, "faults" | "lot" | "agenda" | "host" | "oracle" | "table"> & {
  readonly cloud: Deployment;
  /** Who is written to. */
  readonly people: readonly { readonly id: string }[];
  /** Is told of each message that the table knows nothing of any more. */
  readonly gone: (id: string) => void;
};

/**
 * Now and then the table is lost and put back as it was minutes or a day before, as another one. What ran on the old one
 * is cut off. Somebody lets mail go again after a while, once; the replay dies as everything does, and must go on by itself.
 */
export class Restores {
  count = 0;
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
    needs.cloud.asked = (detail) => void this.replay(detail, 3);
  }

  /** From now on; the first comes so many days from now, or by chance. */
  begin(first?: number): void {
    const { faults, lot, agenda, table } = this.needs;
    if (!faults.has("restore")) return;
    agenda.after((first ?? -Math.log(1 - lot.draw()) * every) * day, () => {
      const putBack = table.backUp();
      agenda.after(lot.between(10 * minute, 30 * hour), () => void this.restore(putBack));
    });
  }

  private async restore(putBack: (id: string) => Promise<void>): Promise<void> {
    const { host, table, oracle, people, agenda, lot, gone } = this.needs;
    this.count++;
    host.cutOff();
    await putBack(`table-${this.count + 1}`);
    for await (const { id } of table.truth.everyMessage()) if (!oracle.knows(id)) table.truth.forget(id);
    for (const id of await oracle.putBack(table.truth)) gone(id);
    for (const { id } of people) {
      const person = await table.truth.get("person", id);
      if (person) oracle.readers.wrote({ ...person }, agenda.now);
    }
    agenda.after(lot.between(minute, 6 * hour), () => void this.press());
  }

  /** Somebody lets mail go, and presses again only where the page did not say that it was taken. */
  private async press(): Promise<void> {
    const { agenda, lot, cloud } = this.needs;
    const ending = await cloud.run((ports, now) => letLeave("cora", "", ports, now));
    if (ending === "done") await this.leaves();
    else agenda.after(lot.between(minute, 30 * minute), () => void this.press());
  }

  /** The next restore is not before mail leaves from this table. */
  private async leaves(): Promise<void> {
    if (await mailMayLeave({ store: this.needs.table.truth })) this.begin();
    else this.needs.agenda.after(hour, () => void this.leaves());
  }

  /** Lambda tries an event three times in all. */
  private async replay(detail: unknown, tries: number): Promise<void> {
    const { agenda, lot, cloud } = this.needs;
    const asked = events.WorkRequested.parse(detail);
    const timeLeft = () => (lot.chance(0.3) ? 0 : Number.POSITIVE_INFINITY);
    const ending = await cloud.run((ports, now) => runWork(asked, { restore: replayJournal }, ports, now, timeLeft));
    if (ending !== "done" && tries > 1) agenda.after((4 - tries) * minute, () => void this.replay(detail, tries - 1));
  }
}
