import type { Temporal } from "temporal-polyfill";
import type { UpdateProfile } from "../../contracts/profile-requests.ts";
import { aspects, type Identity, ratherNot } from "../../domain/identity.ts";
import { instantText } from "../../domain/time.ts";
import type { Change } from "../ports.ts";

type IdentityWish = Extract<UpdateProfile, { part: "identity" }>;

/** The version of the words somebody agreed to; a new wording is a new consent. */
const consentText = "identity-1";

/**
 * The identity answers as they were just given. Where nothing is said and nothing wished for, nothing is kept, not even
 * the consent. "I would rather not say" wins over words in the same line.
 */
export function identityChange(
  person: string,
  wish: IdentityWish,
  before: Identity | undefined,
  now: Temporal.Instant,
): Change[] {
  const answers: Identity["answers"] = {};
  for (const aspect of aspects) {
    const says = wish[aspect];
    if (wish.ratherNot.includes(aspect)) answers[aspect] = ratherNot;
    else if (says !== undefined) answers[aspect] = { says };
  }
  if (Object.keys(answers).length === 0 && wish.shares.length === 0) return identityRemoval(before);
  const put = {
    id: person,
    version: before?.version ?? 0,
    consent: { text: consentText, at: instantText(now) },
    answers,
    shares: wish.shares,
  };
  return [{ kind: "identity", put }];
}

/** Deletes them; with the record goes the consent. */
export function identityRemoval(before: Identity | undefined): Change[] {
  return before === undefined ? [] : [{ kind: "identity", remove: { id: before.id, version: before.version } }];
}
