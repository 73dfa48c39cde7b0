import { proofScript } from "./proof-script.ts";

/** What a public form carries to be told from a program's: a stamp, and a riddle for the browser. */
export interface FormSeal {
  stamp: string;
  challenge: {
    readonly salt: string;
    readonly challenge: string;
    readonly signature: string;
    readonly maxnumber: number;
  };
}

/** The riddle of a form, with the script that solves it: inside the form. The stamp itself is sent by the form's button. */
export function Riddle({ seal }: { seal: FormSeal | undefined }) {
  if (seal === undefined) return null;
  const { salt, challenge, signature, maxnumber } = seal.challenge;
  return (
    <>
      <div
        hidden
        data-riddle=""
        data-salt={salt}
        data-challenge={challenge}
        data-signature={signature}
        data-most={maxnumber}
      />
      <script>{proofScript}</script>
    </>
  );
}
