/** The notes of a document below its text. */

/**
 * Appends the notes to `parent` as a numbered list below a rule. A note may refer to further ones:
 * `readInto` adds them to `notes`, and they come behind it.
 */
export function appendNotes<Note>(
  parent: Element,
  notes: readonly Note[],
  readInto: (item: Element, note: Note) => void,
): void {
  if (notes.length === 0) return;
  const document = parent.ownerDocument;
  const list = document.createElement('ol');
  for (const note of notes) {
    const item = document.createElement('li');
    readInto(item, note);
    list.append(item);
  }
  parent.append(document.createElement('hr'), list);
}
