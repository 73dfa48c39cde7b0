import type { Round } from "#shared/domain/round.ts";
import type { PairingModel } from "./rounds.tsx";

/** What every page about one round knows. */
export interface AboutRound extends PairingModel {
  round: Round;
}

/** A page of a list of people. */
export interface Listed {
  names: ReadonlyMap<string, string>;
  cursor: string | null;
  later: boolean;
}

/** Where a round's page is, below `/admin/`. */
export function pathOf({ programme, round }: AboutRound): string {
  return `programmes/${programme.id}/rounds/${round.id}`;
}
