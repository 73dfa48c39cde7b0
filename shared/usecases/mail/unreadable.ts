/** So many ids are named: enough to look at what is wrong with them. */
const named = 10;

/**
 * Messages that this version cannot read: of a newer one, or damaged. Thrown when everything else is done, so that the
 * alarm rings; they stay as they are and where they stand, and hold up nothing else.
 */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  constructor(ids: Iterable<string>) {
    const all = [...ids];
    super(`${all.length} messages cannot be read: ${all.slice(0, named).join(" ")}`);
  }
}
