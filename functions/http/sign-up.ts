import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { signUp, signUpForm, signUpRefused } from "#shared/usecases/sign-up.ts";

export const handler = http(portsFor("store", "addresses", "queue", "site"), {
  signUpForm: { handle: signUpForm },
  signUp: { handle: signUp, refused: signUpRefused },
});
