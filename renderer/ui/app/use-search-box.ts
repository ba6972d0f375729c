import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleRowsHandle } from '../library/article-rows';
import { selectOnly } from '../library/selection';
import { useAfterRender } from './use-after-render';
import type { ShownArticles } from './use-shown-articles';
import { useWhenChanged } from './use-when-changed';

/** Moves the focus into the search box, from there to its results, and out of it. */
export function useSearchBox(shown: ShownArticles, list: RefObject<ArticleRowsHandle | null>) {
  const { query, setQuery, search, rows, selection, select, leaveSearch } = shown;
  const box = useRef<HTMLInputElement>(null);
  const afterRender = useAfterRender();
  // Enter before the answer has arrived takes effect when it arrives.
  const [enterWhenFound, setEnterWhenFound] = useState(false);
  const answered = search.result?.query === query;
  // The selection that was made in the results of an earlier query.
  const earlierFocus = useRef(selection.focus);
  useWhenChanged([query], () => {
    earlierFocus.current = selection.focus;
  });

  const enter = useCallback(() => {
    const first = rows[0];
    setEnterWhenFound(!answered);
    if (first === undefined || !answered) return;
    if (selection.focus === null || selection.focus === earlierFocus.current) {
      select(selectOnly(first.id));
    }
    earlierFocus.current = null;
    list.current?.focus();
  }, [rows, answered, selection, select, list]);

  useEffect(() => {
    if (enterWhenFound && answered) enter();
  }, [enterWhenFound, answered, enter]);

  return {
    ref: box,
    focus() {
      box.current?.focus();
      box.current?.select();
    },
    type(next: string) {
      setEnterWhenFound(false);
      setQuery(next);
    },
    enter,
    leave() {
      leaveSearch();
      // The results are replaced by the list in the next render.
      afterRender(() => list.current?.focus());
    },
  };
}
