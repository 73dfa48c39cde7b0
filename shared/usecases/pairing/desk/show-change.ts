import { changePage } from "../../../console/pair-change.tsx";
import { mustRun } from "../../coordinators/allowed.ts";
import type { Reply, RequestOf } from "../../http.ts";
import { namesOf } from "../../names-of.ts";
import type { Ports } from "../../ports.ts";
import { previewOf } from "./change-pair.ts";
import { pairLines } from "./pair-lines.ts";
import { roundOf } from "./round-of.ts";
import { modelOf } from "./show-rounds.ts";

/** What a change of a pair would cost, who else changes, and the button that makes it. */
export async function showChange(request: RequestOf<"showChange">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme } = request.parameters;
  mustRun(request, programme);
  const [round, work] = await Promise.all([roundOf(request.parameters, ports), previewOf(request.parameters, ports)]);
  const { items, cursor = null } = await ports.store.partsPage("workLine", work.id, request.query);
  const lines = pairLines(items);
  const wanted = { mentee: String(work.order["mentee"]), mentor: String(work.order["mentor"]) };
  const people = [...lines.flatMap(({ mentee, from, to }) => [mentee, from, to]), wanted.mentee, wanted.mentor];
  const [model, names] = await Promise.all([
    modelOf(request, programme, ports),
    namesOf(
      people.filter((person) => person !== ""),
      ports,
    ),
  ]);
  const later = request.query.cursor !== undefined;
  const fit = lines.find(({ chosen, to }) => chosen && to !== "");
  const html = changePage({ ...model, round, work, wanted, lines, names, fit, cursor, later });
  return { status: 200, version: work.version, json: { ...work, lines: items, cursor }, html };
}
