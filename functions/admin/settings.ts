import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { copyForm, copyProgramme, copyRefused } from "#shared/usecases/coordinators/copy-programme.ts";
import { previewSettings, settingsRefused, showSettings } from "#shared/usecases/coordinators/settings.ts";

const ports = portsFor("store", "bus");

export const handler = http<ReturnType<typeof ports>>(ports, {
  showSettings: { handle: showSettings },
  previewSettings: { handle: previewSettings, refused: settingsRefused },
  copyForm: { handle: copyForm },
  copyProgramme: { handle: copyProgramme, refused: copyRefused },
});
