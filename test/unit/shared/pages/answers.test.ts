import { describe, expect, it } from "vitest";
import { Answer, Respond, UndoUnsubscribe, UpdateMe } from "#shared/contracts/requests.ts";
import { respondPage } from "#shared/pages/respond.tsx";
import { usualWords } from "#test/support/sample-words.ts";
import { allPages, respondSample } from "#test/support/samples.ts";

const words = { locale: "en-US", ...usualWords } as const;
const pages = allPages(words);
const page = (name: string) => pages[name] ?? "";

/** What each button of a page sends: its form's hidden fields and itself. */
function posts(html: string): Record<string, string>[] {
  return [...html.matchAll(/<form.*?<\/form>/gs)].flatMap(([form]) => {
    const pairs = [...form.matchAll(/<(?:input|select)[^>]* name="([^"]+)"[^>]*?(?: value="([^"]*)")?[^>]*>/g)];
    const selected = form.match(/<option value="([^"]*)" selected/)?.[1];
    const fields = Object.fromEntries(
      pairs.map(([tag, name = "", value]) => [name, tag.match(/ value="([^"]*)"/)?.[1] ?? value ?? selected ?? ""]),
    );
    return [...form.matchAll(/<button[^>]*>/g)].map(([button]) => {
      const name = button.match(/ name="([^"]+)"/)?.[1];
      return name === undefined ? fields : { ...fields, [name]: button.match(/ value="([^"]+)"/)?.[1] ?? "" };
    });
  });
}

describe("forms", () => {
  it("P5: a suggested pairing is answered yes or no, as its route takes it", () => {
    expect(posts(page("respond mentor"))).toEqual([{ answer: "yes" }, { answer: "no" }]);
    for (const post of posts(page("respond mentor"))) expect(Respond.safeParse(post).success).toBe(true);
  });

  it("Y10: a prompt is answered as its route takes it, and a link from the mail only marks a button", () => {
    const sent = posts(page("answer asked"));
    expect(sent.map(({ answer }) => answer)).toEqual([
      "met",
      "snooze",
      "skip",
      ...[
        "need.cv",
        "need.interview",
        "need.introduction",
        "need.listening",
        "need.workload",
        "need.direction",
        "swap",
      ],
      "attends.yes",
      "attends.no",
      "presentsPoster.yes",
      "presentsPoster.no",
    ]);
    for (const post of sent) expect(Answer.safeParse(post).success).toBe(true);
    expect(page("answer asked")).toMatch(/value="snooze" class="quiet marked"/);
    expect(page("answer over")).not.toContain("<form");
  });

  it("Y6, Y16: every form of one's own page is what its route takes", () => {
    const sent = ["me", "me paused", "me compared"].flatMap((name) => posts(page(name)));
    expect(new Set(sent.map(({ action }) => action))).toEqual(
      new Set([
        "milestone",
        "fact",
        "places",
        "language",
        "zone",
        "prompts",
        "feed",
        "pause",
        "resume",
        "end",
        "leave",
        ...["pause-mentorship", "resume-mentorship", "swap-roles", "keep-roles", "wish", "remark"],
        ...["in-touch", "all-prompts", "meanwhile", "second-mentor"],
      ]),
    );
    const does = (action: string, field: string) =>
      new Set(sent.filter((post) => post["action"] === action).map((post) => post[field]));
    expect(does("wish", "does")).toEqual(new Set(["move", "out", "back"]));
    expect(does("remark", "says")).toEqual(new Set(["earlier", "later", "i-can-help", "nothing"]));
    for (const post of sent) expect(UpdateMe.safeParse(post), JSON.stringify(post)).toMatchObject({ success: true });
  });

  it("M2: stopping mails and taking it back are posted as the route tells them apart", () => {
    expect(posts(page("unsubscribe ask"))).toEqual([{}]);
    expect(posts(page("unsubscribe done"))).toEqual([{ undo: "yes" }]);
    expect(posts(page("unsubscribe undone"))).toEqual([{}]);
    expect(UndoUnsubscribe.safeParse({ undo: "yes" }).success).toBe(true);
  });

  it("P8: ending and leaving each wait behind a box of their own", () => {
    const grave = [...page("me").matchAll(/<form.*?<\/form>/gs)].filter(([form]) => form.includes("grave"));
    expect(grave).toHaveLength(3);
    for (const [form] of grave) expect(form).toMatch(/<input type="checkbox" id="sure-[^"]+" required/);
  });
});

describe("a suggested pairing", () => {
  it("P4: shows who they are and why, in words", () => {
    for (const part of [
      "Alex Moreau",
      "Student",
      "Informatics and oncology",
      "You both chose informatics.",
      "2 free places",
    ])
      expect(page("respond mentor")).toContain(part);
    expect(page("respond mentee")).toContain("Dr Lee would like to mentor you");
    expect(page("respond nameless")).toContain("Would you like to mentor this person?");
  });

  it("P5: never tells why it is closed, or that anybody said no", () => {
    expect(page("respond closed")).not.toMatch(/declin|refus|said no|Alex/i);
    expect(posts(page("respond yes"))).toEqual([{ answer: "no" }]);
    expect(page("respond no")).not.toContain("<form");
  });

  it("J5: says again at pairing what is not recorded", () => {
    expect(page("respond mentor")).toContain("What is not recorded");
    expect(page("respond paired")).toContain("What is not recorded");
  });

  it("is open until a day where the reader lives", () => {
    const late = respondPage({ ...respondSample(words), answerBy: "2026-09-07T02:00:00.000Z" });
    expect(late).toContain("Sunday, September 6, 2026");
  });
});
