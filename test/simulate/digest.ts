import { createHash } from "node:crypto";

/** Characters that are hashed together: a call for each line would take longer than all the hashing. */
const piece = 50_000;

/** One short text for all that happened: two runs of one seed have the same. */
export class Digest {
  private readonly hash = createHash("sha256");
  private lines = "";

  add(line: string): void {
    this.lines += `${line}\n`;
    if (this.lines.length > piece) this.flush();
  }

  /** Of all lines; nothing more can be added. */
  end(): string {
    this.flush();
    return this.hash.digest("hex").slice(0, 32);
  }

  private flush(): void {
    this.hash.update(this.lines);
    this.lines = "";
  }
}
