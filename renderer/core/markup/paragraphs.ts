/** A line, a paragraph; as text, so nothing in it is markup. */
export function paragraphsFrom(lines: readonly string[], document: Document): HTMLElement[] {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line.trim();
      return paragraph;
    });
}
