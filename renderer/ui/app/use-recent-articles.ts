import { useEffect, useRef } from 'react';
import type { NamedArticle } from '../../../electron/ipc/desktop';
import type { Article } from '../../core/article/article';
import { useServices } from './services';

const mostNamed = 8;
const longestTitle = 200;

/** Names the articles that were opened last to the menus of the desktop. */
export function useRecentArticles(open: Article | undefined): void {
  const { bridge } = useServices();
  const recent = useRef<NamedArticle[]>([]);
  const { id, title = '' } = open ?? {};
  useEffect(() => {
    if (id === undefined || title === '') return;
    const others = recent.current.filter((each) => each.id !== id);
    const name = Array.from(title.toWellFormed())
      .slice(0, longestTitle / 2)
      .join('');
    recent.current = [{ id, title: name }, ...others].slice(0, mostNamed);
    void bridge.request('nameRecent', recent.current);
  }, [bridge, id, title]);
}
