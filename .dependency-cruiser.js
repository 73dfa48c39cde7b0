// Who may import whom, in one picture: domain <- core (matching, calendar, ledger, view, pages, email) <- usecases
// <- adapters and runtime <- entries. Nothing points at infra, nothing points at an entry, only adapters touch AWS,
// only runtime touches middy. test/architecture.test.ts runs these rules and fails if they see nothing.
const core = "^shared/(matching|calendar|ledger|playbooks|report|view|pages|console|email|locales)/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    rule("no-cycles", "A cycle is one module in several files.", {}, { circular: true }),
    rule(
      "contracts-are-told-nothing",
      "Contracts are constants and schemas; they know the domain's nouns only.",
      "^shared/contracts/",
      {
        path: "^(shared|functions|infra|test)/",
        pathNot: "^shared/(contracts|domain)/",
      },
    ),
    rule("domain-knows-nobody", "The domain is nouns: zod, Temporal and hashing, nothing of ours.", "^shared/domain/", {
      path: "^(shared|functions|infra|test)/|^node:|node_modules",
      pathNot: "^shared/domain/|node_modules/(zod|temporal-polyfill|temporal-spec|@noble)",
    }),
    rule(
      "core-is-pure",
      "Decisions and words depend on nouns, wording and one another, never on a cloud or a use case.",
      core,
      {
        path: "^(shared/(usecases|adapters)|functions|infra|test)/|node_modules/(@aws-|@middy)",
      },
    ),
    rule("matching-alone", "Matching is taken by people who want only that.", "^shared/matching/", {
      path: "^shared/(calendar|ledger|view|pages|email|locales|playbooks)/",
    }),
    rule("calendar-alone", "The calendar decides days, not words or mail.", "^shared/calendar/", {
      path: "^shared/(matching|ledger|view|pages|email|locales|playbooks)/",
    }),
    rule("ledger-alone", "The ledger decides what is sent, whatever it says.", "^shared/ledger/", {
      path: "^shared/(matching|calendar|view|pages|email|locales|playbooks)/",
    }),
    rule("words-do-not-decide", "Pages and mail say what was decided.", "^shared/(view|pages|console|email|locales)/", {
      path: "^shared/(matching|calendar|ledger|playbooks)/",
    }),
    rule("browser-stands-alone", "It runs in browsers: nothing of ours but itself.", "^shared/console/browser/", {
      path: "^(shared|functions|infra|test)/|^node:",
      pathNot: "^shared/console/browser/",
    }),
    rule(
      "browser-is-fetched",
      "Its script is bundled by its path, never imported.",
      { path: "^(shared|functions|infra)/", pathNot: "^shared/console/browser/" },
      { path: "^shared/console/browser/" },
    ),
    rule("usecases-have-no-cloud", "Use cases speak to ports.", "^shared/usecases/", {
      path: "^(shared/adapters|functions|infra|test)/|node_modules/(@aws-|@middy)|^node:",
    }),
    rule("adapters-serve-ports", "An adapter implements a port; it decides nothing.", "^shared/adapters/", {
      path: "^(functions|infra|test)/|^shared/(matching|calendar|pages|view|playbooks)/|^shared/usecases/",
      pathNot: "^shared/usecases/(mail-)?ports\\.ts$",
    }),
    rule(
      "only-adapters-touch-aws",
      "Elsewhere a port stands for it; deps.ts hands the clients to the adapters.",
      { path: "^(shared|functions)/", pathNot: "^shared/adapters/|^functions/runtime/deps\\.ts$" },
      { path: "node_modules/@aws-sdk" },
    ),
    rule(
      "only-runtime-touches-middy",
      "Entries name a use case and its ports; how Lambda calls it is runtime's matter.",
      { path: "^(shared|functions|infra)/", pathNot: "^functions/runtime/" },
      { path: "node_modules/@middy" },
    ),
    rule(
      "entries-do-not-know-each-other",
      "Each function is deployed alone.",
      "^functions/(http|admin|jobs|queues|events)/",
      { path: "^functions/(http|admin|jobs|queues|events)/" },
    ),
    rule(
      "entries-only-wire",
      "An entry names its use case, its ports and its contract.",
      "^functions/(http|admin|jobs|queues|events)/",
      {
        path: "^(shared|infra|test)/",
        pathNot: "^shared/(contracts|domain|usecases)/",
      },
    ),
    rule(
      "runtime-knows-no-decision",
      "Runtime parses, calls and answers.",
      { path: "^functions/runtime/", pathNot: "deps\\.ts$" },
      {
        path: "^(shared|infra|test)/",
        pathNot: "^shared/(contracts|domain|usecases)/|^shared/view/style\\.ts$",
      },
    ),
    rule("nothing-points-at-infra", "What runs in the cloud does not know how it got there.", "^(shared|functions)/", {
      path: "^(infra|test)/|node_modules/(aws-cdk-lib|constructs)",
    }),
    rule(
      "infra-reads-contracts-only",
      "Functions are reached by file path; the sandbox runs what was synthesized.",
      "^infra/(?!match/)",
      { path: "^(shared|functions|test)/", pathNot: "^shared/contracts/" },
    ),
    rule("match-is-a-shell", "The command on files runs its use case: no cloud, no sandbox.", "^infra/match/", {
      path: "^(functions|test)/|^shared/adapters/|^infra/(?!match/)|node_modules/(@aws-|aws-cdk-lib|constructs)",
    }),
    rule(
      "tests-of-the-whole-use-its-door",
      "End-to-end tests know the sandbox and its cohort, nothing inside.",
      "^test/(e2e|year)/",
      {
        path: "^infra/",
        pathNot: "^infra/(sandbox/(sandbox|cohort|sample)|app)\\.ts$",
      },
    ),
    rule("nothing-unresolved", "An import that leads nowhere.", {}, { couldNotResolve: true, pathNot: "^aws-lambda$" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(out|cdk\\.out|coverage)/|sandbox-fixture/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
    combinedDependencies: true,
  },
};

/** A rule by name, reason, from and to; a text stands for a path. */
function rule(name, comment, from, to) {
  return { name, comment, severity: "error", from: typeof from === "string" ? { path: from } : from, to };
}
