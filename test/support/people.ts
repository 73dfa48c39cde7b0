import type * as z from "zod";
import { type Respond, SignUp, type UpdateMe, type Vet } from "#shared/contracts/requests.ts";
import { inRole, type Mentorship } from "#shared/domain/mentorship.ts";
import { participantId } from "#shared/domain/participant.ts";
import type { Proposal } from "#shared/domain/round.ts";
import { vet as decide } from "#shared/usecases/coordinators/vetting.ts";
import { everything } from "#shared/usecases/everything.ts";
import { confirm } from "#shared/usecases/joining/confirm.ts";
import { confirmSubject } from "#shared/usecases/joining/confirm-subject.ts";
import { signUp as takeSignUp } from "#shared/usecases/joining/sign-up.ts";
import { updateMe } from "#shared/usecases/own-page/update-me.ts";
import { respond as answerProposal } from "#shared/usecases/pairing/respond.ts";
import { startRound } from "#shared/usecases/pairing/rounds.ts";
import type { LinkPurpose } from "#shared/usecases/ports.ts";
import { coordinator, noQuery, request, type World } from "./world.ts";

export type Form = Partial<z.input<typeof SignUp>>;

/** A form as a page sends it. */
export function aForm(name: string, overrides: Form = {}): SignUp {
  const usual = { name, email: emailOf(name), role: "mentee", stage: "student", topics: ["informatics"] } as const;
  return SignUp.parse({ ...usual, zone: "America/New_York", consent: true, ...overrides });
}

/** All that is asked of a deployment to make the links its mails hold. */
type Tables = Pick<World, "store" | "ports">;

export const emailOf = (name: string) => `${name.toLowerCase()}@post.example`;

export function signUp(world: World, name: string, overrides: Form & { programme?: string } = {}) {
  const { programme = "demo", ...form } = overrides;
  return takeSignUp(request({ programme }, noQuery, aForm(name, form)), world.ports, world.now());
}

/** The id a person got when they signed up. */
export async function personOf(world: Tables, name: string): Promise<string> {
  const claim = await world.store.get("email", await world.ports.addresses.hash(emailOf(name)));
  if (!claim) throw new Error(`${name} has not signed up`);
  return claim.person;
}

/** A link's token, as a mail to this person holds it. */
export async function tokenFor(world: Tables, purpose: LinkPurpose, person: string, subject = "", programme = "demo") {
  const epoch = (await world.store.get("person", person))?.linkEpoch;
  return world.ports.links.sign({ purpose, person, programme, subject, epoch });
}

/** The token of a confirmation mail that would leave now. */
export async function confirmToken(world: Tables, person: string, programme = "demo"): Promise<string> {
  const id = participantId(programme, person);
  const [who, part] = await Promise.all([world.store.get("person", person), world.store.get("participant", id)]);
  return tokenFor(world, "confirm", person, who && part ? confirmSubject(who, part) : id, programme);
}

export async function confirmAddress(world: World, name: string, programme = "demo"): Promise<string> {
  const person = await personOf(world, name);
  const token = await confirmToken(world, person, programme);
  await confirm(request({ token }, noQuery, {}), world.ports, world.now());
  return person;
}

export function vet(world: World, person: string, body: Partial<Vet> = {}, programme = "demo") {
  const decision = { decision: "approve", ...body } as const;
  return decide(request({ programme, person }, undefined, decision, { caller: coordinator }), world.ports, world.now());
}

/** Somebody who signed up and confirmed; their first mail is out of the way. */
export async function aMentee(world: World, name: string, form: Form & { programme?: string } = {}): Promise<string> {
  await signUp(world, name, form);
  await world.work();
  return confirmAddress(world, name, form.programme);
}

/** A mentor who signed up, confirmed and was approved for so many places. */
export async function aMentor(
  world: World,
  name: string,
  { places = 2, programme = "demo", ...form }: Form & { places?: number; programme?: string } = {},
): Promise<string> {
  const person = await aMentee(world, name, { role: "mentor", stage: "practitioner", programme, ...form });
  await vet(world, person, { places }, programme);
  await world.work();
  return person;
}

/** A round asked for by a coordinator and published at once: mentors have their mail. */
export async function runRound(world: World, publish = true): Promise<Proposal[]> {
  const { caller, ...key } = { caller: coordinator, idempotencyKey: `round-${world.now()}` };
  await startRound(
    request({ programme: "demo" }, undefined, { publish }, { caller, ...key }),
    world.ports,
    world.now(),
  );
  await world.work();
  return everything(world.ports, "proposal", "demo");
}

/** Presses yes or no on somebody's page. */
export async function respond(
  world: World,
  person: string,
  proposal: Proposal,
  answer: z.infer<typeof Respond>["answer"],
) {
  const token = await tokenFor(world, "respond", person, proposal.id);
  return answerProposal(request({ token }, noQuery, { answer }), world.ports, world.now());
}

export async function changeMe(world: World, person: string, body: UpdateMe) {
  const token = await tokenFor(world, "me", person);
  const reply = await updateMe(request({ token }, noQuery, body), world.ports, world.now());
  await world.work();
  return reply;
}

/** A round, and yes from everybody asked in it. */
export async function pairAll(world: World): Promise<Mentorship[]> {
  for (const proposal of await runRound(world)) {
    if (proposal.state !== "asked-mentor") continue;
    await respond(world, proposal.mentor, proposal, "yes");
    await respond(world, proposal.mentee, proposal, "yes");
  }
  await world.work();
  return everything(world.ports, "mentorship", "demo", "active");
}

export const mentorIn = (mentorship: Mentorship) => inRole(mentorship, "mentor")[0] ?? "";
