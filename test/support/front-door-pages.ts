import { myPagePage } from "#shared/pages/my-page.tsx";
import { type SignUpModel, signUpPage } from "#shared/pages/sign-up.tsx";

const site = "https://almanac.example";
const hash = "a".repeat(64);
const seal = { stamp: "v1.1.stamp", challenge: { salt: "0123&", challenge: hash, signature: hash, maxnumber: 60_000 } };

/** The pages anybody can open, as people get them: with stamp and riddle. */
export function frontDoorPages(form: SignUpModel, mentee: string): Record<string, string> {
  const { locale, programme } = form;
  const signUp = { ...form, seal, myPage: `${site}/my-page/demo` };
  const ask = { locale, programme, action: `${site}/my-page/demo`, state: "ask", seal } as const;
  return {
    "sign-up sealed": signUpPage(signUp),
    "sign-up compared": signUpPage({ ...signUp, compares: true }),
    "sign-up invited": signUpPage({ ...signUp, keep: "invite=token", typed: { name: mentee, topics: ["data"] } }),
    "sign-up invite over": signUpPage({ ...signUp, inviteOver: true }),
    "my-page ask": myPagePage(ask),
    "my-page wrong": myPagePage({ ...ask, email: "nobody", wrong: true }),
    "my-page sent": myPagePage({ ...ask, state: "sent" }),
  };
}
