/** How an invocation ended. */
export type Outcome =
  | { ok: true; payload: string }
  /** `throttled` means Lambda never ran it; everything else is an error of the function or of its process. */
  | { ok: false; kind: "function-error" | "throttled"; payload: string };

/** The error Lambda reports for a function that did not answer properly. */
export function failed(errorType: string, errorMessage: string): Outcome {
  return { ok: false, kind: "function-error", payload: JSON.stringify({ errorType, errorMessage }) };
}
