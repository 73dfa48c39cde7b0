import { createServer } from "node:net";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Sandbox, startSandbox } from "#infra/sandbox/sandbox.ts";
import { freshDatabase } from "../support/database.ts";
import { synthesizeFixture } from "./sandbox-fixture/app.ts";
import { callAws, notedEvents } from "./sandbox-fixture/client.ts";

let sandbox: Sandbox;
const smtp = smtpServer();

beforeAll(async () => {
  sandbox = await startSandbox({
    assembly: synthesizeFixture(),
    database: freshDatabase(),
    start: "2027-03-01T07:00:00Z",
    relay: `smtp://127.0.0.1:${await smtp.port}`,
  });
}, 120_000);
afterAll(async () => {
  await sandbox?.stop();
  smtp.close();
});

const plain = (headers: string, body = "Hello") => `${headers}\r\n\r\n${body}`;
const from = "From: Mentoring <mentoring@example.org>";
const mail = (input: object) => callAws(sandbox, "mail", input);

describe("SendRawEmail", () => {
  it("keeps the raw message and shows its parts", async () => {
    const raw = await new MailComposer({
      from: "Mentoring <mentoring@example.org>",
      to: "Ann <ann@example.com>",
      subject: "Grüße an alle, die sehr lange Betreffzeilen mögen und Umlaute: äöü ÄÖÜ ß, ganz bestimmt",
      text: "plain text",
      html: "<p>as <b>HTML</b></p>",
      headers: {
        "List-Unsubscribe": "<https://example.org/u/1>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
      icalEvent: { method: "REQUEST", content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
    })
      .compile()
      .build();
    const { MessageId } = z.object({ MessageId: z.string() }).parse(
      await mail({
        raw: raw.toString(),
        source: "mentoring@example.org",
        to: ["Ann@Example.com"],
        set: "fixture-mail",
        tags: [{ Name: "sid", Value: "msg-1" }],
      }),
    );
    const [message, ...others] = await sandbox.messages("ann@example.COM");
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      id: MessageId,
      acceptedAt: expect.stringMatching(/^2027-03-01T07:0\d:\d\d\.\d{3}Z$/),
      to: ["Ann@Example.com"],
      from: '"Mentoring" <mentoring@example.org>',
      subject: "Grüße an alle, die sehr lange Betreffzeilen mögen und Umlaute: äöü ÄÖÜ ß, ganz bestimmt",
      text: "plain text",
      html: "<p>as <b>HTML</b></p>",
      calendar: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
      tags: { sid: "msg-1" },
      envelope: { from: "mentoring@example.org", to: ["Ann@Example.com"] },
    });
    expect(message?.headers).toContainEqual(["List-Unsubscribe", "<https://example.org/u/1>"]);
    const response = await fetch(`${sandbox.url}/_sandbox/messages/${MessageId}.eml`);
    expect(Buffer.from(await response.arrayBuffer()).equals(raw)).toBe(true);
    expect(response.headers.get("content-type")).toBe("message/rfc822");
  });

  it("takes recipients from the headers when none are given, and lists messages in the order of acceptance", async () => {
    await mail({
      raw: plain(
        `${from}\r\nTo: one@example.com, "Two, T." <two@example.com>\r\nCc: three@example.com\r\nSubject: first`,
      ),
    });
    await mail({ raw: plain(`${from}\r\nTo: one@example.com\r\nSubject: second`) });
    const response = await fetch(`${sandbox.url}/_sandbox/messages?to=ONE@example.com`);
    const messages = z
      .array(z.looseObject({ subject: z.string(), to: z.array(z.string()), calendar: z.null() }))
      .parse(await response.json());
    expect(messages.map(({ subject }) => subject)).toEqual(["first", "second"]);
    expect(messages[0]?.to).toEqual(["one@example.com", "two@example.com", "three@example.com"]);
  });

  it.each([
    [
      "no sender",
      { raw: plain("To: a@example.com") },
      "InvalidParameterValueException",
      "Missing required header 'From'.",
    ],
    ["no recipient", { raw: plain(from) }, "InvalidParameterValueException", "Missing required header 'To'."],
    [
      "51 recipients",
      { raw: plain(from), to: Array.from({ length: 51 }, (_, index) => `p${index}@example.com`) },
      "InvalidParameterValueException",
      "Recipient count exceeds 50.",
    ],
    [
      "an address without a domain",
      { raw: plain(from), to: ["nobody"] },
      "InvalidParameterValueException",
      "Missing final '@domain'",
    ],
    [
      "a local part beyond ASCII",
      { raw: plain(from), to: ["jürgen@example.com"] },
      "InvalidParameterValueException",
      "Local address contains non-ASCII characters",
    ],
    [
      "a domain with two dots",
      { raw: plain(from), to: ["a@example..com"] },
      "InvalidParameterValueException",
      "Domain contains dot-dot",
    ],
    [
      "an unknown configuration set",
      { raw: plain(`${from}\r\nTo: a@example.com`), set: "other" },
      "ConfigurationSetDoesNotExistException",
      "Configuration set <other> does not exist.",
    ],
    [
      "a forbidden tag",
      { raw: plain(`${from}\r\nTo: a@example.com`), tags: [{ Name: "a b", Value: "x" }] },
      "InvalidParameterValueException",
      "Invalid tag name <a b>: only alphanumeric ASCII characters, '_', and '-' are allowed.",
    ],
  ])("refuses %s in SES's words", async (_, input, name, message) => {
    const before = (await sandbox.messages()).length;
    const answer = await mail(input);
    expect(answer.message).toBe(message);
    expect(`${answer.name}Exception`.replace("ExceptionException", "Exception")).toBe(name);
    expect(await sandbox.messages()).toHaveLength(before);
  });

  it("refuses a sender the role may not use, and one no identity covers", async () => {
    const other = await mail({ raw: plain("From: other@example.org\r\nTo: a@example.com") });
    expect(other).toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining(
        "ses:SendRawEmail on resource: arn:aws:ses:us-east-1:123456789012:identity/example.org",
      ),
    });
    const outsider = await mail({
      raw: plain("From: x@elsewhere.example\r\nTo: a@example.com"),
      source: "mentoring@example.org",
    });
    expect(outsider).toMatchObject({
      name: "MessageRejected",
      message:
        "Email address is not verified. The following identities failed the check in region US-EAST-1: x@elsewhere.example",
    });
  });

  it("answers an action it does not know with InvalidAction instead of hanging", async () => {
    const response = await fetch(sandbox.endpoint, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "Action=CreateTemplate&Version=2010-12-01",
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("<Code>InvalidAction</Code>");
  });
});

describe("SES events", () => {
  const fateOf = async (id: string) => {
    await sandbox.advance("PT0S");
    const Tagged = z.looseObject({ mail: z.looseObject({ tags: z.looseObject({ sid: z.array(z.string()) }) }) });
    const noted = (await notedEvents(sandbox, "feedback")).map(({ event }) => ({
      ...event,
      detail: Tagged.parse(event.detail),
    }));
    return noted.filter(({ detail: { mail } }) => mail.tags.sid.includes(id));
  };
  const send = (id: string, to: string, set = "fixture-mail", body = "Hello") =>
    mail({ raw: plain(`${from}\r\nTo: ${to}\r\nSubject: Hi`, body), set, tags: [{ Name: "sid", Value: id }] });

  it("tell of the sending in the shape EventBridge gets, and only of types the template asks for", async () => {
    await send("e1", "ann@example.com");
    const events = await fateOf("e1");
    expect(events.map((event) => event["detail-type"])).toEqual(["Email Sent"]);
    expect(events[0]).toMatchObject({
      source: "aws.ses",
      detail: {
        eventType: "Send",
        send: {},
        mail: {
          timestamp: expect.stringMatching(/^2027-03-01T07/),
          source: "mentoring@example.org",
          destination: ["ann@example.com"],
          tags: { sid: ["e1"], "ses:configuration-set": ["fixture-mail"] },
          commonHeaders: { from: ["mentoring@example.org"], to: ["ann@example.com"], subject: "Hi" },
        },
      },
    });
  });

  it("bounce and complain for the mailbox simulator, and reject the test virus", async () => {
    await send("e2", "bounce+x@simulator.amazonses.com");
    await send("e3", "complaint@simulator.amazonses.com");
    await send("e4", "suppressionlist@simulator.amazonses.com");
    await send("e5", "ann@example.com", "fixture-mail", "X5O!P%@AP EICAR-STANDARD-ANTIVIRUS-TEST-FILE!");
    expect((await fateOf("e2")).find((event) => event["detail-type"] !== "Email Sent")).toMatchObject({
      "detail-type": "Email Bounced",
      detail: {
        bounce: {
          bounceType: "Permanent",
          bounceSubType: "General",
          bouncedRecipients: [{ emailAddress: "bounce+x@simulator.amazonses.com" }],
        },
      },
    });
    expect((await fateOf("e3")).find((event) => event["detail-type"] !== "Email Sent")).toMatchObject({
      "detail-type": "Email Complaint Received",
      detail: { complaint: { complaintFeedbackType: "abuse" } },
    });
    expect((await fateOf("e4")).find((event) => event["detail-type"] !== "Email Sent")).toMatchObject({
      detail: { bounce: { bounceSubType: "Suppressed" } },
    });
    expect((await fateOf("e5")).find((event) => event["detail-type"] !== "Email Sent")).toMatchObject({
      "detail-type": "Email Rejected",
      detail: { reject: { reason: "Bad content" } },
    });
  });

  it("stay away for a configuration set without an event destination", async () => {
    await send("e6", "bounce@simulator.amazonses.com", "fixture-silent");
    expect(await fateOf("e6")).toEqual([]);
  });
});

describe("the pages", () => {
  it("show the inbox, the clock and each message, and fetch nothing from elsewhere", async () => {
    await mail({
      raw: plain(
        `${from}\r\nTo: page@example.com\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= <script>\r\nContent-Type: text/html`,
        `<p onclick="x()">Hi "there"</p><script>alert(1)</script>`,
      ),
    });
    const [message] = await sandbox.messages("page@example.com");
    const home = await fetch(`${sandbox.url}/_sandbox`);
    const policy = home.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    const homeText = await home.text();
    expect(homeText).toContain("Grüße &lt;script&gt;");
    expect(homeText).toContain('name="advance" value="P1M"');
    expect(homeText).not.toMatch(/(src|href)="https?:/);
    const shown = await (await fetch(`${sandbox.url}/_sandbox/messages/${message?.id}`)).text();
    expect(shown).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(shown).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(shown).not.toContain("<script>");
    expect((await fetch(`${sandbox.url}/_sandbox/messages/none`)).status).toBe(404);
    expect(await (await fetch(`${sandbox.url}/_sandbox/logs`, { headers: { accept: "text/html" } })).text()).toContain(
      "api runs",
    );
  });

  it("answer health", async () => {
    expect(await (await fetch(`${sandbox.url}/_sandbox/health`)).json()).toEqual({
      ready: true,
      now: expect.stringMatching(/^2027-03-01T07:.*Z$/),
    });
  });
});

describe("the relay", () => {
  it("hands the accepted bytes and the envelope to an SMTP server", async () => {
    await mail({
      raw: plain(`${from}\r\nTo: shown@example.com\r\nSubject: relayed`, "through SMTP"),
      to: ["hidden@example.com"],
    });
    await expect.poll(() => smtp.received(), { timeout: 5_000 }).toContain("RCPT TO:<hidden@example.com>");
    await expect.poll(() => smtp.received(), { timeout: 5_000 }).toContain("Subject: relayed\r\n\r\nthrough SMTP");
  });
});

/** As much SMTP as one message needs. */
function smtpServer() {
  let received = "";
  const server = createServer((socket) => {
    let data = false;
    socket.write("220 test\r\n");
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      const text = chunk.toString();
      received += text;
      if (data) {
        if (!received.endsWith("\r\n.\r\n")) return;
        data = false;
        socket.write("250 ok\r\n");
      } else if (text.startsWith("DATA")) {
        data = true;
        socket.write("354 go\r\n");
      } else socket.write(text.startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
    });
  });
  const port = new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address && typeof address === "object") resolve(address.port);
    });
  });
  return { port, received: () => received, close: () => server.close() };
}
