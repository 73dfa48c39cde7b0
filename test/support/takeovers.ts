import { Work } from "#shared/domain/work.ts";
import { applyImport, checkImport } from "#shared/usecases/coordinators/import/start-import.ts";
import { createImport, putImportPart } from "#shared/usecases/coordinators/import/uploads.ts";
import { everything } from "#shared/usecases/everything.ts";
import { respond } from "#shared/usecases/pairing/respond.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { lettersTo, tokensIn } from "./letters.ts";
import { emailOf } from "./people.ts";
import { coordinator, noQuery, request, type World } from "./world.ts";

/** A file of running pairs, one line for each: `Ana Lee`, and what further cells say. */
export function pairsFile(...pairs: readonly string[]): string {
  const lines = pairs.map((pair) => {
    const [mentee = "", mentor = "", since = ""] = pair.split(" ");
    return [mentee, emailOf(mentee), mentor, emailOf(mentor), since].join(",");
  });
  return ["Mentee name,Mentee e-mail,Mentor name,Mentor e-mail,Since", ...lines].join("\n");
}

/** Sends a file, and checks or imports it. Answers the work with its lines. */
export async function importFile(
  world: World,
  kind: "members" | "pairs",
  text: string,
  { dryRun = false, skipWrong = false, ports = world.ports, programme = "demo" } = {},
) {
  const context = { caller: coordinator, idempotencyKey: `${programme} ${text}` };
  const begin = request({ programme }, undefined, { kind, parts: 1 }, context);
  const created = await createImport(begin, ports, world.now());
  const id = String(Object(created.json).id);
  const part = request({ programme, import: id, part: 0 }, undefined, { text }, context);
  await putImportPart(part, ports);
  const path = { programme, import: id };
  const started = dryRun
    ? await checkImport(request(path, undefined, {}, context), ports, world.now())
    : await applyImport(request(path, undefined, { skipWrong }, context), ports, world.now());
  await world.work();
  const work = String(Object(started.json).id);
  const lines = await world.store.partsOf("workLine", work);
  return {
    work: Work.parse(await world.store.get("work", work)),
    says: lines.map(({ says, values }) => (values["line"] === undefined ? says : `${values["line"]} ${says}`)),
  };
}

/** Imports running pairs, and sends what follows. */
export async function takeOver(world: World, ...pairs: readonly string[]) {
  const done = await importFile(world, "pairs", pairsFile(...pairs));
  await world.deliver();
  return done;
}

/** The link of the latest mail that asks somebody whether they are still together. */
export async function askedLink(world: World, name: string): Promise<string> {
  const found = (await lettersTo(world, name)).flatMap((letter) => tokensIn(letter, "respond"));
  const latest = found.at(-1);
  if (latest === undefined) throw new Error(`${name} was not asked`);
  return latest;
}

/** Presses a button behind that link. */
export async function press(world: World, name: string, answer: "yes" | "no", ports: Ports = world.ports) {
  const token = await askedLink(world, name);
  const reply = await respond(request({ token }, noQuery, { answer }), ports, world.now());
  return reply.json;
}

/** All questions to two at once, in the order of their ids. */
export function questions(world: World) {
  return everything(world.ports, "proposal", "demo");
}
