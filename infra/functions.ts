import type { Entry, FunctionRow } from "./function-row.ts";

/** API Gateway gives up after 29 seconds; people give up sooner. Memory is also the share of a processor: 512 keeps cold starts short. */
const page = { memory: 512, seconds: 15 } as const;
/** Retried twice within six hours, then kept in the queue of what could not be delivered, where an alarm sees it. */
const kept = { retries: 2, withinMinutes: 360, afterwards: "keep" } as const;
/** The next minute's run does the same work, so a late or failed one is dropped. */
const superseded = { retries: 0, withinMinutes: 1, afterwards: "forget" } as const;

/** What pages do: find people and what concerns them, and write it with its audit item. */
const people = { table: ["GetItem", "BatchGetItem", "PutItem"], query: ["table", "listing"] } as const;
/** Joining reads and writes the records of one person. */
const joining = { table: ["GetItem", "PutItem"] } as const;
/** What anybody may ask for is paid from budgets, which are read together. */
const frontDoor = { table: ["GetItem", "BatchGetItem", "PutItem"] } as const;
/** Pages and mail hold signed links that lead back here. */
const links = ["keyRing", "publicUrl"] as const;
/** The senders of both lanes do the same. */
const sending = {
  memory: 512,
  seconds: 60,
  table: ["GetItem", "BatchGetItem", "PutItem", "DescribeTable"],
  query: ["table"],
  journal: ["GetItem", "PutItem"],
} as const;
const sends = [...links, "mail"] as const;

/** Every function: what it may do is its row and nothing else. */
export const functions = {
  "http/sign-up": {
    ...page,
    does: "Shows and takes the sign-up form",
    ...frontDoor,
    query: ["table"],
    uses: [...links, "giveHints"],
  },
  "http/confirm": {
    ...page,
    does: "Confirms an address",
    table: ["GetItem", "BatchGetItem", "PutItem"],
    query: ["person"],
    uses: [...links, "bus"],
  },
  "http/respond": {
    ...page,
    does: "Takes the yes or no to a suggested pairing",
    table: people.table,
    query: [...people.query, "person"],
    uses: [...links, "giveHints", "bus"],
  },
  "http/answer": { ...page, does: "Takes the answer to a prompt", ...people, uses: [...links, "giveHints"] },
  "http/me": {
    ...page,
    does: "Shows and changes a person's own page",
    ...people,
    uses: [...links, "giveHints", "bus"],
  },
  "http/my-page": {
    ...page,
    does: "Mails the link to a person's own page",
    ...frontDoor,
    uses: [...links, "giveHints"],
  },
  "http/profile": {
    ...page,
    does: "Shows and changes what a person says of themselves",
    table: ["GetItem", "PutItem", "DeleteItem"],
    uses: links,
  },
  "http/orientation": { ...page, does: "Shows the orientation and notes who read it", ...joining, uses: links },
  "http/goals": {
    ...page,
    does: "Shows and changes goals and agreements",
    table: ["GetItem", "BatchGetItem", "PutItem"],
    query: ["table"],
    uses: links,
  },
  "http/mentors": {
    ...page,
    does: "Shows mentors and takes requests to them",
    table: people.table,
    query: ["table", "listing"],
    uses: [...links, "giveHints"],
  },
  "http/addresses": {
    ...page,
    does: "Changes a person's addresses",
    table: ["GetItem", "PutItem", "DeleteItem"],
    uses: [...links, "giveHints"],
  },
  "http/privacy": {
    ...page,
    does: "Shows, hands out and erases what is kept of a person",
    table: ["GetItem", "BatchGetItem", "PutItem", "DeleteItem"],
    query: ["table", "listing", "person"],
    journal: ["PutItem"],
    uses: [...links, "giveHints", "bus"],
  },
  "http/concern": {
    ...page,
    does: "Takes concerns",
    table: ["GetItem", "BatchGetItem", "PutItem"],
    query: ["person"],
    uses: [...links, "giveHints"],
  },
  "http/meet": { ...page, does: "Finds a time to talk for two people", ...people, uses: [...links, "giveHints"] },
  "http/feed": {
    ...page,
    does: "Gives a person's year as a calendar",
    table: ["GetItem", "BatchGetItem"],
    query: ["table"],
    uses: ["keyRing", "mailbox"],
  },
  "http/unsubscribe": { ...page, does: "Stops a person's prompts", table: ["GetItem", "PutItem"], uses: links },
  "http/console": { ...page, does: "Shows the console's door and its script", uses: ["signIn"] },
  "http/openapi": { ...page, does: "Describes the API" },
  "admin/programmes": {
    ...page,
    does: "Lists and sets programmes and key dates",
    table: ["GetItem", "PutItem"],
    query: ["table", "listing"],
    uses: ["bus"],
  },
  "admin/desk": {
    ...page,
    does: "Shows what waits for a coordinator today",
    table: ["GetItem", "BatchGetItem", "DescribeTable"],
    query: ["table", "listing"],
    journal: ["GetItem"],
  },
  "admin/participants": {
    ...page,
    does: "Lists, shows and invites participants, lets them in and vets mentors",
    table: ["GetItem", "BatchGetItem", "PutItem", "DescribeTable"],
    query: ["table", "listing", "person"],
    journal: ["GetItem"],
    uses: [...links, "giveHints", "bus"],
  },
  "admin/members": {
    ...page,
    does: "Lists, takes and invites the society's members",
    table: ["GetItem", "PutItem", "DeleteItem"],
    query: ["listing"],
    uses: ["keyRing", "bus"],
  },
  "admin/concerns": {
    ...page,
    does: "Lists and closes concerns",
    table: ["GetItem", "PutItem"],
    query: ["listing"],
  },
  "admin/rounds": {
    ...page,
    does: "Starts, shows, changes and publishes rounds",
    table: ["GetItem", "BatchGetItem", "PutItem", "DeleteItem"],
    query: ["table", "listing"],
    uses: ["keyRing", "bus"],
  },
  "admin/mentorships": {
    ...page,
    does: "Shows and ends mentorships, and finds another mentor",
    table: ["GetItem", "BatchGetItem", "PutItem"],
    query: ["table", "listing"],
    uses: ["keyRing", "giveHints", "bus"],
  },
  "admin/settings": {
    ...page,
    does: "Shows settings and year plans, what a change would do, and copies a programme",
    table: ["GetItem", "PutItem"],
    query: ["table"],
    uses: ["bus"],
  },
  "admin/report": {
    ...page,
    does: "Shows the report and has it made",
    table: ["GetItem", "PutItem"],
    uses: ["bus"],
  },
  "admin/announcements": {
    ...page,
    does: "Writes announcements and has them sent",
    table: ["GetItem", "BatchGetItem", "PutItem"],
    query: ["table", "listing"],
    uses: ["bus"],
  },
  "admin/jobs": {
    ...page,
    does: "Starts a job by hand and shows what came of it",
    table: ["GetItem", "PutItem"],
    uses: ["bus"],
  },
  "admin/mail": {
    ...page,
    does: "Arms and pulls the brake, shows mail and holds it",
    table: ["GetItem", "BatchGetItem", "PutItem", "DescribeTable"],
    query: ["table", "listing"],
    journal: ["GetItem", "PutItem"],
    uses: ["bus"],
  },
  // Below a minute, so that one run has ended when the next begins. A whole processor: a burst is thousands of writes.
  "jobs/dispatch": {
    memory: 1769,
    seconds: 55,
    does: "Hands every due message to the send queue",
    table: ["GetItem", "BatchGetItem", "PutItem", "DescribeTable"],
    query: ["due"],
    journal: ["GetItem"],
    uses: ["giveHints", "countHints", "quota", "bus"],
    asynchronous: superseded,
  },
  "jobs/plan": {
    memory: 1024,
    seconds: 900,
    does: "Plans every year calendar",
    ...people,
    uses: ["giveHints"],
    asynchronous: kept,
  },
  "jobs/match": {
    memory: 2048,
    seconds: 900,
    does: "Runs rounds and moves suggestions on",
    table: [...people.table, "DeleteItem"],
    query: people.query,
    uses: ["giveHints", "bus"],
    asynchronous: kept,
  },
  "jobs/reconcile": {
    memory: 1024,
    seconds: 900,
    does: "Settles unclear messages and audits the ledger",
    table: ["GetItem", "BatchGetItem", "PutItem", "Scan", "DescribeTable"],
    query: ["due"],
    journal: ["GetItem", "Scan"],
    uses: ["countNews"],
    asynchronous: kept,
  },
  "jobs/housekeeping": {
    memory: 512,
    seconds: 900,
    does: "Removes what is kept only for a while",
    table: ["GetItem", "BatchGetItem", "PutItem", "DeleteItem"],
    query: ["table", "listing", "person"],
    journal: ["PutItem"],
    uses: ["keyRing", "giveHints", "bus"],
    asynchronous: kept,
  },
  "queues/send": {
    ...sending,
    does: "Sends what somebody waits for, each message once",
    uses: [...sends, "takeHints"],
  },
  "queues/send-bulk": { ...sending, does: "Sends mass mail, each message once", uses: [...sends, "takeBulkHints"] },
  "admin/work": {
    ...page,
    does: "Takes imports and shows how far long work is",
    table: ["GetItem", "BatchGetItem", "PutItem"],
    query: ["table", "listing"],
    uses: ["bus"],
  },
  "events/work": {
    memory: 2048,
    seconds: 900,
    does: "Does the long work coordinators ask for",
    table: ["GetItem", "BatchGetItem", "PutItem", "DeleteItem", "DescribeTable"],
    query: ["table", "listing", "person"],
    journal: ["PutItem", "Scan"],
    uses: [...links, "giveHints", "bus"],
    asynchronous: kept,
  },
  "events/ses-feedback": {
    memory: 512,
    seconds: 30,
    does: "Records what became of sent mail",
    table: ["GetItem", "PutItem", "DeleteItem"],
    query: ["table"],
    journal: ["GetItem", "PutItem"],
    uses: ["keyRing", "takeNews"],
  },
  "events/mentorship-activated": {
    memory: 512,
    seconds: 60,
    does: "Plans the year of a new mentorship",
    ...people,
    uses: ["giveHints"],
    asynchronous: kept,
  },
} as const satisfies Record<Entry, FunctionRow>;
