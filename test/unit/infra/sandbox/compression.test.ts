import { gunzipSync, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compressed } from "#infra/sandbox/compression.ts";

const answer = { status: 200, headers: { "content-type": "text/html" }, body: "é".repeat(1000) };

describe("the sandbox's API, where the template asks for compression", () => {
  it("compresses for a caller who accepts it, in the first coding named that it knows", () => {
    const gzip = compressed(answer, 1024, "br, gzip;q=0.8, deflate");
    expect(gzip.headers).toEqual({ "content-type": "text/html", "content-encoding": "gzip" });
    expect(gunzipSync(gzip.body).toString()).toBe(answer.body);
    expect(inflateSync(compressed(answer, 1024, "Deflate, gzip").body).toString()).toBe(answer.body);
  });

  it("leaves an answer as it is for others, below the least size, and where the template says nothing", () => {
    expect(compressed(answer, 1024, "br, identity")).toBe(answer);
    expect(compressed(answer, 2001, "gzip")).toBe(answer);
    expect(compressed(answer, undefined, "gzip")).toBe(answer);
    expect(compressed(answer, 2000, "gzip").headers).toHaveProperty("content-encoding");
  });
});
