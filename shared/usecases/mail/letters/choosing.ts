import { ofRound } from "../../../domain/explanation.ts";
import { participantId } from "../../../domain/participant.ts";
import type { Round } from "../../../domain/round.ts";
import { instantText } from "../../../domain/time.ts";
import type { ChoosingMail } from "../../../email/choosing.ts";
import { mentorsBy } from "../../pairing/choosing/calls.ts";
import { availableIn } from "../../pairing/choosing/who-chooses.ts";
import { baseOf, meLink } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** What somebody is asked before a round is decided: whom they would like, whether they take first calls, how those went. */
export async function choosingLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, ports, now } = context;
  const [round, option, participant] = await Promise.all([
    ports.store.get("round", message.subject),
    ports.store.get("option", ofRound(message.subject, person.id)),
    ports.store.get("participant", participantId(programme.id, person.id)),
  ]);
  const until = round?.choosingUntil ?? "";
  if (!option || participant?.state !== "active" || round?.state !== "choosing" || until <= instantText(now))
    return { nothing: "no-longer-open" };
  const reminder = message.occurrence === "reminder";
  if (reminder && option.answeredAt !== undefined) return { nothing: "answered" };
  const ask = askFor(message.occurrence, round);
  const people = await availableIn(
    option,
    ask === "take-calls" || !option.told.includes("mentee") ? "mentees" : "mentors",
    ports,
  );
  if (people.length === 0) return { nothing: "no-longer-open" };
  const persons = await ports.store.getMany(
    "person",
    people.map((one) => one.person),
  );
  const nameOf = new Map(persons.map(({ id, name }) => [id, name]));
  const me = await meLink(context);
  return {
    model: {
      kind: "choosing",
      ...{ ask, reminder },
      ...baseOf(context),
      name: person.name,
      zone: person.zone,
      answerBy: (ask === "take-calls" && mentorsBy(round)) || until,
      people: people.map((one) => ({ name: nameOf.get(one.person) ?? "", stage: one.stage, topics: one.topics })),
      link: `${me}/choose`,
      me,
    },
  };
}

function askFor(occurrence: string, { choice }: Round): ChoosingMail["ask"] {
  if (choice !== "calls") return "rank";
  if (occurrence === "mentor") return "take-calls";
  if (occurrence === "mentee") return "calls";
  return "say";
}
