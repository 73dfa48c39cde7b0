/** Chance. All of it follows from one seed: the same seed draws the same again. (sfc32: small, fast, a period of 2^127.) */
export class Lot {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c: number;
  private d = 1;

  constructor(seed: number) {
    this.c = seed | 0;
    for (let round = 0; round < 12; round++) this.draw();
  }

  /** From 0 up to, but never, 1. */
  draw(): number {
    const sum = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  chance(of: number): boolean {
    return of > 0 && this.draw() < of;
  }

  /** A whole number in [0, below). */
  below(below: number): number {
    return Math.floor(this.draw() * below);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** One of them. @throws when there is none. */
  oneOf<Of>(all: readonly Of[]): Of {
    const one = all[this.below(all.length)];
    if (one === undefined) throw new RangeError("Nothing to choose from");
    return one;
  }
}
