import { everInRole } from "#shared/domain/mentorship.ts";
import type { Offer, OfferShape } from "#shared/domain/offer.ts";
import { participantId } from "#shared/domain/participant.ts";
import { everything } from "#shared/usecases/everything.ts";
import { respond } from "#shared/usecases/pairing/respond.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { kindsTo, lettersTo, tokensIn } from "./letters.ts";
import { pairingDesk } from "./pairing-desk.ts";
import { aMentee, aMentor, emailOf } from "./people.ts";
import { noQuery, request, type World, world } from "./world.ts";

/** An offer a coordinator prepared on the desk, for people by their names. */
export async function prepared(
  here: World,
  shape: OfferShape,
  mentors: readonly string[],
  mentees: readonly string[],
  groups = "demo",
): Promise<Offer> {
  const row = (names: readonly string[]) => names.map(emailOf).join(", ");
  const { status, body } = await pairingDesk(here, groups).post(
    "makeGroup",
    {},
    { does: "offer", shape, mentors: row(mentors), mentees: row(mentees) },
    { "idempotency-key": `${shape} ${mentors} ${mentees} ${here.now()}` },
  );
  if (status !== 201) throw new Error(`Nothing was prepared: ${status} ${JSON.stringify(body)}`);
  return offerIn(here, body.id);
}

/** The same, with its mentors asked. */
export async function offered(here: World, shape: OfferShape, mentors: readonly string[], mentees: readonly string[]) {
  const { id } = await prepared(here, shape, mentors, mentees);
  await changed(here, id, { does: "ask" });
  return offerIn(here, id);
}

/** Presses one of the buttons of an offer's page on the desk. */
export async function changed(here: World, group: string, fields: Record<string, string>, key = "change") {
  const { version } = await offerIn(here, group);
  const headers = { "if-match": `"${version}"`, "idempotency-key": key };
  return pairingDesk(here).post("changeGroup", { group }, fields, headers);
}

export async function offerIn(here: World, id: string): Promise<Offer> {
  const offer = await here.store.get("offer", id);
  if (!offer) throw new Error("There is no such offer");
  return offer;
}

/** The link of the latest mail that asks somebody. */
export async function askedToken(here: World, name: string): Promise<string> {
  const tokens = (await lettersTo(here, name)).flatMap((letter) => tokensIn(letter, "respond"));
  const latest = tokens.at(-1);
  if (latest === undefined) throw new Error(`${name} was not asked`);
  return latest;
}

/** Presses a button behind that link, and does what follows. */
export async function says(here: World, name: string, answer: "yes" | "no" | "undo", ports: Ports = here.ports) {
  const token = await askedToken(here, name);
  const reply = await respond(request({ token }, noQuery, { answer }), ports, here.now());
  await here.work();
  return reply;
}

/** The running mentorships with the people in each, by role. */
export async function running(here: World) {
  const active = await everything(here.ports, "mentorship", "demo", "active");
  return active.map((one) => ({ ...one, mentees: everInRole(one, "mentee"), mentors: everInRole(one, "mentor") }));
}

/** No round begins by itself. */
export const quiet = { rounds: { every: "never" } } as const;
/** Who waits for a group. */
export const three = ["Ana", "Bea", "Cas"] as const;

/** A mentor with one place, and three who wait. */
export async function aGroup(settings = {}) {
  const here = await world({ ...quiet, ...settings });
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [ana = "", bea = "", cas = ""] = await Promise.all(three.map((name) => aMentee(here, name)));
  return { here, lee, ana, bea, cas };
}

/** Somebody's part in the programme. */
export const partOf = async (here: World, person: string) =>
  here.store.get("participant", participantId("demo", person));
/** The prompts somebody got. */
export const promptsTo = async (here: World, name: string) => {
  const kinds = await kindsTo(here, name);
  return (await lettersTo(here, name)).filter((_, index) => kinds[index] === "prompt");
};
