import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../domain/ids.ts";
import { instantText } from "../domain/time.ts";
import type { Put } from "./ports.ts";

/** Who did what to which record: goes into the same transaction as the change itself. */
export function audit(about: string, by: string, did: string, reason: string, now: Temporal.Instant): Put {
  const at = instantText(now);
  // Ids of parts have dots; in an audit id the first dot ends the owner.
  const owner = about.replaceAll(".", "/");
  const id = `${owner}.${at}.${derivedId("aud", about, by, did, reason, at)}`;
  return { kind: "audit", put: { id, version: 0, about: owner, at, by, did, reason } };
}
