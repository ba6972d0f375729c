import type { Highlight } from '../../highlights/highlight';
import { highlightOf } from './library-entry';

/**
 * Highlights in one field of a CSV, as Raindrop and Diigo write them: each begins with `Highlight:`, a note
 * to it with `Note:` or `Comment:`. Without labels, an empty line ends a highlight.
 */
export function labelledHighlights(field: string, createdAt: number | null): Highlight[] {
  const text = field.replace(/\r\n?/g, '\n').trim();
  const blocks = text.startsWith('Highlight:')
    ? text.split(/\n\s*(?=Highlight:)/)
    : text.split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const [quote, ...notes] = block
      .replace(/^Highlight:/, '')
      .split(/\n\s*(?:Note|Comment|Annotation|Sticky note):/i);
    const note = notes.map((each) => each.trim()).join('\n\n');
    return highlightOf({ quote: quote ?? null, note, createdAt }) ?? [];
  });
}
