import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { askKeyDatePreview, keyDateRefused } from "#shared/usecases/coordinators/key-date-asked.ts";
import { listKeyDates, setKeyDate, showKeyDate } from "#shared/usecases/coordinators/key-dates.ts";
import { listProgrammes, putProgramme } from "#shared/usecases/coordinators/programmes.ts";
import { settingsRefused } from "#shared/usecases/coordinators/settings.ts";

export const handler = http(portsFor("store", "bus"), {
  listProgrammes: { handle: listProgrammes },
  putProgramme: { handle: putProgramme, refused: settingsRefused },
  listKeyDates: { handle: listKeyDates },
  showKeyDate: { handle: showKeyDate },
  previewKeyDate: { handle: askKeyDatePreview, refused: keyDateRefused },
  setKeyDate: { handle: setKeyDate },
});
