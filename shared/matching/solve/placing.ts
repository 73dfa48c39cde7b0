/** Who is placed with whom, and the places each mentor has given away. */
export interface Placing {
  /** Mentor per mentee, -1 for none. */
  readonly mentorOf: Int32Array;
  /** Where a mentor's places begin in `holders`: mentor j has `places[j]` to `places[j + 1]`. */
  readonly places: Int32Array;
  /** The mentee in each place. A mentor's taken places come before the empty ones. */
  readonly holders: Int32Array;
  /** How many of a mentor's places are taken. */
  readonly taken: Int32Array;
  matched: number;
}

/** A placing that no other beats, and who is reached from those without a mentor: steps there, 0 for who is not. */
export interface Fullest extends Placing {
  readonly menteeLevel: Int32Array;
  readonly mentorLevel: Int32Array;
}
