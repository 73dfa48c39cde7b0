import { deflateSync, gzipSync } from "node:zlib";
import type { Answer } from "./http.ts";

/** The codings API Gateway knows, in the order it prefers them where the caller has none. */
const codings = { gzip: gzipSync, deflate: deflateSync } as const;

/**
 * Compresses an answer as API Gateway does: from `minimumBytes` up (undefined: never), where the caller accepts a coding
 * it knows.
 */
export function compressed(answer: Answer, minimumBytes: number | undefined, acceptEncoding: string): Answer {
  const accepted = acceptEncoding.split(",").map((part) => part.split(";")[0]?.trim().toLowerCase());
  const coding = accepted.find((name) => name === "gzip" || name === "deflate");
  const body = Buffer.from(answer.body);
  if (minimumBytes === undefined || coding === undefined || body.length < minimumBytes) return answer;
  return { ...answer, headers: { ...answer.headers, "content-encoding": coding }, body: codings[coding](body) };
}
