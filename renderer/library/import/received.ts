// Pages that a browser hands over: what it says of them becomes part of their articles.
import type { ReceivedPage } from '../../../electron/ipc/receiving';
import type { ArticleDraft, ReaderMarks } from '../../core/article/article';
import type { Provenance } from '../../core/files/provenance';
import type { Highlight } from '../../core/highlights/highlight';
import type { ImportItem } from '../../core/importers/importer';
import { highlightOf } from '../../core/importers/reading-list/library-entry';

/** Characters of context that a highlight keeps on each side. */
const CONTEXT = 32;

/** The sender's address and time, which count more than those in the file. */
export const provenanceOf = ({ url, savedAt }: ReceivedPage): Provenance => ({ url, savedAt });

/** True when the sender says more of a page than its address and tags. */
export function hasMarks(received: ReceivedPage | undefined): boolean {
  if (received === undefined) return false;
  return received.note !== '' || received.highlights.length > 0 || received.state !== null;
}

/** Adds the sender's note, highlights and reading state to the article. */
export async function* withMarks(
  items: AsyncIterable<ImportItem>,
  received: ReceivedPage | undefined,
): AsyncGenerator<ImportItem> {
  for await (const item of items) {
    const isArticle = item.ok && 'draft' in item;
    if (!isArticle || received === undefined || !hasMarks(received)) yield item;
    else yield { ...item, draft: marked(item.draft, received) };
  }
}

function marked(draft: ArticleDraft, received: ReceivedPage): ArticleDraft {
  const { marks } = draft;
  const own: ReaderMarks = {
    state: received.state ?? marks?.state ?? 'unread',
    starred: marks?.starred ?? false,
    progress: marks?.progress ?? 0,
    note: received.note.trim() || (marks?.note ?? ''),
    highlights: [...(marks?.highlights ?? []), ...highlightsOf(received)],
  };
  return { ...draft, marks: own };
}

function highlightsOf({ highlights, savedAt }: ReceivedPage): Highlight[] {
  return highlights.flatMap(({ exact, prefix, suffix, note }) => {
    const context = { prefix: prefix.slice(-CONTEXT), suffix: suffix.slice(0, CONTEXT) };
    return highlightOf({ quote: exact, note, createdAt: savedAt, ...context }) ?? [];
  });
}
