/** Two notes on one thing: both, or the one that holds the other. */
export function mergeNotes(known: string, incoming: string): string {
  if (known.includes(incoming)) return known;
  return incoming.includes(known) ? incoming : `${known}\n\n${incoming}`;
}
