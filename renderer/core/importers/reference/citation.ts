/** What a reference says about where it was published; each part as the file has it. */
export interface CitationParts {
  container?: string | null;
  volume?: string | null;
  issue?: string | null;
  pages?: string | null;
  edition?: string | null;
  place?: string | null;
  publisher?: string | null;
  isbn?: string | null;
}

/**
 * One line that stands for the text of a reference that has neither an address nor an abstract, so that the
 * book is kept and found: `Harbour Studies 12 (3), 45–67. Kiel: Quay Press. ISBN 978…`. The title when
 * nothing else is known; null without one.
 */
export function citationLine(parts: CitationParts, title: string | null): string | null {
  const { container, volume, issue, pages, edition, place, publisher, isbn } = parts;
  const number = [volume, issue && `(${issue})`].filter(Boolean).join(' ');
  const printed = [place, publisher].filter(Boolean).join(': ');
  const sentences = [
    [[container, number].filter(Boolean).join(' '), pages].filter(Boolean).join(', '),
    edition,
    printed,
    isbn && `ISBN ${isbn.replace(/^ISBN[:\s]*/i, '')}`,
  ].flatMap((each) => each?.trim() || []);
  return sentences.length > 0 ? sentences.join('. ') : title;
}
