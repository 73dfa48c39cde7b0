import type { Identity } from "../domain/identity.ts";
import type { Locale } from "../domain/locale.ts";
import type { Participant } from "../domain/participant.ts";
import type { Profile } from "../domain/profile.ts";

/** What pairing knows of one person: the eight fields, and what they told beyond them. No name and no address. */
export interface Candidate {
  readonly participant: Participant;
  readonly zone: string;
  /** The language of their mail: one they can talk in where they named none. */
  readonly locale?: Locale;
  readonly profile?: Profile | undefined;
  /** Under a consent of its own; nothing of it is ever shown. */
  readonly identity?: Identity | undefined;
}
