import type { FieldProblem } from "#shared/domain/errors.ts";
import type { Offer } from "#shared/domain/offer.ts";
import type { Translate } from "#shared/locales/translate.ts";
import type { PairingModel } from "./rounds.tsx";

/** What was offered to several people, a page of it. */
export interface GroupsModel extends PairingModel {
  items: readonly Offer[];
  names: ReadonlyMap<string, string>;
  state: string | undefined;
  cursor: string | null;
  later: boolean;
  /** What was typed when a form was refused. */
  typed: {
    shape?: string | undefined;
    mentors?: string | undefined;
    mentees?: string | undefined;
    mentee?: string | undefined;
  };
  errors: readonly FieldProblem[];
}

/** What the parts of this page are drawn from. */
export interface GroupsProps {
  t: Translate;
  model: GroupsModel;
  errors: ReadonlyMap<string, string>;
}

/** Where it lies, below `/admin/`. */
export const groupsPath = ({ programme }: GroupsModel) => `programmes/${programme.id}/groups`;
