import type { Ports } from "../ports.ts";

/** Calendars follow at once; were this event lost, they would tonight. */
export function planAgain(programme: string, version: number, ports: Pick<Ports, "bus">): Promise<void> {
  return ports.bus.publish("JobRequested", { job: "plan", run: `${programme}.${version}`, dryRun: false, programme });
}
