/** A `<p>` for each line that is not blank. Lines are text, so markup in them has no effect. */
export function paragraphsFrom(lines: readonly string[], document: Document): HTMLElement[] {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line.trim();
      return paragraph;
    });
}
