import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { json, listen, send } from "#infra/sandbox/http.ts";
import { ask, NoAnswer } from "#infra/why/ask.ts";
import { readFlags, WrongFlags } from "#infra/why/flags.ts";
import { textOf } from "#infra/why/text.ts";
import { deskOver, mailScene, ofDemo } from "#test/support/mail-desk.ts";

/** The admin API of a world with one due prompt, over HTTP, for the token `good`. */
async function served() {
  const { here, ana, prompt } = await mailScene();
  await here.deliver();
  const desk = deskOver(here);
  const server = await listen(0, async (request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const answer = async () => {
      if (url.pathname === "/_sandbox/admin-token") return { status: 200, json: { token: "good" } };
      if (request.headers.authorization !== "Bearer good") return { status: 401, json: {} };
      const query = { queryStringParameters: Object.fromEntries(url.searchParams) };
      if (url.pathname === "/admin/programmes")
        return { status: 200, json: { items: [{ id: "other" }, { id: "demo" }] } };
      if (url.pathname.endsWith("/demo/why"))
        return desk.json("whyMail", { pathParameters: { programme: "demo" }, ...query });
      const message = url.pathname.split("/demo/mail/")[1];
      return message === undefined ? { status: 404, json: {} } : desk.json("showMessage", ofDemo(message));
    };
    const { status, json: body } = await answer();
    send(response, json(status, body));
  });
  return { ana, prompt, api: `http://127.0.0.1:${server.port}`, close: () => server.close() };
}

describe("the command that tells why", () => {
  let at: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    at = await served();
  });
  afterAll(() => at.close());
  const flagsOf = (...args: string[]) => {
    const flags = readFlags([...args, "--api", at.api], undefined);
    if (!flags) throw new Error("help was asked for");
    return flags;
  };

  it("M6: tells one mail’s whole way by its id, wherever it is, with a token the sandbox gives", async () => {
    const text = textOf(await ask(flagsOf("--message", at.prompt)));
    expect(text).toContain("programme demo");
    expect(text).not.toContain("programme other");
    expect(text).toMatch(new RegExp(`${at.prompt}.*\\(cv-review\\)\\n.*SENT \\(accepted\\), attempts: 1\\.`));
    expect(text).toMatch(/\dZ {2}SENDING .*Attempt 1\. \[claimed; almanac\]\n.*\dZ {2}SENT .*\[accepted; ses\]/);
  });

  it("M6: tells by address and prompt, in the reader’s words, and nothing of anybody else", async () => {
    const text = textOf(await ask(flagsOf("--to", "ana@post.example", "--about", "cv-review", "--token", "good")));
    expect(text).toContain(`${at.ana}  Ana`);
    expect(text).not.toMatch(/Lee|@/);
    expect(textOf(await ask(flagsOf("--to", at.ana, "--about", "group-introduction")))).toContain(
      "There is no such mail",
    );
    expect(await ask(flagsOf("--to", "nobody@post.example"))).toEqual([]);
    expect(await ask(flagsOf("--message", "msg_none"))).toEqual([]);
    // Of one mail the API does not say whether all are paused.
    const [one] = await ask(flagsOf("--message", at.prompt));
    expect(one?.report).not.toHaveProperty("paused");
  });

  it("M6: says that it was not all it looked at, found or not", () => {
    const report = { people: [], looked: 10_000, mails: [], more: false, silences: [], acts: [] };
    expect(textOf([{ programme: "demo", report }])).toMatch(/first 10000 people were looked at/);
    expect(textOf([{ programme: "demo", report }])).not.toContain("no such mail");
  });

  it("M6: says what to do where it cannot answer", async () => {
    await expect(ask(flagsOf("--to", at.ana, "--token", "bad"))).rejects.toThrow("get a new one");
    await expect(ask({ ...flagsOf("--to", at.ana), api: "http://127.0.0.1:9" })).rejects.toThrow(NoAnswer);
    const wrong = [[], ["--to", "x", "--message", "y"], ["--message", "y", "--about", "z"], ["--tow", "x"]];
    for (const args of [...wrong, ["--to", "x", "--api", "nowhere"]])
      expect(() => readFlags(args, undefined)).toThrow(WrongFlags);
    expect(readFlags(["--help"], undefined)).toBeUndefined();
    expect(readFlags(["--to", "x"], "from the environment")?.token).toBe("from the environment");
  });
});
