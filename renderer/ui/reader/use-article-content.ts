import { useRef, useState } from 'react';
import type { Article } from '../../core/article/article';
import { useWhenChanged } from '../app/use-when-changed';
import type { ArticleContent } from './article-content';
import type { ArticleContents } from './article-contents';

export type ContentState =
  | { kind: 'none' }
  | { kind: 'open'; content: ArticleContent }
  | { kind: 'gone'; id: string }
  | { kind: 'broken'; id: string };

/**
 * Loads an article's body. The previous one stays until the next is read, to avoid flicker. A body that
 * was read ahead is shown in the same render, and replaced when the database has another one; so is that
 * of an open article whose record changes.
 */
export function useArticleContent(
  contents: ArticleContents,
  article: Article,
  attempt: number,
): ContentState {
  const { id } = article;
  const [state, setState] = useState<ContentState>({ kind: 'none' });
  const readId = useRef<string | null>(null);
  const held = shownId(state) === id ? null : contents.held(id);
  const shown: ContentState = held ? { kind: 'open', content: held } : state;
  if (held) setState(shown);

  useWhenChanged([contents, article, attempt], () => {
    let closed = false;
    contents.read(id).then(
      (read) => {
        if (closed) return;
        readId.current = id;
        setState((before) => {
          if (read === null) return { kind: 'gone', id };
          const isShown = before.kind === 'open' && before.content === read;
          return isShown ? before : { kind: 'open', content: read };
        });
      },
      (error: unknown) => {
        console.error(error);
        if (closed) return;
        // A body that was read once stays when it cannot be read again.
        const isRead = readId.current === id;
        setState((before) => (isRead && shownId(before) === id ? before : { kind: 'broken', id }));
      },
    );
    return () => {
      closed = true;
    };
  });

  return shown;
}

function shownId(state: ContentState): string | null {
  if (state.kind === 'none') return null;
  return state.kind === 'open' ? state.content.id : state.id;
}
