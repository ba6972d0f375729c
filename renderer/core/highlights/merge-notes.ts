/** Both notes, or the one that contains the other. */
export function mergeNotes(known: string, incoming: string): string {
  if (known.includes(incoming)) return known;
  return incoming.includes(known) ? incoming : `${known}\n\n${incoming}`;
}
