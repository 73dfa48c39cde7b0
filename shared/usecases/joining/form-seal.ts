import type { Temporal } from "temporal-polyfill";
import type { Ports } from "../ports.ts";

/** A public form's stamp and riddle, and how the form is answered: to programs as JSON, to browsers as a page with its script. */
export async function sealed(ports: Pick<Ports, "stamps">, now: Temporal.Instant, page: (seal: Seal) => string) {
  const seal = await ports.stamps.issue(now);
  return { json: { outcome: "form", ...seal }, html: page(seal), scripted: true };
}

type Seal = Awaited<ReturnType<Ports["stamps"]["issue"]>>;
