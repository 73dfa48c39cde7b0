import { SESClient } from "@aws-sdk/client-ses";
import { AwsError, xmlError } from "#infra/sandbox/aws-errors.ts";
import { listen, readBody, send } from "#infra/sandbox/http.ts";
import { parseSendRawEmail, queryResult } from "#infra/sandbox/ses-query.ts";
import { type AcceptedEmail, acceptEmail } from "#infra/sandbox/ses-rules.ts";
import { oneAttempt } from "#shared/adapters/ses/mailer.ts";

/** What SES does with the next call: its own rules, an error in its words, or no answer after it took the mail. */
export type SesFate = "accept" | "lost" | "hang" | "no-id" | { code: string; message: string; status?: number };

const account = {
  region: "us-east-1",
  identities: ["society.example"],
  configurationSets: ["bulk-set", "interactive-set"],
};

/** An SES that speaks HTTP, with SES's own rules, and a client made as the functions make theirs. */
export async function sesEndpoint() {
  const fates: SesFate[] = [];
  const taken: AcceptedEmail[] = [];
  let calls = 0;
  const server = await listen(0, async (request, response) => {
    calls++;
    const form = new URLSearchParams((await readBody(request))?.toString("utf8"));
    const fate = fates.shift() ?? "accept";
    if (fate === "hang") return;
    try {
      if (typeof fate === "object") throw new AwsError(fate.code, fate.message, fate.status);
      taken.push(acceptEmail(parseSendRawEmail(form), account));
      const result: Record<string, string> = fate === "no-id" ? {} : { MessageId: `ses-${taken.length}` };
      if (fate === "lost") response.destroy();
      else send(response, queryResult("SendRawEmail", result, "request"));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      send(response, xmlError(error, "request"));
    }
  });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const usual = { endpoint, region: "us-east-1", credentials: { accessKeyId: "local", secretAccessKey: "local" } };
  return {
    ...{ taken, endpoint },
    calls: () => calls,
    will: (...next: SesFate[]) => void fates.push(...next),
    client: (timeout = 8000) =>
      new SESClient({
        ...{ ...oneAttempt, ...usual },
        // The same handler, less patient: nobody waits eight seconds for a test.
        requestHandler: { ...handler(), requestTimeout: timeout },
      }),
    close: () => server.close(),
  };
}

/** The functions' own settings, so that one that gets lost there is missed here. */
function handler(): object {
  return typeof oneAttempt.requestHandler === "object" ? oneAttempt.requestHandler : {};
}
