import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { dayIn, instantOf } from "../../domain/time.ts";
import { profilePage } from "../../pages/profile.tsx";
import { type ProfileModel, partFields, partsFor } from "../../pages/profile-model.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "../http.ts";
import { hearByDay } from "../joining/hear-by.ts";
import { pageLanguage } from "../language.ts";
import type { Change, Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { siteOf } from "../site.ts";
import { identityChange, identityRemoval } from "./identity.ts";
import { knownChange, knownLines } from "./known.ts";
import { openMe } from "./me.ts";
import { formState, partsDone, stateWhenRefused, withPart } from "./profile-state.ts";

type ProfilePorts = Pick<Ports, "store" | "links" | "site" | "addresses">;

/** What a person says of themselves, with a form for each part. */
export function profile(request: RequestOf<"profile">, ports: ProfilePorts, now: Temporal.Instant): Promise<Reply> {
  return show(request, request.parameters.token, ports, now);
}

/** Keeps one part as it was just said. The others stay as they are. */
export async function updateProfile(
  request: RequestOf<"updateProfile">,
  ports: ProfilePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { part } = request.body;
  await retried(async () => {
    const { person, participant } = await openMe(token, ports, now);
    if ((part === "credentials" || part === "residents") && participant.role === "mentee")
      throw new Problem("invalid-request", "Only mentors are vetted, or choose residents.", [
        { field: "part", message: `${part} are for mentors` },
      ]);
    const changes = await changesFor(request.body, person.id, ports, now);
    // Taking an entry back leaves the trail that making one leaves.
    const trail = audit(participant.id, person.id, `profile-${part.replace("known-removal", "known")}`, "", now);
    if (changes.length > 0) await ports.store.commit([...changes, trail]);
  });
  return show(request, token, ports, now, { saved: part });
}

/** The part again, with what was typed and what is wrong. */
export function profileRefused(
  request: RefusedRequest<"updateProfile">,
  ports: ProfilePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, request.parameters.token, ports, now, { refused: request });
}

async function changesFor(
  wish: RequestOf<"updateProfile">["body"],
  person: string,
  ports: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<Change[]> {
  const { store } = ports;
  switch (wish.part) {
    case "known":
    case "known-removal":
      return knownChange(person, wish, ports, now);
    case "identity":
      return identityChange(person, wish, await store.get("identity", person), now);
    case "identity-withdrawal":
      return identityRemoval(await store.get("identity", person));
    default: {
      const before = (await store.get("profile", person)) ?? { id: person, version: 0 };
      return [{ kind: "profile", put: withPart(before, wish, now) }];
    }
  }
}

interface Outcome {
  readonly saved?: ProfileModel["saved"];
  readonly refused?: Pick<RefusedRequest<"updateProfile">, "typed" | "errors">;
}

async function show(
  request: RequestContext,
  token: string,
  ports: ProfilePorts,
  now: Temporal.Instant,
  { saved, refused }: Outcome = {},
): Promise<Reply> {
  const { person, programme, participant } = await openMe(token, ports, now);
  const [known, identity] = await Promise.all([
    ports.store.get("profile", person.id),
    ports.store.get("identity", person.id),
  ]);
  const kept = formState(known, identity);
  const part = partsFor(participant.role).find((one) => one === refused?.typed["part"]);
  // Nobody can say what was wrong with a part there is none of.
  if (refused && !part) throw new Problem("invalid-request", "There is no such part.", refused.errors);
  const site = siteOf(ports, request);
  const html = profilePage({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    me: `${site}/me/${token}`,
    action: `${site}/me/${token}/profile`,
    role: participant.role,
    vetting: participant.vetting,
    hearBy: hearByDay(programme, person.zone, instantOf(participant.waitingSince)),
    said: refused && part ? stateWhenRefused(kept, part, refused.typed) : kept,
    done: partsDone(kept),
    knows: knownLines(known, person.zone),
    identitySince: identity && dayIn(person.zone, instantOf(identity.consent.at)).toString(),
    saved,
    refused: refused && part ? { part, errors: refused.errors } : undefined,
  });
  return refused
    ? { status: 400, json: undefined, html }
    : { status: 200, json: { ...jsonOf(kept, saved), knows: knownLines(known, person.zone) }, html };
}

/** What was said, but for who somebody is: that is shown on their page and in their own export, nowhere else. */
function jsonOf(kept: ReturnType<typeof formState>, saved: ProfileModel["saved"]) {
  const said = Object.entries(kept).filter(
    ([field, values]) => !partFields.identity.includes(field) && values.length > 0,
  );
  return { outcome: saved ?? "profile", said: Object.fromEntries(said) };
}
