import type { Temporal } from "temporal-polyfill";
import { FindMentors } from "../../contracts/mentor-requests.ts";
import { Problem } from "../../domain/errors.ts";
import { openRequest } from "../../domain/mentor-request.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import { openMe } from "../own-page/me.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { planMentee } from "../year/plan-mentee.ts";
import { keepApplications } from "./applications.ts";
import { type MentorsPorts, showMentors, stateOf } from "./mentors.ts";
import { mentorsOffered } from "./mentors-offered.ts";
import { requestFor } from "./request-for.ts";
import { requestOver } from "./request-over.ts";
import { tiesTo } from "./ties-asked.ts";

type AskPorts = MentorsPorts & Pick<Ports, "queue" | "zones">;
type Opened = Awaited<ReturnType<typeof openMe>>;

/** Asks mentors by name, in turn, or takes the request back. */
export async function askMentors(
  request: RequestOf<"askMentors">,
  ports: AskPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { body } = request;
  const hints = await retried(async () => {
    const opened = await openMe(token, ports, now);
    if (body.action === "applications") {
      const years = await keepApplications(opened, body.mentorship, body.elsewhere === "yes", ports, now);
      return planAll(years, ports, now);
    }
    if (body.action === "withdraw") return withdraw(opened, ports, now);
    const wanted = [body.first, body.second, body.third].filter((one) => one !== undefined);
    return ask(opened, wanted, ports, now);
  });
  await ports.queue.hint(hints, "bulk");
  return showMentors(request, token, {}, ports, now, { did: body.action });
}

/** The page again: with the choices as they were made, and what is wrong with them. */
export function askMentorsRefused(
  request: RefusedRequest<"askMentors">,
  ports: AskPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { first, second, third } = request.typed;
  const chosen = [first, second, third].filter((one) => typeof one === "string" && one !== "").join(",");
  const find = FindMentors.parse({ chosen });
  return showMentors(request, request.parameters.token, find, ports, now, { errors: request.errors });
}

/** Plans some years anew. Says which mails somebody waits for. */
async function planAll(years: readonly string[], ports: AskPorts, now: Temporal.Instant): Promise<string[]> {
  const plans = await Promise.all(years.map((id) => planMentee(id, ports, now)));
  return plans.flatMap(({ hints }) => [...hints]);
}

async function ask(
  opened: Opened,
  wanted: readonly string[],
  ports: AskPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const { person, programme, participant } = opened;
  const state = await stateOf(opened, ports, now);
  // Pressed twice: it is being asked already, and the page says so.
  if (state === "asking") return [];
  if (state !== "open") throw new Problem("conflict", "You cannot ask for a mentor by name at the moment.");
  const offered = await mentorsOffered(participant, programme, ports, now);
  const mentors = wanted.map((id, index) => {
    const mentor = offered.find((one) => one.person === id);
    if (mentor !== undefined) return mentor;
    const field = ["first", "second", "third"][index] ?? "first";
    throw new Problem("invalid-request", "This mentor cannot be asked any more.", [{ field, message: "gone" }]);
  });
  const former = await ports.store.getMany("mentorship", participant.formerMentorships);
  const { warned } = await tiesTo(participant, mentors, former, programme, ports);
  const zones = new Map((await ports.store.getMany("person", wanted)).map(({ id, zone }) => [id, zone]));
  const candidates = mentors.map((mentor) => ({
    participant: mentor,
    zone: zones.get(mentor.person) ?? programme.zone,
  }));
  const { puts, requests, message } = requestFor(opened, candidates, now, warned);
  await ports.store.commit([
    ...puts,
    { kind: "participant", put: { ...participant, requests } },
    audit(participant.id, person.id, "mentors-asked", `${requests.length}`, now),
  ]);
  return [message];
}

/** Takes the request back, at any time before a yes. Whoever was asked sees a suggestion that is no longer open. */
async function withdraw({ person, participant }: Opened, ports: AskPorts, now: Temporal.Instant): Promise<string[]> {
  const request = openRequest(participant);
  if (request === undefined) return [];
  const { requests, puts } = await requestOver(participant, request, ports, now);
  await ports.store.commit([
    ...puts,
    { kind: "participant", put: { ...participant, requests } },
    audit(participant.id, person.id, "request-withdrawn", `${requests?.length}`, now),
  ]);
  return [];
}
