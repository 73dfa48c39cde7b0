import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { aspects } from "#shared/domain/identity.ts";
import { locales } from "#shared/domain/locale.ts";
import { records } from "#shared/domain/records.ts";
import { translator } from "#shared/locales/translate.ts";
import { usualWords } from "#test/support/sample-words.ts";
import { allPages } from "#test/support/samples.ts";

/** Lines that name a person, a number, a place, an event or an address: nobody writes of a patient there. */
const named = [
  "name",
  "memberNumber",
  "licence",
  "region",
  "institution",
  "selectsResidents",
  "apart",
  "otherConference",
  "link",
  "booking",
  "credentialLink",
  "text",
];
/** Who somebody is themselves, in a word or two. */
const oneself: readonly string[] = aspects;
/** Never filled in by people: what a machine writes into, or a link to copy. */
const notFilledIn = ["website", null];

const pages = locales.flatMap((locale) =>
  Object.entries(allPages({ locale, ...usualWords })).map(([name, html]) => ({ locale, name, html })),
);

describe("free text", () => {
  it.each(pages)("O10: on the page $name in $locale warns against patient data", ({ locale, html }) => {
    const { document } = parseHTML(html);
    const warning = translator(locale)("patients.warning");
    const lines = [...document.querySelectorAll('input[type="text"]')].filter((field) => {
      const name = field.getAttribute("name");
      return ![...named, ...oneself].includes(name ?? "") && !notFilledIn.includes(name);
    });
    for (const field of [...document.querySelectorAll("textarea"), ...lines]) {
      const ids = (field.getAttribute("aria-describedby") ?? "").split(" ");
      const described = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      expect(described, `${field.getAttribute("name")}`).toContain(warning);
    }
  });

  it("O10: is asked for in these places and no others: whoever adds one decides whether it may be", () => {
    const found = Object.keys(routes)
      .filter((name): name is RouteName => name in routes)
      .flatMap((name) => {
        const route = routes[name];
        return "body" in route ? [...textsIn(schemaOf(route.body), name)] : [];
      });
    expect([...new Set(found)].sort()).toEqual(
      [
        // Names of people and of organisations.
        ...["signUp.name", "invite.name", "putProgramme.name", "putProgramme.society", "putProgramme.playbook.name"],
        ...["updateProfile.institution", "updateProfile.otherConference", "putMember.name", "updateProfile.apart[]"],
        // What only machines fill in.
        ...["signUp.website", "signUp.stamp", "signUp.proof", "sendMyPage.website", "sendMyPage.stamp"],
        ...["sendMyPage.proof", "raiseConcern.website"],
        // A certificate with its number, and a word on who somebody is.
        ...["updateProfile.licence", ...aspects.map((aspect) => `updateProfile.${aspect}`)],
        // In people's own words, with the warning beside it.
        ...["updateProfile.work", "updateGoals.words", "raiseConcern.text"],
        // A coordinator's: on vetting; names of a programme, a file and whoever is looked for; a file of members; what many are told.
        ...["vet.reason", "copyProgramme.name", "createImport.name", "putImportPart.text"],
        ...["previewSettings.name", "previewSettings.society", "previewSettings.playbook.name"],
        ...[
          "previewChange.email",
          "previewChange.mentor",
          "previewChange.name",
          "suggestMentor.email",
          "suggestMentor.mentor",
        ],
        // A playbook's file: names of its parts, each of which needs a text that is there, or the file is refused.
        ...["takeBook.playbook.madeFrom.name", "takeBook.playbook.touchpoints[].meeting.section"],
        ...["mentee", "mentor"].map((side) => `takeBook.playbook.touchpoints[].${side}.sections[].name`),
        "takeBook.playbook.touchpoints[].recurs.topics[]",
        // Whoever is to be in a group, by address or id.
        ...["changeGroup.mentee", "makeGroup.mentee", "makeGroup.mentees[]", "makeGroup.mentors[]"],
        ...["decideMail.messages[]", "writeAnnouncement.subject", "writeAnnouncement.text"],
      ].sort(),
    );
  });

  it("O10: no record has a field for what a pair talked about", () => {
    const found = Object.entries(records).flatMap(([kind, schema]) => [...textsIn(schemaOf(schema), kind)]);
    const leaf = (path: string) => path.split(".").at(-1)?.replace("[]", "") ?? "";
    const words = found.filter((path) => !codes.includes(leaf(path)));
    expect(words.sort()).toEqual(
      [
        "member.name",
        // People and groups by their ids, and a digest of what was solved.
        ...["offer.joins", "offer.madeBy", "offer.mentees[]", "offer.mentors[]", "offer.named[]", "proof.claim.inputs"],
        ...["person.name", "programme.name", "programme.society", "playbook.playbook.name", "programme.playbook.name"],
        ...["mentorship.playbook.name", "playbook.playbook.madeFrom.name"],
        "playbook.playbook.touchpoints[].recurs.topics[]",
        ...[
          "playbook.playbook.touchpoints[].mentee.sections[].name",
          "playbook.playbook.touchpoints[].mentor.sections[].name",
        ],
        // Where people talk or book a time: addresses alone.
        ...["profile.booking", "profile.rooms.*"],
        ...[
          "profile.work",
          "profile.region",
          "profile.institution",
          "profile.otherConference",
          "profile.link",
          "profile.selectsResidents[]",
          "profile.apart[]",
        ],
        ...["profile.credentials.licence", "profile.credentials.link", "identity.answers.*.says"],
        ...["goal.versions[].words", "goal.suggestions[].words", "concern.text", "audit.reason"],
        // What a coordinator tells many, and a file of members while it is read.
        ...["announcement.text", "workPart.text"],
        // Message keys, the work that made a report, and the name of a consent.
        ...["workLine.says", "report.work"],
        ...["touchpoint.reason", "message.reason", "message.history[].reason"],
        ...["person.consent.text", "identity.consent.text"],
      ].sort(),
    );
  });
});

/** Fields that hold ids, keys, hashes and addresses, never words. */
const codes: readonly string[] = [
  "replay",
  // Whose line of the roll it is, and who said yes or no to staying together.
  ...["member", "yes", "no"],
  ...["addressHash", "source", "address", "addresses"],
  ...["id", "person", "programme", "participant", "participants", "mentorship", "mentorships", "formerMentorships"],
  ...[
    "round",
    "proposals",
    "mentee",
    "mentor",
    "broughtBy",
    "by",
    "agreed",
    "endedBy",
    "silent",
    "requestedBy",
    "setBy",
  ],
  ...["changedBy", "about", "of", "email", "second", "contact", "contactHash", "confirmedRequest", "memberNumber"],
  // Cycles: the one two people go on into, and the one a date was copied from.
  ...["goesOn", "copiedFrom"],
  ...[
    "key",
    "cycle",
    "occurrence",
    "subject",
    "section",
    "detail",
    "planned",
    "tz",
    "attempt",
    "doubted",
    "sesMessageId",
  ],
  ...["armedFor", "apiUrl", "job", "did", "group", "proposal"],
  ...["lent", "counting", "sending", "sentBy", "writtenBy", "changed", "typedBy"],
];

const JsonSchema = z.record(z.string(), z.unknown());
type JsonSchema = z.infer<typeof JsonSchema>;
const schemaOf = (schema: z.ZodType) =>
  JsonSchema.parse(z.toJSONSchema(schema, { io: "output", unrepresentable: "any" }));
const inner = (value: unknown): JsonSchema[] => {
  const one = JsonSchema.safeParse(value);
  return one.success ? [one.data] : [];
};

/** Paths of all strings that a person could write a sentence into. */
function* textsIn(schema: JsonSchema, path: string): Generator<string> {
  const limited = ["enum", "const", "format", "pattern"].some((key) => key in schema);
  const { type, maxLength } = schema;
  if (type === "string" && !limited && (typeof maxLength !== "number" || maxLength > 60)) yield path;
  for (const properties of inner(schema["properties"]))
    for (const [name, one] of Object.entries(properties))
      for (const child of inner(one)) yield* textsIn(child, `${path}.${name}`);
  for (const items of inner(schema["items"])) yield* textsIn(items, `${path}[]`);
  for (const rest of inner(schema["additionalProperties"])) yield* textsIn(rest, `${path}.*`);
  for (const key of ["anyOf", "oneOf", "allOf"]) {
    const branches = schema[key];
    for (const branch of Array.isArray(branches) ? branches : [])
      for (const child of inner(branch)) yield* new Set(textsIn(child, path));
  }
}
