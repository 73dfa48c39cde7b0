import { type Mutant, usecases } from "./mutant.ts";

const [mailer, onSes] = ["shared/adapters/ses/mailer.ts", "test/contract/mailer.test.ts"];
const [failures, reading] = ["shared/ledger/failures.ts", "test/unit/shared/ledger/failures.test.ts"];
const [protocol, protocolTest] = ["shared/ledger/protocol.ts", "test/unit/shared/ledger/due.test.ts"];
const [unclear, lateEvidence] = [`${usecases}/unclear.test.ts`, `${usecases}/late-evidence.test.ts`];
const evidence = "shared/ledger/evidence.ts";

/** Mutants of handing a mail to SES, and of what its silence means. */
export const handingOver: readonly Mutant[] = [
  {
    name: "SDK retries on",
    breaks: "The SDK sends a second mail after a lost answer, and the ledger knows of one.",
    file: mailer,
    changes: [["maxAttempts: 1,", "maxAttempts: 3,"]],
    tests: [onSes],
  },
  {
    name: "a timeout that only warns",
    breaks: "A call that hangs outlives its function and finishes in another one's time.",
    file: mailer,
    changes: [["throwOnRequestTimeout: true", "throwOnRequestTimeout: false"]],
    tests: [onSes],
  },
  {
    name: "letters without their attempt",
    breaks: "SES's events prove nothing, so every doubt ends in a second mail or with a person.",
    file: mailer,
    changes: [["Value: letter.attempt", 'Value: "attempt"']],
    tests: [onSes],
  },
  {
    name: "unknown errors classed as certain",
    breaks: "A reset after SES took the mail counts as a refusal, and it is sent again at once.",
    file: failures,
    changes: [['return { kind: "unclear", reason:', 'return { kind: "later", minutes: 1, reason:']],
    tests: [reading],
  },
  {
    name: "5xx classed as certain",
    breaks: "A server error under a known name counts as a refusal, though SES may have the mail.",
    file: failures,
    changes: [["if (known && error.status < 500)", "if (known)"]],
    tests: [reading],
  },
  {
    name: "lease straight to re-send",
    breaks: "Whoever died after handing a mail to SES has it sent twice.",
    file: "shared/ledger/due.ts",
    changes: [
      [
        'return { next: unclear(message, "lease-ended", now), hint: false };',
        'return { next: { ...message, state: "RETRY", reason: "lease-ended", nextActionAt: instantText(now) }, hint: true };',
      ],
    ],
    tests: [protocolTest],
  },
  {
    name: "unclear re-sent at once",
    breaks: "A lost answer means a second mail, though SES's event is on its way.",
    file: protocol,
    changes: [['follow(message, "UNKNOWN", reason, {', 'follow(message, "RETRY", reason, {']],
    tests: [protocolTest],
  },
  {
    name: "no time for evidence",
    breaks: "Doubt is settled before an event can arrive: a double that need not be.",
    file: "shared/usecases/mail/reconcile.ts",
    changes: [['message.state === "UNKNOWN" && isDue ?', 'message.state === "UNKNOWN" ?']],
    tests: [`${usecases}/send-gates.test.ts`],
  },
  {
    name: "a third attempt",
    breaks: "A prompt SES is silent about is sent three times.",
    file: protocol,
    changes: [["const mostAttempts = 2;", "const mostAttempts = 3;"]],
    tests: [protocolTest],
  },
  {
    name: "one-shot retried",
    breaks: "An introduction that may have arrived is sent again.",
    file: protocol,
    changes: [['message.class === "prompt" && message.attempts', "message.attempts"]],
    tests: [protocolTest],
  },
  {
    name: "an attempt that does not count",
    breaks: "Nobody knows how often SES may have taken it, and the cap of two never bites.",
    file: protocol,
    changes: [["attempts: message.attempts + 1,", "attempts: message.attempts,"]],
    tests: [protocolTest],
  },
  {
    name: "a second attempt unmarked",
    breaks: "The record hides that a mail may have arrived twice.",
    file: protocol,
    changes: [['"no-evidence", { possibleDuplicate: true,', '"no-evidence", { possibleDuplicate: false,']],
    tests: [protocolTest],
  },
  {
    name: "SENT may be left",
    breaks: "A mail that arrived can be planned, claimed and sent anew.",
    file: "shared/ledger/message-states.ts",
    changes: [["  SENT: [],", '  SENT: ["RETRY", "PLANNED"],']],
    tests: ["test/unit/shared/ledger/message-states.test.ts"],
  },
  {
    name: "event without matching attempt accepted",
    breaks: "News of another mail settles one that was never accepted: silence.",
    file: evidence,
    changes: [["message.attempt === attempt ||", "message.version > 0 ||"]],
    tests: [unclear],
  },
  {
    name: "an earlier attempt's event thrown away",
    breaks: "A prompt is sent again, or held, though SES proved that it took the first attempt.",
    file: evidence,
    changes: [["message.history.some((step) => step.attempt === attempt)", "false"]],
    tests: [lateEvidence],
  },
  {
    name: "a late answer thrown away",
    breaks: "A sender that was frozen hears that SES took the mail, and it is sent again.",
    file: "shared/usecases/mail/send-message.ts",
    changes: [["if (proves(attempt, current))", 'if (current.attempt === attempt && current.state === "SENDING")']],
    tests: [lateEvidence],
  },
  {
    name: "news in our own queue is no evidence",
    breaks: "While the function that records news is behind, every unclear prompt is sent twice.",
    file: "shared/usecases/mail/reconcile.ts",
    changes: [["(await news.waiting()) > 0", "(await news.waiting()) < 0"]],
    tests: [lateEvidence],
  },
];
