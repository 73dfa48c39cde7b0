import type { Load } from "../../domain/person.ts";
import type { Put } from "../ports.ts";

/** A mentor's places, kept for good from now on; nothing where they are already. */
export function loadKept(load: Load | undefined): Put[] {
  return load?.ttl === undefined ? [] : [{ kind: "load", put: { ...load, ttl: undefined } }];
}
