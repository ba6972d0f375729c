import { useEffect, useMemo } from 'react';
import { openArticle } from '../../library/actions/read-article';
import { useStrings } from '../i18n/language-context';
import { contentOf } from '../reader/article-content';
import { ArticleContents } from '../reader/article-contents';
import { useServices } from './services';
import type { ShownArticles } from './use-shown-articles';
import { useWhenChanged } from './use-when-changed';

/** The contents that the reader shows, or is about to show. */
export function useContents(): ArticleContents {
  const { library } = useServices();
  const { imageMissing } = useStrings().reader;
  const contents = useMemo(
    () =>
      new ArticleContents({
        open: (id) => openArticle(library, id),
        prepare: (open) => contentOf(library, open, imageMissing),
      }),
    [library, imageMissing],
  );
  useEffect(() => () => contents.close(), [contents]);
  return contents;
}

/** Reads the next two articles of the list and the previous one ahead. */
export function useReadAhead(
  contents: ArticleContents,
  { rows, open }: Pick<ShownArticles, 'rows' | 'open'>,
): void {
  const at = open ? rows.findIndex(({ id }) => id === open.id) : -1;
  const near = at < 0 ? [] : [at + 1, at + 2, at - 1].flatMap((index) => rows[index]?.id ?? []);
  // The reader's own effects have run before.
  useEffect(() => contents.endAsking());
  useWhenChanged([contents, open?.id, near.join()], () => {
    contents.keepNear(open?.id ?? null, near);
  });
}
