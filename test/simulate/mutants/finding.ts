import { type Mutant, usecases } from "./mutant.ts";

const admitted = "shared/usecases/mail/admitted.ts";
const [brake, braked] = ["shared/usecases/mail/brake.ts", `${usecases}/brake.test.ts`];

/** Mutants of finding what is due, and of everything that may stop it. */
export const finding: readonly Mutant[] = [
  {
    name: "non-terminal leaves the due index",
    breaks: "A message in doubt falls out of sight, and is lost in silence.",
    file: "shared/adapters/dynamo/index-entries.ts",
    changes: [
      [
        "if (message.nextActionAt === undefined) return {};",
        'if (message.nextActionAt === undefined || message.state === "UNKNOWN") return {};',
      ],
    ],
    tests: ["test/unit/shared/adapters/keys.test.ts"],
  },
  {
    name: "a step without a next action",
    breaks: "A message stays unfinished with nothing that would ever move it.",
    file: "shared/ledger/message-states.ts",
    changes: [["if (isFinal(state) !== (next.nextActionAt === undefined))", "if (state === undefined)"]],
    tests: ["test/unit/shared/ledger/message-states.test.ts"],
  },
  {
    name: "the audit looks away",
    breaks: "A message that fell out of the due index rings no alarm.",
    file: "shared/usecases/mail/audit-ledger.ts",
    changes: [["if (Object.values(gap).some((count) => count > 0)) throw new LedgerGap(gap);", ""]],
    tests: [`${usecases}/unclear.test.ts`],
  },
  {
    name: "index trusted",
    breaks: "What the index still shows is sent, whatever the message has become meanwhile.",
    file: admitted,
    changes: [["!isUnsent(message.state) || ", ""]],
    tests: [`${usecases}/send.test.ts`],
  },
  {
    name: "a hint that is never repeated",
    breaks: "A message whose hint got lost waits for ever.",
    file: "shared/ledger/due.ts",
    changes: [
      ['    case "QUEUED":\n', '    case "QUEUED":\n      if (message.state === "QUEUED") return undefined;\n'],
    ],
    tests: [`${usecases}/brake.test.ts`],
  },
  {
    name: "no window check",
    breaks: "After an outage the morning's prompts arrive at night.",
    file: admitted,
    changes: [["if (later) return putOff(message, later, ports, now);", ""]],
    tests: [`${usecases}/not-sent.test.ts`],
  },
  {
    name: "no expiry check",
    breaks: "A mail nobody waits for any more still leaves when its hint comes late.",
    file: "shared/usecases/mail/recipient.ts",
    changes: [['if (isOver(message, now)) return { silence: "too-late" };', ""]],
    tests: [`${usecases}/send-gates.test.ts`],
  },
  {
    name: "brake ignored by the sender",
    breaks: "With the brake on, everything that was in the queue still leaves.",
    file: admitted,
    changes: [['if (!(await mailMayLeave(ports))) return "braked";', ""]],
    tests: [braked],
  },
  {
    name: "brake armed for any table",
    breaks: "A table restored from a backup sends its past once more.",
    file: brake,
    changes: [
      ["brake.armedFor === identity && ((await store.mailTable()) ?? identity) === identity", 'identity !== ""'],
    ],
    tests: [braked],
  },
  {
    name: "no brake is an armed one",
    breaks: "A fresh or restored deployment sends before anybody has said so.",
    file: brake,
    changes: [
      ['if (brake === undefined || brake.armedFor === "") return false;', "if (brake === undefined) return true;"],
    ],
    tests: [braked],
  },
  {
    name: "unsubscribed person still gets prompts",
    breaks: "One click in the mail program changes nothing.",
    file: "shared/usecases/mail/recipient.ts",
    changes: [['if (message.class === "prompt" && !person.prompts) return "unsubscribed";', ""]],
    tests: [`${usecases}/not-sent.test.ts`],
  },
  {
    name: "address read at planning instead of at sending",
    breaks: "Mail goes to an address its owner has changed or lost.",
    file: "shared/usecases/mail/recipient.ts",
    changes: [
      [
        'const person = await ports.store.get("person", message.person);',
        `const known = Object(ports.store);
  const person = (known[message.person] ??= await ports.store.get("person", message.person));`,
      ],
    ],
    tests: [`${usecases}/addresses.test.ts`],
  },
  {
    name: "complaint ignored",
    breaks: "Whoever pressed “this is spam” goes on getting mail, and SES closes the account.",
    file: "shared/usecases/own-page/address-news.ts",
    changes: [['const complained = detail.eventType === "Complaint";', "const complained = false;"]],
    tests: [`${usecases}/feedback.test.ts`],
  },
  {
    name: "batch failure swallowed",
    breaks: "A record that failed counts as done: no second try, no dead letter, no alarm.",
    file: "functions/runtime/queue.ts",
    changes: [["          failed.push(record);\n", ""]],
    tests: ["test/unit/functions/triggers.test.ts"],
  },
];
