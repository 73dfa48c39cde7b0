/** What goes wrong, by the name it has on the command line. */
export const faultNames = [
  "crash",
  "zombie",
  "reply",
  "hint",
  "queue",
  "ses",
  "event",
  "index",
  "store",
  "conflict",
  "clock",
  "tick",
  "outage",
  "quota",
  "restore",
] as const;
export type FaultName = (typeof faultNames)[number];
export type Faults = ReadonlySet<FaultName>;

/** How often, for each checkpoint, call, hint, event or run it can strike. */
export const rates = {
  /** The invocation is gone, at any checkpoint. */
  crash: 0.02,
  /** It stands still for longer than its lease, and then goes on. */
  zombie: 0.002,
  /** What was asked for was done, and the answer is an error. */
  reply: 0.005,
  /** A hint is lost; or comes several times. */
  hintLost: 0.02,
  hintTwice: 0.1,
  /** The table answers with an error; or with a conflict that is none. */
  store: 0.005,
  conflict: 0.01,
  /** The machine's clock is wrong, by up to five minutes. */
  clock: 0.3,
  /** A tick does not come; comes twice; comes three times at once. */
  tickLost: 0.02,
  tickTwice: 0.02,
  /** SES: throttled, reset on the way there, lost on the way back, hanging, refused. */
  sesThrottled: 0.02,
  sesReset: 0.005,
  sesLost: 0.01,
  sesHangs: 0.005,
  sesRefused: 0.001,
  /** What became of what it took: it bounces for good, or its reader complains. */
  sesBounced: 0.0004,
  sesComplained: 0.0002,
  /** An event comes several times; a channel of the two is hours late. */
  eventTwice: 0.1,
  eventLate: 0.1,
} as const;

/** What goes wrong in any cloud, every day. That a table is put back is rare, and is asked for by its name. */
const everyDay = faultNames.filter((name) => name !== "restore");

/** Reads `all` (every one but `restore`), `none`, or names with commas. @throws on a name nobody knows. */
export function readFaults(text: string): Faults {
  if (text === "none") return new Set();
  const names = text.split(",").flatMap((part) => {
    if (part.trim() === "all") return everyDay;
    const known = faultNames.find((one) => one === part.trim());
    if (known === undefined) throw new RangeError(`No fault is called ${part}; there are: ${faultNames.join(", ")}`);
    return known;
  });
  return new Set(names);
}
