/** An error as the adapter saw it, without anything personal. */
export interface SendError {
  /** The error's name or code: `Throttling`, `ECONNREFUSED`. */
  readonly name: string;
  readonly message: string;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
}

/**
 * `refused`: SES will never take it. `later`: SES certainly did not take it, try in so many minutes.
 * `unclear`: it may have been taken.
 */
export type Failure =
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "later"; readonly reason: string; readonly minutes: number }
  | { readonly kind: "unclear"; readonly reason: string };

const later = (reason: string, minutes: number): Failure => ({ kind: "later", reason, minutes });
const refused = (reason: string): Failure => ({ kind: "refused", reason });

/** Not handed over: the claim's lease had run out by then, as when a process was frozen between its claim and its call. */
export const leaseOver: SendError = { name: "LeaseOver", message: "", status: 0 };

/** SES still lets the account write to addresses only that it has verified, and this is none of them. */
const sandboxed = "RecipientNotVerified";

/**
 * SES's "Email address is not verified" names who failed its check ("… in region EU-WEST-1: a@x, b@y"; with an ellipsis
 * where there were more). Where that is the recipient alone, nothing is wrong with the sender, and other mail may leave.
 */
export function aboutRecipient(error: SendError, to: string): SendError {
  const [, all] = /not verified.* in region [^:]*:(.*)$/is.exec(error.message) ?? [];
  if (error.name !== "MessageRejected" || all === undefined || /(\.\.\.|…)\s*$/.test(all)) return error;
  const failed = all.replaceAll(/"[^"]*"/g, "").split(",");
  const isTo = (one: string) => /([^\s<>]+)>?\s*$/.exec(one)?.[1]?.toLowerCase() === to.toLowerCase();
  return failed.every(isTo) ? { name: sandboxed, message: "", status: error.status } : error;
}

/** Errors of which it is certain that nothing was accepted: SES's documented answers, and connections that never were. */
const certain: Readonly<Record<string, (error: SendError) => Failure>> = {
  Throttling: throttled,
  ThrottlingException: throttled,
  MessageRejected: (error) =>
    /not verified/i.test(error.message) ? later("sender-not-verified", 60) : refused("rejected"),
  [sandboxed]: () => refused("recipient-not-verified"),
  MailFromDomainNotVerifiedException: () => later("sender-not-verified", 60),
  ConfigurationSetDoesNotExist: () => later("configuration", 60),
  ConfigurationSetDoesNotExistException: () => later("configuration", 60),
  AccountSendingPausedException: () => later("sending-paused", 10),
  ConfigurationSetSendingPausedException: () => later("sending-paused", 10),
  InvalidParameterValue: () => refused("address"),
  ValidationError: () => refused("address"),
  AccessDenied: () => later("not-allowed", 60),
  AccessDeniedException: () => later("not-allowed", 60),
  ExpiredToken: () => later("credentials", 5),
  ExpiredTokenException: () => later("credentials", 5),
  InvalidClientTokenId: () => later("credentials", 5),
  SignatureDoesNotMatch: () => later("credentials", 5),
  RequestExpired: () => later("credentials", 5),
  LeaseOver: () => later("lease-over", 1),
  ENOTFOUND: () => later("unreachable", 2),
  EAI_AGAIN: () => later("unreachable", 2),
  ECONNREFUSED: () => later("unreachable", 2),
};

function throttled(error: SendError): Failure {
  return /daily/i.test(error.message) ? later("daily-quota", 10) : later("throttled", 1);
}

/** Reads an error by the allow-list above; whatever is not on it is unclear (timeouts, resets, 5xx, words never seen). */
export function classify(error: SendError): Failure {
  // Own names only: an error may be called `constructor`.
  const known = Object.hasOwn(certain, error.name) ? certain[error.name] : undefined;
  // A 5xx under a known name still says that the server itself did not know what it did.
  if (known && error.status < 500) return known(error);
  return { kind: "unclear", reason: error.status >= 500 ? "server-error" : "no-answer" };
}
