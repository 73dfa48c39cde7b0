/** How much a proof does: little in `npm test`, all of it in `npm run prove`. */
export function proofSize(small: number, full: number): number {
  return isProving ? full : small;
}

/** Whether this is `npm run prove`. */
export const isProving = process.env["PROVE"] !== undefined;

/** Says how far a long proof is, on one line, and only when it is long. */
export function progress(what: string, total: number): (done: number) => void {
  let told = -1;
  return (done) => {
    const percent = Math.floor((done / total) * 100);
    if (!isProving || percent === told) return;
    told = percent;
    process.stderr.write(`\r${what}: ${percent} %${done >= total ? "\n" : ""}`);
  };
}

/** What a proof found, for whoever collects it: one line of JSON. */
export function proved(what: string, result: object): void {
  if (isProving) process.stdout.write(`${JSON.stringify({ proof: what, ...result })}\n`);
}
