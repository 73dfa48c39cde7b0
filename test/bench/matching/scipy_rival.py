"""Solves one round with scipy's sparse solver (LAPJVsp): most people placed, then most points.

Reads from the file named: four little-endian int32 (mentees, mentors, edges, times), then capacities (int32), offsets
(uint32), mentors (uint32) and scores (int32). Every place is a column; every mentee has a column of their own for
"nobody", far dearer than any pair. Prints seconds (least of the times, the building of the matrix not counted), people
placed and points as one JSON object.
"""

import json
import sys
import time

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

raw = np.fromfile(sys.argv[1], dtype="<i4")
mentees, mentors, edges, times = (int(one) for one in raw[:4])
rest = raw[4:]
capacities, rest = rest[:mentors].astype(np.int64), rest[mentors:]
offsets, rest = rest[: mentees + 1].astype(np.int64), rest[mentees + 1 :]
candidates, scores = rest[:edges].astype(np.int64), rest[edges : 2 * edges].astype(np.int64)

first = np.concatenate(([0], np.cumsum(capacities)))
places = int(first[-1])
width = capacities[candidates]
row = np.repeat(np.arange(mentees), np.diff(offsets))
rows = np.concatenate((np.repeat(row, width), np.arange(mentees)))
step = np.arange(int(width.sum())) - np.repeat(np.cumsum(width) - width, width)
columns = np.concatenate((np.repeat(first[candidates], width) + step, places + np.arange(mentees)))
highest, lowest = int(scores.max()), int(scores.min())
# A pair costs 1 at least: scipy takes 0 for "no edge". Nobody costs more than a whole round of changes could save.
nobody = (highest - lowest + 1) * (mentees + 1) + 1
costs = np.concatenate((np.repeat(highest + 1 - scores, width), np.full(mentees, nobody))).astype(np.float64)
matrix = csr_array((costs, (rows, columns)), shape=(mentees, places + mentees))

seconds = []
for _ in range(times):
    began = time.process_time()
    taken_rows, taken_columns = min_weight_full_bipartite_matching(matrix)
    seconds.append(time.process_time() - began)
placed = taken_columns < places
mentor = np.searchsorted(first, taken_columns[placed], side="right") - 1
total = 0
for one, other in zip(taken_rows[placed], mentor):
    begin, end = offsets[one], offsets[one + 1]
    total += int(scores[begin + int(np.nonzero(candidates[begin:end] == other)[0][0])])
print(json.dumps({"seconds": min(seconds), "matched": int(placed.sum()), "score": total}))
