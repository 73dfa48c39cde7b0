import { portsFor } from "#functions/runtime/deps.ts";
import { http } from "#functions/runtime/http.ts";
import { signUp } from "#shared/usecases/joining/sign-up.ts";
import { signUpForm, signUpRefused } from "#shared/usecases/joining/sign-up-form.ts";

export const handler = http(portsFor("store", "addresses", "links", "stamps", "queue", "site"), {
  signUpForm: { handle: signUpForm },
  signUp: { handle: signUp, refused: signUpRefused },
});
