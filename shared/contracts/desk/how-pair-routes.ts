import * as answers from "../answers.ts";
import * as requests from "../requests.ts";
import type { Route } from "../route.ts";
import { HowPairQuery, PairingReport, SetPairing } from "./how-pair-requests.ts";

/** How a programme pairs. */
export const howPairRoutes = {
  showPairing: {
    method: "GET",
    path: "/admin/programmes/{programme}/pairing",
    function: "settings",
    access: "coordinator",
    summary: "How a programme pairs: ties, weights, the way a round is decided",
    parameters: requests.ProgrammePath,
    query: HowPairQuery,
    answers: { 200: PairingReport },
    page: true,
  },
  setPairing: {
    method: "POST",
    path: "/admin/programmes/{programme}/pairing",
    function: "settings",
    access: "coordinator",
    summary: "Try another way to pair on those who wait now, or save it",
    parameters: requests.ProgrammePath,
    body: SetPairing,
    answers: { 200: PairingReport, 202: answers.Accepted },
    page: true,
  },
} as const satisfies Record<string, Route>;
