import type { Answer } from "./http.ts";
import { escapeMarkup } from "./values.ts";

/** An error as an AWS service answers it. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/** The JSON protocols' form. `x-amzn-query-error` is what SQS clients read their old error codes from. */
export function jsonError(error: AwsError): Answer {
  return {
    status: error.status,
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amzn-query-error": `${error.code};${error.status < 500 ? "Sender" : "Receiver"}`,
    },
    body: JSON.stringify({ __type: error.code, message: error.message, Message: error.message }),
  };
}

/** The Query protocol's form, which SES v1 speaks. */
export function xmlError(error: AwsError, requestId: string): Answer {
  const type = error.status < 500 ? "Sender" : "Receiver";
  return {
    status: error.status,
    headers: { "content-type": "text/xml" },
    body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>${type}</Type><Code>${escapeMarkup(error.code)}</Code><Message>${escapeMarkup(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
  };
}

/** A successful JSON answer. */
export function jsonResult(value: unknown): Answer {
  return { status: 200, headers: { "content-type": "application/x-amz-json-1.0" }, body: JSON.stringify(value) };
}
