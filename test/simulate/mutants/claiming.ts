import { type Mutant, usecases } from "./mutant.ts";

const [commit, store] = ["shared/adapters/dynamo/commit.ts", "test/contract/store.test.ts"];
const [claim, send] = ["shared/usecases/mail/claim.ts", `${usecases}/send.test.ts`];

/** Mutants of writing and claiming: two senders, two claims, one of them ours. */
export const claiming: readonly Mutant[] = [
  {
    name: "no claim condition",
    breaks: "Two senders that hold one message both claim it, and both hand it to SES.",
    file: commit,
    changes: [["#version = :version", "#version = :version OR attribute_exists(#version)"]],
    tests: [store],
  },
  {
    name: "a new record overwrites",
    breaks: "A message planned twice, or a claim on an address, replaces the one that is there.",
    file: commit,
    changes: [["attribute_not_exists(pk)", "attribute_not_exists(pk) OR attribute_exists(pk)"]],
    tests: [store],
  },
  {
    name: "a claim does not know itself again",
    breaks:
      "A claim whose answer got lost is taken for somebody else's: a needless lease, and doubt about a mail never sent.",
    file: claim,
    changes: [['if (found?.attempt === attempt && found.state === "SENDING") return { mine: found };', ""]],
    tests: [send],
  },
  {
    name: "a lost claim is taken for won",
    breaks: "Whoever was second at the claim sends all the same.",
    file: claim,
    changes: [["      return undefined;\n    }\n    return { mine:", "    }\n    return { mine:"]],
    tests: [send],
  },
  {
    name: "weekly cap outside the transaction",
    breaks: "Two prompts of two programmes both take the last place of somebody's week.",
    file: claim,
    changes: [
      [
        "await ports.store.commit([written(next, message, now), ...place.puts]);",
        `await ports.store.commit([written(next, message, now)]);
      if (place.puts.length > 0) await ports.store.commit(place.puts).catch(() => undefined);`,
      ],
    ],
    tests: ["test/contract/claims.test.ts"],
  },
  {
    name: "a prompt tried again takes a second place",
    breaks: "Doubt about one mail costs its reader another one of their week.",
    file: "shared/ledger/postbox.ts",
    changes: [['return history.some(({ to }) => to === "SENDING");', "return history.length < 0;"]],
    tests: [`${usecases}/weekly-cap.test.ts`],
  },
  {
    name: "capacity outside the accept transaction",
    breaks: "A mentor with one place gets two mentees who press yes at the same moment.",
    file: "shared/usecases/pairing/activate.ts",
    changes: [
      ['    { kind: "load", put: { ...load, mentorships: [...load.mentorships, mentorship.id] } },\n', ""],
      [
        '  await ports.bus.publish("MentorshipActivated"',
        `  const taken = (await ports.store.get("load", mentorId)) ?? load;
  await ports.store.commit([{ kind: "load", put: { ...taken, mentorships: [...taken.mentorships, mentorship.id] } }]);
  await ports.bus.publish("MentorshipActivated"`,
      ],
    ],
    tests: [`${usecases}/last-place.test.ts`],
  },
  {
    name: "a yes without its audit",
    breaks: "Nobody can tell afterwards who made a mentorship, and when.",
    file: "shared/usecases/pairing/activate.ts",
    changes: [['    audit(mentorship.id, lastYes(proposal), "activated", "", now),\n', ""]],
    tests: [`${usecases}/send-gates.test.ts`],
  },
  {
    name: "a message id of chance",
    breaks: "Planning twice, or a form sent twice, makes a second mail of the same thing.",
    file: "shared/usecases/mail/ledger.ts",
    changes: [
      [
        'return derivedId("msg", person, programme, subject, occurrence, kind);',
        'return derivedId("msg", person, programme, subject, occurrence, kind, String(Math.random()));',
      ],
    ],
    tests: [`${usecases}/send-gates.test.ts`],
  },
];
