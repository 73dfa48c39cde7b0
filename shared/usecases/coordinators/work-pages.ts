import { mailHoldPage } from "../../console/mail-hold.tsx";
import { reportMade } from "../../console/report-made.tsx";
import type { WorkKind } from "../../domain/work.ts";
import { carriedOver } from "./books/carry-over.ts";
import { pairingTried } from "./how-we-pair.ts";
import { importPage } from "./import/import-page.ts";
import { keyDatePreview } from "./key-date-preview.ts";
import { invitationsMade } from "./members/invite-members.ts";
import { pausePreview } from "./pause-preview.ts";
import { settingsPreview } from "./settings.ts";
import type { WorkPageOf } from "./work-page-of.ts";

/** Kinds of work with a page of their own; all others show their lines as they are. */
export const workPages: Partial<Record<WorkKind, WorkPageOf>> = {
  "import-members": importPage,
  "import-pairs": importPage,
  invitations: invitationsMade,
  "key-date-preview": keyDatePreview,
  "pause-preview": pausePreview,
  "mail-hold": mailHoldPage,
  "carry-over": carriedOver,
  report: (_, model) => reportMade(model),
  "settings-preview": settingsPreview,
  "pairing-preview": pairingTried,
};
