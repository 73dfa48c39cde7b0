import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../domain/programme.ts";
import { type SignUpTyped, signUpPage } from "../../pages/sign-up.tsx";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { programmeOf } from "../programme-of.ts";
import { siteOf } from "../site.ts";
import { typedText } from "../typed.ts";
import { sealed } from "./form-seal.ts";
import { invitedBy } from "./invite.ts";

type FormPorts = Pick<Ports, "store" | "links" | "stamps" | "site">;

/** The empty form; filled in as far as an invitation tells. */
export async function signUpForm(
  request: RequestOf<"signUpForm">,
  ports: FormPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  return { status: 200, ...(await form(programme, request, ports, now)) };
}

/** The form again, with what was typed and what is wrong. */
export async function signUpRefused(
  request: RefusedRequest<"signUp">,
  ports: FormPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const programme = await programmeOf(ports, request.parameters.programme);
  const { typed, errors } = request;
  return { status: 400, ...(await form(programme, request, ports, now, { typed: typedText(typed), errors })) };
}

async function form(
  programme: Programme,
  request: RequestOf<"signUpForm"> | RefusedRequest<"signUp">,
  ports: FormPorts,
  now: Temporal.Instant,
  again?: { typed: SignUpTyped; errors: RefusedRequest<"signUp">["errors"] },
) {
  const { invite } = request.query;
  const invited = await invitedBy(invite, programme.id, ports, now);
  const known = invited === "over" ? undefined : invited;
  const keep = known && `invite=${invite}`;
  const locale = request.asked ?? known?.lang ?? pageLanguage(request, undefined, programme);
  const site = siteOf(ports, request);
  return sealed(ports, now, (seal) =>
    signUpPage({
      locale,
      programme: programme.name,
      // The page's form adds the language it stands in, so that the answer comes in the same.
      action: `${site}/join/${programme.id}${keep === undefined ? "" : `?${keep}`}`,
      topics: programme.topics,
      zone: programme.zone,
      hearWithinDays: programme.hearWithinDays,
      compares: programme.comparison === "on",
      typed: again?.typed ?? known,
      errors: again?.errors,
      seal,
      keep,
      inviteOver: invited === "over",
      myPage: `${site}/my-page/${programme.id}?lang=${locale}`,
    }),
  );
}
