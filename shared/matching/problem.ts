/** One round's numbers: mentees in rows (CSR), mentors with capacities. */
export interface AssignmentProblem {
  /** Places per mentor. */
  readonly capacities: Int32Array;
  /** Edge range per mentee: mentee i has edges offsets[i] to offsets[i + 1]. */
  readonly offsets: Uint32Array;
  /** Candidate mentor per edge. */
  readonly mentors: Uint32Array;
  /** Score per edge; may be negative. */
  readonly scores: Int32Array;
}

/** What counts before and after the total of points. */
export interface Order {
  /** By mentee, 1 for those who are placed before anybody else where not everybody can be. */
  readonly first?: Uint8Array;
  /** By edge, small whole numbers: which result to take where several have the same total. */
  readonly ties?: Int32Array;
}

/** Who is placed with whom. */
export interface Assignment {
  /** Mentor per mentee, -1 for none. */
  readonly mentorOf: Int32Array;
  readonly matched: number;
  readonly score: number;
}

/** Prices from which anybody can see that no result is better. Checked by `verify`, which shares no code with the solver. */
export interface Proof {
  /** What being placed is worth to each mentee, and what a place is worth with each mentor, in weighed points. */
  readonly mentees: Float64Array;
  readonly mentors: Float64Array;
  /** 1 for those in the part where people compete for too few places. */
  readonly overMentees: Uint8Array;
  readonly overMentors: Uint8Array;
  /** What one point, and one person of those who come first, weigh beside one of ties. 0: nobody comes first. */
  readonly weights: { readonly point: number; readonly first: number };
  /** The most people anybody could place, and the points of the best result with so many placed. */
  readonly matched: number;
  readonly total: number;
}

/** The best result, and the proof that there is no better one. */
export interface Solution extends Assignment {
  readonly proof: Proof;
}
