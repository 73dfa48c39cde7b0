/** How many keys one piece holds before it is cut in two. */
const most = 512;

/** Texts in their order, in small pieces, so that putting one in among a million moves only a few. */
export class SortedKeys {
  private readonly pieces: string[][] = [[]];

  add(key: string): void {
    const at = this.pieceOf(key);
    const piece = this.pieces[at] ?? [];
    const place = placeIn(piece, key);
    if (piece[place] === key) return;
    piece.splice(place, 0, key);
    if (piece.length > most) this.pieces.splice(at + 1, 0, piece.splice(most / 2));
  }

  delete(key: string): void {
    const at = this.pieceOf(key);
    const piece = this.pieces[at] ?? [];
    const place = placeIn(piece, key);
    if (piece[place] !== key) return;
    piece.splice(place, 1);
    if (piece.length === 0 && this.pieces.length > 1) this.pieces.splice(at, 1);
  }

  has(key: string): boolean {
    const piece = this.pieces[this.pieceOf(key)] ?? [];
    return piece[placeIn(piece, key)] === key;
  }

  /** The first so many that stand before an end, and the one that comes next, if there is one. */
  first(limit: number, end: string): { readonly keys: string[]; readonly next?: string } {
    const keys: string[] = [];
    for (const piece of this.pieces)
      for (const key of piece) {
        if (key >= end || keys.length === limit) return { keys, next: key };
        keys.push(key);
      }
    return { keys };
  }

  /** From the first on, as long as somebody asks. */
  *[Symbol.iterator](): Generator<string> {
    for (const piece of this.pieces) yield* piece;
  }

  /** The piece where a key stands, or would stand: the last one that does not begin behind it. */
  private pieceOf(key: string): number {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.pieces[middle]?.[0] ?? "") <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function placeIn(piece: readonly string[], key: string): number {
  let [low, high] = [0, piece.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((piece[middle] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
