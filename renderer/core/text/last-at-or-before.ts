/** Index of the last number that is not above `position`; -1 when all are. */
export function lastAtOrBefore(sorted: readonly number[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
