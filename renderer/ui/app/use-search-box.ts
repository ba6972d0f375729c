import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleRowsHandle } from '../library/article-rows';
import { selectOnly } from '../library/selection';
import type { ShownArticles } from './use-shown-articles';
import { useWhenChanged } from './use-when-changed';

/** The ways into the search box, from there to its results, and out of it. */
export function useSearchBox(shown: ShownArticles, list: RefObject<ArticleRowsHandle | null>) {
  const { query, setQuery, search, rows, selection, select, leaveSearch } = shown;
  const box = useRef<HTMLInputElement>(null);
  // Enter may be pressed before the answer is there; it counts when it comes.
  const [enterWhenFound, setEnterWhenFound] = useState(false);
  const answered = search.result?.query === query;
  // What was chosen in another search was not chosen in this one.
  const carried = useRef(selection.focus);
  useWhenChanged([query], () => {
    carried.current = selection.focus;
  });

  const enter = useCallback(() => {
    const first = rows[0];
    setEnterWhenFound(!answered);
    if (first === undefined || !answered) return;
    if (selection.focus === null || selection.focus === carried.current) {
      select(selectOnly(first.id));
    }
    carried.current = null;
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
      // The list is drawn anew in the results' place.
      window.setTimeout(() => list.current?.focus());
    },
  };
}
