/** Where the sandbox's sign-in is, below its own address. */
export const signInPath = "/_sandbox/sign-in";

/**
 * What the template's SignInUrl is on this machine: as in AWS another origin than the console's, so that what forbids or
 * allows the way between them is tried here too.
 */
export function signInUrl(sandboxUrl: string): string {
  return `${sandboxUrl.replace("//127.0.0.1", "//localhost")}${signInPath}`;
}
