import type { WorkKind } from "../../domain/work.ts";
import { holdDay } from "../mail/hold-day.ts";
import { replayJournal } from "../mail/replay.ts";
import { formGroups } from "../pairing/desk/form-groups.ts";
import { mentorChoices } from "../pairing/desk/mentor-choices.ts";
import { previewPair } from "../pairing/desk/preview-pair.ts";
import type { Ports } from "../ports.ts";
import { announce } from "./announcements/announce.ts";
import { carryingOver } from "./books/carry-over.ts";
import { importing } from "./import/importing.ts";
import { members } from "./import/members.ts";
import { previewKeyDate } from "./key-date-preview.ts";
import { invitations } from "./members/invitations.ts";
import { pairs } from "./members/pairs.ts";
import { tryPairing } from "./pairing-preview.ts";
import { previewPause } from "./pause-preview.ts";
import { countProgramme } from "./report-work.ts";
import { lookAtSettings } from "./settings-preview.ts";
import type { WorkHandler } from "./work.ts";

/** What long work may use. */
export type WorkPorts = Pick<Ports, "store" | "queue" | "bus" | "links" | "addresses" | "zones" | "site">;

/** Every kind of long work, with what does it. */
export const workHandlers: Partial<Record<WorkKind, WorkHandler<WorkPorts>>> = {
  report: countProgramme,
  "settings-preview": lookAtSettings,
  "pairing-preview": tryPairing,
  "carry-over": carryingOver,
  "import-members": importing(members),
  "import-pairs": importing(pairs),
  invitations,
  "key-date-preview": previewKeyDate,
  "pause-preview": previewPause,
  "mail-hold": holdDay,
  announcement: announce,
  restore: replayJournal,
  "pair-preview": previewPair,
  "mentor-choices": mentorChoices,
  groups: formGroups,
};
