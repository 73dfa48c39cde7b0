import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { carryOver } from "#shared/usecases/coordinators/books/carry-over.ts";
import { listBooks, showBook } from "#shared/usecases/coordinators/books/list-books.ts";
import { bookRefused, takeBook } from "#shared/usecases/coordinators/books/take-book.ts";
import { copyForm, copyProgramme, copyRefused } from "#shared/usecases/coordinators/copy-programme.ts";
import { pairingRefused, setPairing, showPairing } from "#shared/usecases/coordinators/how-we-pair.ts";
import { previewSettings, settingsRefused, showSettings } from "#shared/usecases/coordinators/settings.ts";

const ports = portsFor("store", "bus");

export const handler = http<ReturnType<typeof ports>>(ports, {
  showSettings: { handle: showSettings },
  previewSettings: { handle: previewSettings, refused: settingsRefused },
  ...{ listBooks: { handle: listBooks }, showBook: { handle: showBook }, carryOver: { handle: carryOver } },
  takeBook: { handle: takeBook, refused: bookRefused },
  showPairing: { handle: showPairing },
  setPairing: { handle: setPairing, refused: pairingRefused },
  copyForm: { handle: copyForm },
  copyProgramme: { handle: copyProgramme, refused: copyRefused },
});
