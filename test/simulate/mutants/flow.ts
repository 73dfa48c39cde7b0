import { type Mutant, usecases } from "./mutant.ts";

const sender = "shared/usecases/mail/send-message.ts";
const [paced, journaled] = [`${usecases}/mail-pace.test.ts`, "test/contract/journal.test.ts"];

/** Mutants of how fast mail leaves, and of what is known of it outside the table. */
export const flow: readonly Mutant[] = [
  {
    name: "pace ignored",
    breaks: "Every sender hands over as fast as it can, and SES refuses half of a morning.",
    file: sender,
    changes: [["await ports.pace.turn(sender ?? laneOf(first.message));", "0;"]],
    tests: [`${usecases}/send-gates.test.ts`],
  },
  {
    name: "old reads after the wait",
    breaks: "Whoever stopped prompts while one waited for its turn gets it all the same, at an address they left.",
    file: sender,
    changes: [["if (waited <= 0) return", "if (waited >= 0) return"]],
    tests: [`${usecases}/send-gates.test.ts`],
  },
  {
    name: "pause ignored",
    breaks: "While the account is paused, every message that is due is tried again and again.",
    file: "shared/usecases/mail/admitted.ts",
    changes: [['if (isPaused(pace, laneOf(message), now)) return "paused";', ""]],
    tests: [paced],
  },
  {
    name: "the queue filled without measure",
    breaks: "A million hints stand in the queue, and a withdrawal bites hours later.",
    file: "shared/usecases/mail/dispatch.ts",
    changes: [["letThrough(pace, lane, roomIn(pace, lane, now) - waiting[lane], now)", "mostAtOnce"]],
    tests: [paced],
  },
  {
    name: "a throttle counts as an attempt",
    breaks: "A busy morning uses up a prompt's two attempts, and it is held though SES never had it.",
    file: "shared/ledger/protocol.ts",
    changes: [["attempts: message.attempts - 1,", "attempts: message.attempts,"]],
    tests: ["test/unit/shared/ledger/due.test.ts"],
  },
  {
    name: "journal left out",
    breaks: "After a restore nobody knows what was sent since the backup, and it is sent again.",
    file: "shared/adapters/dynamo/commit.ts",
    changes: [["    ...lines.map((line) => lineWrite(tables.journal(), line)),\n", ""]],
    tests: [journaled],
  },
  {
    name: "a claim against the journal",
    breaks: "A table that was put back claims what the journal knows as sent.",
    file: "shared/adapters/dynamo/journal.ts",
    changes: [['if (line.of !== "message" || line.state !== "taken")', "if (line.of.length > 0)"]],
    tests: [journaled],
  },
];
