import { whichPage } from "../../../console/pair-which.tsx";
import { mustRun } from "../../coordinators/allowed.ts";
import type { RefusedRequest, Reply } from "../../http.ts";
import { namesOf } from "../../names-of.ts";
import type { Ports } from "../../ports.ts";
import { textIn } from "../../typed.ts";
import { namedMentors } from "./named-mentors.ts";
import { memberOf } from "./people.ts";
import { roundOf } from "./round-of.ts";
import { modelOf } from "./show-rounds.ts";

/** The form again, where a name is nobody's or several mentors', with those whose it may be. */
export async function changeRefused(
  request: RefusedRequest<"previewChange">,
  ports: Pick<Ports, "store">,
): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const text = textIn(request.typed, 254);
  const round = await roundOf(request.parameters, ports);
  const whose = text("mentee") ?? "";
  // A form that names nobody was made by no page of ours; it is answered like any other that is wrong.
  const mentee = whose === "" ? whose : (await memberOf(programme, whose, ports)).person;
  const typed = text("name") ?? "";
  const [model, names, { found, all }] = await Promise.all([
    modelOf(request, programme, ports),
    namesOf(mentee === "" ? [] : [mentee], ports),
    namedMentors(programme, typed, ports),
  ]);
  return {
    status: 400,
    json: undefined,
    html: whichPage({ ...model, round, mentee, names, typed, found, more: !all }),
  };
}
