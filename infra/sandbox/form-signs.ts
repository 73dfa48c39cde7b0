import { createHash } from "node:crypto";

/** A public form's stamp and riddle, as its address answers JSON. */
interface Sealed {
  readonly stamp: string;
  readonly challenge: {
    readonly algorithm: string;
    readonly salt: string;
    readonly challenge: string;
    readonly signature: string;
    readonly maxnumber: number;
  };
}

/** Opens a public form and does what its script does: keeps the stamp, and finds the number behind the hash. */
export async function formSigns(address: string): Promise<{ stamp: string; proof: string }> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  const { stamp, challenge }: Sealed = await response.json();
  const { maxnumber, ...rest } = challenge;
  for (let number = 0; number <= maxnumber; number++) {
    if (createHash("sha256").update(`${rest.salt}${number}`).digest("hex") !== rest.challenge) continue;
    return { stamp, proof: Buffer.from(JSON.stringify({ ...rest, number })).toString("base64") };
  }
  throw new Error(`The riddle of ${address} has no answer.`);
}
