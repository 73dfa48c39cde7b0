import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { listKeyDates, listProgrammes, putProgramme, setKeyDate } from "#shared/usecases/coordinators/programmes.ts";

export const handler = http(portsFor("store", "bus"), {
  listProgrammes: { handle: listProgrammes },
  putProgramme: { handle: putProgramme },
  listKeyDates: { handle: listKeyDates },
  setKeyDate: { handle: setKeyDate },
});
