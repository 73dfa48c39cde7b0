import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { profile, profileRefused, updateProfile } from "#shared/usecases/own-page/profile.ts";

export const handler = http(portsFor("store", "links", "site", "addresses"), {
  profile: { handle: profile },
  updateProfile: { handle: updateProfile, refused: profileRefused },
});
