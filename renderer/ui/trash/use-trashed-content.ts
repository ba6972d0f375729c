import { useState } from 'react';
import type { TrashedEntry } from '../../library/actions/list-trash';
import { readTrashed } from '../../library/actions/read-trashed';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { type ArticleContent, contentOf, pageSanitizer } from '../reader/article-content';

/** Reads an article in the trash for the frame; null while it is read, and when it cannot be. */
export function useTrashedContent(entry: TrashedEntry | undefined): ArticleContent | null {
  const { library } = useServices();
  const { imageMissing } = useStrings().reader;
  const [shown, setShown] = useState<{ name: string; content: ArticleContent } | null>(null);
  const name = entry?.name ?? null;

  useWhenChanged([library, name, imageMissing], () => {
    if (!entry) return setShown(null);
    let closed = false;
    let content: ArticleContent | null = null;
    async function read(from: TrashedEntry) {
      const found = await readTrashed(library, from);
      if (!found || closed) return;
      const html = pageSanitizer()(found.html, null);
      content = await contentOf(library, { article: found.article, html }, imageMissing);
      if (closed) content.release();
      else setShown({ name: from.name, content });
    }
    read(entry).catch((error) => console.error(error));
    return () => {
      closed = true;
      content?.release();
    };
  });

  return shown?.name === name ? shown.content : null;
}
