import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { addresses, addressRefused, changeAddress } from "#shared/usecases/own-page/addresses.ts";
import { addressPage, confirmAddress } from "#shared/usecases/own-page/confirm-address.ts";

export const handler = http(portsFor("store", "links", "addresses", "queue", "site"), {
  addresses: { handle: addresses },
  changeAddress: { handle: changeAddress, refused: addressRefused },
  addressPage: { handle: addressPage },
  confirmAddress: { handle: confirmAddress },
});
