import addressparser from "nodemailer/lib/addressparser/index.js";
import { AwsError } from "./aws-errors.ts";
import { headerOf, readHeaders } from "./mime.ts";

/** A SendRawEmail call, decoded. */
export interface RawEmail {
  raw: Buffer;
  source: string | undefined;
  destinations: string[];
  configurationSet: string | undefined;
  tags: [string, string][];
}

/** A call that SES accepts. */
export interface AcceptedEmail extends RawEmail {
  headers: [string, string][];
  /** The address the envelope comes from. */
  sender: string;
  /** The identity (address or domain) that permits it. */
  identity: string;
  recipients: string[];
}

/** What the account holds. */
export interface SesAccount {
  region: string;
  identities: string[];
  configurationSets: string[];
}

const mostRecipients = 50;
const mostBytes = 10 * 1024 * 1024;
const mostTags = 50;

/** The bare addresses of a header or parameter, groups resolved. */
export function addressesOf(text: string): string[] {
  return addressparser(text, { flatten: true }).flatMap(({ address }) => (address ? [address] : []));
}

/** A destination that is no address at all stays as it is, to be refused. */
function destinationsOf(text: string): string[] {
  const addresses = addressesOf(text);
  return addresses.length > 0 ? addresses : [text];
}

const invalid = (message: string) => new AwsError("InvalidParameterValue", message);

/** SES's own rules for an address. SMTPUTF8 is not supported, so the local part is 7-bit. */
export function checkAddress(address: string): void {
  const at = address.lastIndexOf("@");
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 0) throw invalid("Missing final '@domain'");
  if (local === "") throw invalid(`User name is missing: '${address}'`);
  if (/[\p{Cc}\s]/u.test(local) && !/^".*"$/.test(local)) throw invalid("Local address contains control or whitespace");
  if (/[^\x20-\x7e]/.test(local)) throw invalid("Local address contains non-ASCII characters");
  if (local.startsWith(".")) throw invalid("Local address starts with dot");
  if (local.endsWith(".")) throw invalid("Local address ends with dot");
  if (local.includes("..")) throw invalid("Local address contains dot-dot");
  if (local.length > 64 || address.length > 320) throw invalid("Address is too long");
  if (domain === "" || domain.endsWith(".")) throw invalid("Domain ends with dot");
  if (domain.startsWith(".")) throw invalid("Domain starts with dot");
  if (domain.includes("..")) throw invalid("Domain contains dot-dot");
  if (/[^A-Za-z0-9.-]/.test(domain)) throw invalid("Domain contains illegal character");
  if (!domain.includes(".")) throw invalid(`Missing final '@domain'`);
}

/** The verified identity that covers an address: the address itself, its domain, or a domain above that. */
export function identityFor(address: string, identities: string[]): string | undefined {
  const wanted = address.toLowerCase();
  const domain = wanted.slice(wanted.lastIndexOf("@") + 1);
  return (
    identities.find((identity) => identity.toLowerCase() === wanted) ??
    identities.find(
      (identity) =>
        !identity.includes("@") && (domain === identity.toLowerCase() || domain.endsWith(`.${identity.toLowerCase()}`)),
    )
  );
}

/** Accepts a message or refuses it in SES's words. */
export function acceptEmail(email: RawEmail, account: SesAccount): AcceptedEmail {
  if (email.raw.length === 0) throw invalid("Empty raw message.");
  if (email.raw.length > mostBytes)
    throw invalid(`Message length is more than ${mostBytes} bytes long: '${email.raw.length}'.`);
  const headers = readHeaders(email.raw);
  const from = headerOf(headers, "From");
  const fromAddresses = from === undefined ? [] : addressesOf(from);
  if (fromAddresses.length === 0) throw invalid("Missing required header 'From'.");
  if (headers.filter(([name]) => name.toLowerCase() === "from").length > 1) throw invalid("Duplicate header 'From'.");
  const sender = addressesOf(email.source ?? fromAddresses[0] ?? "")[0] ?? "";
  // Bare line feeds and endless lines break between servers; SES refuses them.
  if (/[^\r\n]{1000}/.test(email.raw.toString("latin1")))
    throw new AwsError("MessageRejected", "Line length exceeds 998 characters.");

  const listed = ["To", "Cc", "Bcc"].flatMap((name) => addressesOf(headerOf(headers, name) ?? ""));
  const recipients = email.destinations.length > 0 ? email.destinations.flatMap(destinationsOf) : listed;
  if (recipients.length === 0) throw invalid("Missing required header 'To'.");
  if (recipients.length > mostRecipients) throw invalid(`Recipient count exceeds ${mostRecipients}.`);
  for (const address of [sender, ...fromAddresses, ...recipients]) checkAddress(address);

  if (email.configurationSet !== undefined && !account.configurationSets.includes(email.configurationSet)) {
    throw new AwsError("ConfigurationSetDoesNotExist", `Configuration set <${email.configurationSet}> does not exist.`);
  }
  const unverified = [sender, ...fromAddresses].filter((address) => !identityFor(address, account.identities));
  if (unverified.length > 0) {
    const region = account.region.toUpperCase();
    throw new AwsError(
      "MessageRejected",
      `Email address is not verified. The following identities failed the check in region ${region}: ${[...new Set(unverified)].join(", ")}`,
    );
  }
  checkTags(email.tags);
  return { ...email, headers, sender, identity: identityFor(sender, account.identities) ?? sender, recipients };
}

function checkTags(tags: [string, string][]): void {
  if (tags.length > mostTags) throw invalid("Too many message tags.");
  for (const [name, value] of tags) {
    if (!/^[A-Za-z0-9_-]{1,256}$/.test(name))
      throw invalid(`Invalid tag name <${name}>: only alphanumeric ASCII characters, '_', and '-' are allowed.`);
    if (!/^[A-Za-z0-9_.@-]{1,256}$/.test(value))
      throw invalid(
        `Invalid tag value <${value}>: only alphanumeric ASCII characters, '_', '-', '.', and '@' are allowed.`,
      );
  }
}
