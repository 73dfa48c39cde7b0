import { page } from "./page.ts";
import { escapeMarkup } from "./values.ts";

/** Who may be chosen, as the account's name says: everything, one programme, or nobody's. */
export const everyProgramme = "all-programmes";
export const noProgramme = "nobody";

/** The groups of an account, as the pool would have them. */
export function groupsOf(account: string): string[] {
  return account === noProgramme ? [] : [account];
}

/** What stands where a coordinator would type a password: on this machine anybody may be anybody. */
export function signInPage(action: string): string {
  const to = escapeMarkup(action);
  return page(
    "Sign in",
    `<h1>Sign in to the sandbox</h1>
<p>This stands where coordinators sign in with a password and a second factor. On this machine there is neither: choose who you are.</p>
<section aria-labelledby="who"><h2 id="who">I am a coordinator of</h2>
<form method="post" action="${to}" class="row"><button name="account" value="${everyProgramme}">All programmes</button><button name="account" value="${noProgramme}">No programme</button></form>
<form method="post" action="${to}" class="row"><label>One programme, by its id<input name="account" required pattern="[a-z0-9][a-z0-9\\-]*" value="demo"></label><button>This programme only</button></form></section>`,
  );
}
