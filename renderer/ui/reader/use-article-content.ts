import { useState } from 'react';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { type ArticleContent, readContent } from './article-content';

export type ContentState =
  | { kind: 'none' }
  | { kind: 'open'; content: ArticleContent }
  | { kind: 'gone'; id: string }
  | { kind: 'broken'; id: string };

/** Loads an article's body. The previous one stays until the next is read, to avoid flicker. */
export function useArticleContent(id: string | null, attempt: number): ContentState {
  const { library } = useServices();
  const strings = useStrings();
  const [state, setState] = useState<ContentState>({ kind: 'none' });
  const { imageMissing } = strings.reader;

  useWhenChanged([library, id, imageMissing, attempt], () => {
    if (id === null) {
      setState({ kind: 'none' });
      return;
    }
    let closed = false;
    let content: ArticleContent | null = null;
    readContent(library, id, imageMissing).then(
      (read) => {
        content = read;
        if (closed) read?.release();
        else setState(read ? { kind: 'open', content: read } : { kind: 'gone', id });
      },
      (error: unknown) => {
        console.error(error);
        if (!closed) setState({ kind: 'broken', id });
      },
    );
    return () => {
      closed = true;
      content?.release();
    };
  });

  return state;
}
