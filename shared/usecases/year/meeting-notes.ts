import type { Temporal } from "temporal-polyfill";
import type { Answer } from "../../contracts/requests.ts";
import { type MeetingNotes, notedBy } from "../../domain/meeting-notes.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { ConferenceModel } from "../../pages/answer-conference.tsx";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";
import type { Prompt } from "./opened-prompt.ts";

/** The notes somebody made on the conference a prompt is about. */
function notesOf(participant: Participant | undefined, { concerns }: Pick<Prompt, "concerns">): MeetingNotes {
  return participant?.meetingNotes?.[cycleOfPrompt({ concerns })] ?? {};
}

function cycleOfPrompt({ concerns }: Pick<Prompt, "concerns">): string {
  return concerns[0]?.touchpoint.occurrence.split(".")[0] ?? "";
}

/** Keeps what one tap says of a conference; false where the answer is about something else. */
export async function keepNote(
  prompt: Prompt,
  choice: Answer["answer"],
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<boolean> {
  const { participant } = prompt;
  const noted = notedBy(choice, notesOf(participant, prompt));
  if (noted === undefined) return false;
  if (conferenceOf(prompt) === undefined) return true;
  const meetingNotes = { ...participant.meetingNotes, [cycleOfPrompt(prompt)]: noted };
  const [what = ""] = choice.split(".");
  await store.commit([
    { kind: "participant", put: { ...participant, meetingNotes } },
    audit(participant.id, participant.person, `noted-${what}`, "", now),
  ]);
  return true;
}

/** Whether a prompt looks forward to a conference both go to, or back on one. */
function conferenceOf({ concerns, plan, key }: Prompt): "before" | "after" | undefined {
  const [first] = concerns;
  if (!first) return undefined;
  const meets = concerns.some(({ touchpoint }) => touchpoint.meeting?.state === "proposed");
  if (meets && plan.playbook.touchpoints.some((rule) => rule.key === key && rule.meeting)) return "before";
  return first.side === "mentee" && /(^|-)debrief$/.test(key) ? "after" : undefined;
}

/** What the page asks about a conference, with what was said and what the others said before it. */
export async function conferenceModel(
  prompt: Prompt,
  attends: boolean | undefined,
  { store }: Pick<Ports, "store">,
): Promise<ConferenceModel | undefined> {
  const when = conferenceOf(prompt);
  if (when === undefined || (when === "after" && attends === false)) return undefined;
  const others = when === "before" ? prompt.concerns.flatMap((concern) => concern.others) : [];
  const theirs = await store.getMany(
    "participant",
    others.map((person) => participantId(prompt.programme.id, person)),
  );
  const people = theirs.flatMap((one) => notesOf(one, prompt).people ?? []);
  return { when, attends, notes: notesOf(prompt.participant, prompt), theirs: [...new Set(people)] };
}
