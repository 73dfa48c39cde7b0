import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { lookAtHolidays } from "#shared/usecases/coordinators/holidays.ts";
import { addKeyDate, addKeyDateRefused } from "#shared/usecases/coordinators/key-date-add.ts";
import { askKeyDatePreview, keyDateRefused } from "#shared/usecases/coordinators/key-date-asked.ts";
import { listKeyDates, setKeyDate, showKeyDate } from "#shared/usecases/coordinators/key-dates.ts";
import { endPause, listPauses, pauseRefused, setPause } from "#shared/usecases/coordinators/pauses.ts";
import { listProgrammes, putProgramme } from "#shared/usecases/coordinators/programmes.ts";
import { settingsRefused } from "#shared/usecases/coordinators/settings.ts";

export const handler = http(portsFor("store", "bus"), {
  listProgrammes: { handle: listProgrammes },
  putProgramme: { handle: putProgramme, refused: settingsRefused },
  listKeyDates: { handle: listKeyDates },
  lookAtHolidays: { handle: lookAtHolidays },
  addKeyDate: { handle: addKeyDate, refused: addKeyDateRefused },
  showKeyDate: { handle: showKeyDate },
  previewKeyDate: { handle: askKeyDatePreview, refused: keyDateRefused },
  setKeyDate: { handle: setKeyDate },
  listPauses: { handle: listPauses },
  setPause: { handle: setPause, refused: pauseRefused },
  endPause: { handle: endPause },
});
