import { useMemo } from 'react';
import type { Article } from '../../core/article/article';
import { articleDefaults } from '../../core/article/article-record';
import type { TrashedEntry } from '../../library/actions/list-trash';
import type { Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';

const nothingKnown: Omit<Article, 'id' | 'title' | 'excerpt' | 'savedAt'> = {
  ...articleDefaults,
  state: 'reading',
  wordCount: 0,
  readingMinutes: 0,
  source: { format: '', fileName: '', importedAt: 0 },
  originals: [],
  folder: '',
  textSha256: '',
};

export interface TrashRows {
  rows: readonly Article[];
  entries: ReadonlyMap<string, TrashedEntry>;
}

/** The trash as rows of the list. The id of a row is the name of its entry. */
export function useTrashRows(trashed: readonly TrashedEntry[] | null, strings: Strings): TrashRows {
  return useMemo(() => {
    const entries = new Map((trashed ?? []).map((entry) => [entry.name, entry]));
    const rows = [...entries.values()].map(({ name, article, trashedAt }) =>
      article === null
        ? {
            ...nothingKnown,
            id: name,
            title: name,
            excerpt: strings.trash.unreadable,
            savedAt: trashedAt ?? 0,
          }
        : { ...article, id: name },
    );
    return { rows, entries };
  }, [trashed, strings]);
}

/** The facts below a row: when it was deleted, until when it is kept, and its site. */
export function trashFacts(
  { article, trashedAt, keptUntil }: TrashedEntry,
  strings: Strings,
  format: Format,
): string[] {
  return [
    trashedAt === null ? '' : strings.trash.deletedOn(format.shortDate(trashedAt)),
    strings.trash.keptUntil(format.shortDate(keptUntil)),
    article?.site ?? '',
  ].filter((fact) => fact !== '');
}
