export interface Alignment {
  /** Half-open range in the window. */
  start: number;
  end: number;
  /** Number of insertions, deletions and substitutions. */
  edits: number;
}

/**
 * Where `quote` stands in `window` with the fewest edits: Sellers' algorithm, which is edit distance
 * with free ends in the window. Each column remembers where its alignment began.
 *
 *     window  …the harbor at night was…
 *     quote        harbour at night        1 edit
 *
 * Of equals the one whose length is nearest to the quote's. Takes their lengths' product in time.
 */
export function alignIn(window: string, quote: string): Alignment {
  const width = window.length;
  let costs = new Int32Array(width + 1);
  let starts = new Int32Array(width + 1).map((_, column) => column);
  let nextCosts = new Int32Array(width + 1);
  let nextStarts = new Int32Array(width + 1);
  for (let row = 1; row <= quote.length; row++) {
    const wanted = quote.charCodeAt(row - 1);
    nextCosts[0] = row;
    nextStarts[0] = 0;
    for (let column = 1; column <= width; column++) {
      const met = window.charCodeAt(column - 1) === wanted;
      let cost = costs[column - 1]! + (met ? 0 : 1);
      let start = starts[column - 1]!;
      if (costs[column]! + 1 < cost) {
        cost = costs[column]! + 1;
        start = starts[column]!;
      }
      if (nextCosts[column - 1]! + 1 < cost) {
        cost = nextCosts[column - 1]! + 1;
        start = nextStarts[column - 1]!;
      }
      nextCosts[column] = cost;
      nextStarts[column] = start;
    }
    [costs, nextCosts] = [nextCosts, costs];
    [starts, nextStarts] = [nextStarts, starts];
  }
  let best: Alignment = { start: 0, end: 0, edits: quote.length };
  const strangeness = ({ start, end }: Alignment) => Math.abs(end - start - quote.length);
  for (let column = 0; column <= width; column++) {
    const found = { start: starts[column]!, end: column, edits: costs[column]! };
    const isBetter =
      found.edits < best.edits ||
      (found.edits === best.edits && strangeness(found) < strangeness(best));
    if (isBetter) best = found;
  }
  return best;
}
