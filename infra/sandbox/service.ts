import type { IncomingHttpHeaders } from "node:http";
import type { FaultService } from "./faults.ts";
import type { Answer } from "./http.ts";
import type { Ask } from "./iam.ts";

/** A call of the AWS SDK to one of the services, its caller known. */
export interface ServiceCall {
  action: string;
  body: Buffer;
  headers: IncomingHttpHeaders;
  /** The invocation that makes the call; undefined when it comes from outside any function. */
  invocation: string | undefined;
  /** The caller's role as IAM reports it in errors and SES in events. */
  caller: string;
  /** A fault of kind `duplicate` hit this call: whatever it causes downstream happens twice. */
  duplicate: boolean;
}

/** One AWS service, as its endpoint sees it. Errors are thrown as AwsError. */
export interface Service {
  name: string;
  /** The service's name in faults; undefined if there are none for it. */
  faults: FaultService | undefined;
  /** The error its clients get when they are throttled. */
  throttle: { code: string; message: string };
  protocol: "json" | "query";
  /** Every permission the call needs. */
  asks(call: ServiceCall): Ask[];
  handle(call: ServiceCall): Promise<Answer>;
}
