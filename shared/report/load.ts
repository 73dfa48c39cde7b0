/** What is left to guess of a number that was rounded down to fives. */
const residues = [0, 1, 2, 3, 4];
/** All five of them, a bit each. */
const any = 0b11111;
/** Mentees whom nobody would think one mentor to have more than: the fewer they think possible, the more they know. */
const most = 4;

/**
 * Whether mentors by their number of mentees may be shown beside the number of places taken: a mentor of two takes two,
 * so the places say something of the mentors. Tries every way the numbers may have come about, and asks whether each
 * small one may still be anything from none to four.
 */
export function loadIsSafe(loads: readonly number[], filled: number, mentors: number): boolean {
  const [one = 0, two = 0, more = 0] = loads;
  let [ones, twos, mores] = [0, 0, 0];
  for (const a of residues) {
    for (const b of residues) {
      for (const c of residues) {
        const least = one + a + 2 * (two + b) + 3 * (more + c);
        const greatest = one + a + 2 * (two + b) + most * (more + c);
        const everybody = one + two + more + a + b + c;
        if (least > filled + 4 || greatest < filled || everybody > mentors + 4) continue;
        ones |= 1 << a;
        twos |= 1 << b;
        mores |= 1 << c;
      }
    }
  }
  return (one > 0 || ones === any) && (two > 0 || twos === any) && (more > 0 || mores === any) && ones > 0;
}
