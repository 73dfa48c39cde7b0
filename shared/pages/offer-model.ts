import type { OfferShape, OfferSide } from "#shared/domain/offer.ts";
import type { Topic } from "#shared/domain/participant.ts";
import type { Translate } from "#shared/locales/translate.ts";
import type { PageModel, PersonWords } from "./page-model.ts";
import type { RespondState } from "./respond.tsx";

/** A group, a panel, a team or one conversation, offered to one of those it needs. */
export interface OfferModel extends PageModel {
  programme: string;
  action: string;
  shape: OfferShape;
  /** A place in a group that runs already. */
  joins: boolean;
  audience: OfferSide;
  state: RespondState;
  /** Whom the reader may know of. */
  people: readonly PersonWords[];
  /** What mentees would like to talk about; for mentors. */
  topics: readonly Topic[];
  /** Mentees there may be at most. */
  most: number;
  zone: string;
  answerBy?: string | undefined;
  /** Where to read what to expect, for who has not said yet that they have read it. */
  toRead?: string | undefined;
  /** Their own no may still be taken back. */
  undo: boolean;
  /** They had said yes to what is no longer open. */
  inVain?: boolean | undefined;
}

/** What the parts of the page are drawn from. */
export interface OfferProps {
  t: Translate;
  model: OfferModel;
}
