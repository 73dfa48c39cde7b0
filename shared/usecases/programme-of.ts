import { Problem } from "../domain/errors.ts";
import type { Programme } from "../domain/programme.ts";
import type { Ports } from "./ports.ts";

/** The programme of an address. @throws Problem `not-found`, in words for whoever got a wrong address. */
export async function programmeOf(ports: Pick<Ports, "store">, id: string): Promise<Programme> {
  const programme = await ports.store.get("programme", id);
  if (!programme) throw new Problem("not-found", "There is no such programme. Check the address you were given.");
  return programme;
}
