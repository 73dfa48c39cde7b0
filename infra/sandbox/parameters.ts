import { signInUrl } from "./sign-in-address.ts";
import type { Template } from "./template.ts";

/** Values for parameters that a deployment would be asked for. Nothing here reaches anybody: example.org is reserved. */
const standIns: [RegExp, string][] = [
  [/^(From|Sender)(Address|Email)$/, "mentoring@example.org"],
  [/^(Mail|Sender|Email|From)?Domain(Name)?$/, "example.org"],
  [/^(Alarm|Alert|Operator|Contact|Notification|Reply)\w*(Address|Email|Mailbox)$/, "operator@example.org"],
];

/** The parameters of a run: what the caller gives, the sandbox's own address as PublicUrl, and stand-ins where the template has no default. */
export function chooseParameters(
  template: Template,
  url: string,
  given: Record<string, string>,
): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !(name in template.Parameters));
  if (unknown.length > 0) throw new Error(`The template has no parameter ${unknown.join(", ")}.`);
  const chosen: Record<string, string> = {};
  for (const [name, parameter] of Object.entries(template.Parameters)) {
    const standIn = standIns.find(([pattern]) => pattern.test(name))?.[1];
    if (given[name] !== undefined) chosen[name] = given[name];
    else if (name === "PublicUrl") chosen[name] = url;
    else if (name === "SignInUrl") chosen[name] = signInUrl(url);
    else if (parameter.Default === undefined && standIn !== undefined) chosen[name] = standIn;
  }
  return chosen;
}
