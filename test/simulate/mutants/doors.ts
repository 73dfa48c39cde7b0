import { type Mutant, usecases } from "./mutant.ts";

const [links, linksTest] = ["shared/adapters/links.ts", "test/contract/links.test.ts"];

/** Mutants of links: what opens by itself, and for whom. */
export const doors: readonly Mutant[] = [
  {
    name: "GET confirms",
    breaks: "A mail scanner that opens the link proves an address for its owner.",
    file: "shared/usecases/joining/confirm.ts",
    changes: [
      [
        "  return show(request, ports, now);\n}\n\n/**",
        "  return confirm({ ...request, body: undefined }, ports, now);\n}\n\n/**",
      ],
    ],
    tests: [`${usecases}/pages.test.ts`],
  },
  {
    name: "GET says yes",
    breaks: "A mail scanner that opens the link says yes to a suggested pairing.",
    file: "shared/usecases/pairing/respond.ts",
    changes: [
      [
        "showTakeover(request, ports, now) : show(request, ports, now);",
        'showTakeover(request, ports, now) : respond({ ...request, body: { answer: "yes" } }, ports, now);',
      ],
    ],
    tests: [`${usecases}/pages.test.ts`],
  },
  {
    name: "GET unsubscribes",
    breaks: "A mail scanner that opens the link ends somebody's prompts.",
    file: "shared/usecases/own-page/unsubscribe.ts",
    changes: [
      [
        'showUninvite(request, ports, now) : show(request, ports, now, "ask");',
        "showUninvite(request, ports, now) : unsubscribe({ ...request, body: {} }, ports, now);",
      ],
    ],
    tests: [`${usecases}/pages.test.ts`],
  },
  {
    name: "token purpose not checked",
    breaks: "The unsubscribe link that mail programs hold opens somebody's own page.",
    file: "shared/adapters/tokens.ts",
    changes: [
      ["await keys.current(purpose)", 'await keys.current("link")'],
      ["await keys.byId(purpose, id)", 'await keys.byId("link", id)'],
    ],
    tests: [linksTest],
  },
  {
    name: "token expiry not checked",
    breaks: "A link in an old mailbox works for ever.",
    file: links,
    changes: [["if (e !== undefined && now.epochMilliseconds >= e * 1000)", "if (e === Number.NaN)"]],
    tests: [linksTest],
  },
  {
    name: "signature compared by prefix",
    breaks: "A token with the first letters of its signature opens: 64 tries make one.",
    file: "shared/adapters/tokens.ts",
    changes: [
      ["    expected?.length === given.length &&\n", ""],
      ["timingSafeEqual(expected, given)", "expected?.subarray(0, given.length).equals(given)"],
    ],
    tests: [linksTest],
  },
  {
    name: "one key for every purpose",
    breaks: "All purposes share a key, so that a token of one passes for another's.",
    file: "shared/adapters/secrets/key-ring.ts",
    changes: [['"almanac", purpose, 32)', '"almanac", "", 32)']],
    tests: ["test/unit/shared/adapters/key-ring.test.ts"],
  },
];
