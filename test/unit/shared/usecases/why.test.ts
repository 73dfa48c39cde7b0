import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { YearReport } from "#shared/contracts/desk/people-answers.ts";
import { participantId } from "#shared/domain/participant.ts";
import { type Touchpoint, TraceStep } from "#shared/domain/touchpoint.ts";
import { apiOver } from "#test/support/api.ts";
import { fourLives } from "#test/support/full-life.ts";
import { tokenFor } from "#test/support/people.ts";
import { aTraced } from "#test/support/sample-traces.ts";

/** Ana's year, in which the CV review waits for a talk, and the debrief falls silent before a mail was planned. */
async function scene() {
  const { here, ana, lee } = await fourLives("says no");
  const year = await here.store.partsOf("touchpoint", participantId("demo", ana));
  const trace = aTraced.trace.map((step) => TraceStep.parse(step));
  const one = (key: string): Touchpoint => {
    const found = year.find((touchpoint) => touchpoint.key === key);
    if (!found) throw new Error(`no ${key} in the year`);
    return found;
  };
  const [review, debrief] = [one("cv-review"), one("debrief")];
  await here.store.commit([
    { kind: "touchpoint", put: { ...review, trace } },
    { kind: "touchpoint", put: { ...debrief, state: "dropped", reason: "enough", trace, occurrence: "2026" } },
  ]);
  for (const message of await here.store.ofPerson("message", ana))
    if (message.about.includes(debrief.id)) here.store.tamper("message", message.id, { about: [] });
  vi.useFakeTimers({ toFake: ["Date"], now: here.now().epochMilliseconds });
  const ask = apiOver(here.ports);
  const shown = async (route: "me" | "privacy", person: string) =>
    (
      await ask(route, {
        pathParameters: { token: await tokenFor(here, "me", person) },
        headers: { accept: "text/html" },
      })
    ).body;
  const desk = async (route: "showPerson" | "showMessage" | "showYear", parameters: object, accept: string) =>
    ask(route, { groups: "demo", pathParameters: { programme: "demo", ...parameters }, headers: { accept } });
  const mail = (await here.store.ofPerson("message", ana)).find(({ about }) => about.includes(review.id));
  return { here, ana, lee, review, shown, desk, mail };
}

const talked = "Mentor and mentee talked on Wednesday, October 28, 2026";
const asked = "“Will you be at the conference this year?” – mentee: yes";

afterAll(() => void vi.useRealTimers());

describe("why, for everybody who may know", () => {
  let at: Awaited<ReturnType<typeof scene>>;
  beforeAll(async () => {
    at = await scene();
  });

  it("Y23: stands by every entry of a person’s year", async () => {
    const html = await at.shown("me", at.ana);
    expect(html).toContain(talked);
    expect(html).toContain(asked);
    expect(html).toContain("So nothing is sent. You hear from us often enough this year.");
    expect(html).toContain("The next one that is planned:");
  });

  it("Y23: tells a mentor of the same prompt, without what their mentee answered", async () => {
    const html = await at.shown("me", at.lee);
    expect(html).toContain(talked);
    expect(html).not.toContain(asked);
  });

  it("Y23: stands in a person’s log by each prompt, and by what fell silent before there was a mail", async () => {
    const html = await at.shown("privacy", at.ana);
    expect(html).toContain(talked);
    const silent = html.slice(html.indexOf("What was not sent, and why"));
    expect(silent).toContain("After the Midyear meeting");
    expect(silent).toContain("The count begins anew with the next year of the plan.");
  });

  it("Y23: stands on a person’s page for a coordinator, by each touchpoint and each mail", async () => {
    const { body } = await at.desk("showPerson", { person: at.ana }, "text/html");
    expect(body.split(talked)).toHaveLength(4);
    expect(body).toContain("So nothing is sent. You hear from us often enough this year.");
  });

  it("Y23: stands on the page of one mail, with its hours, its end and what was tried", async () => {
    const { body } = await at.desk("showMessage", { message: at.mail?.id }, "text/html");
    expect(body).toContain(talked);
    expect(body).toMatch(/It may leave from .+, \d+:\d\d AM until .+, 11:00 AM, where they live \(New York\)\./);
    expect(body).toMatch(/After .+ it would not be sent any more\. Nobody has tried to send it yet\./);
  });

  it("Y23: is served as data: rules in order, facts, verdicts, and the mails", async () => {
    const { body, statusCode } = await at.desk("showYear", { person: at.ana }, "application/json");
    expect(statusCode).toBe(200);
    const { touchpoints } = YearReport.parse(JSON.parse(body));
    const review = touchpoints.find(({ key }) => key === "cv-review");
    expect(review?.trace).toEqual(aTraced.trace);
    expect(review?.why.join(" ")).toContain(talked);
    expect(review?.messages).toMatchObject([{ id: at.mail?.id, state: "PLANNED" }]);
    expect(touchpoints.find(({ key }) => key === "debrief")).toMatchObject({ silence: "enough", state: "dropped" });
    const mentors = await at.desk("showYear", { person: at.lee }, "application/json");
    expect(YearReport.parse(JSON.parse(mentors.body)).touchpoints.map(({ side }) => side)).toContain("mentor");
  });

  it("T4: is nobody’s but the programme’s own coordinators’", async () => {
    const elsewhere = await apiOver(at.here.ports)("showYear", {
      ...{ groups: "other", pathParameters: { programme: "demo", person: at.ana } },
    });
    expect(elsewhere.statusCode).toBe(404);
    expect((await at.desk("showYear", { person: "per_nobody" }, "application/json")).statusCode).toBe(404);
  });
});
