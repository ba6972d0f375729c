import { useEffect, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { type LeftPlace, storeLeftPlace, takeLeftPlace } from './left-place';
import { useArticleList } from './services';

/** What the window showed when it was closed, read once. */
export function useLeftPlace(): LeftPlace {
  return useState(takeLeftPlace)[0];
}

/** An article is remembered once it was open for this time: until then it may be what ends the window. */
const openForMs = 2_000;

/** Keeps what the window shows for its next start. */
export function useKeptPlace(
  page: LeftPlace['page'],
  query: string,
  openId: ArticleId | null,
  isAlone: boolean,
): void {
  const { view, opening } = useArticleList();
  const { filter } = view;
  useEffect(() => {
    if (!opening) storeLeftPlace({ page, filter, query });
  }, [page, filter, query, opening]);
  useEffect(() => storeLeftPlace({ isAlone }), [isAlone]);
  useEffect(() => {
    const keep = () => storeLeftPlace({ open: openId });
    if (openId === null) {
      keep();
      return;
    }
    let timer = window.setTimeout(run, openForMs);
    function run(): void {
      timer = 0;
      keep();
    }
    return () => {
      if (timer === 0) return;
      window.clearTimeout(timer);
      keep();
    };
  }, [openId]);
}
