import { createContext, use, useSyncExternalStore } from 'react';
import type { AppInfo } from '../../../electron/ipc/contract';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { Copies, CopyList } from '../../library/copies/copy-list';
import type { ImportQueue } from '../../library/import/import-queue';
import type { Library } from '../../library/library';
import type { ArticleList, ArticleListSnapshot } from '../../library/list/article-list';

/** The services that the composition root creates and every component may use. */
export interface Desk {
  library: Library;
  list: ArticleList;
  copies: CopyList;
  queue: ImportQueue;
  bridge: CarrelBridge;
  info: AppInfo;
}

const DeskContext = createContext<Desk | null>(null);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('outside of the desk');
  return desk;
}

export function useCopies(): Copies {
  const { copies } = useDesk();
  return useSyncExternalStore(copies.subscribe, copies.snapshot);
}

export function useArticleList(): ArticleListSnapshot {
  const { list } = useDesk();
  return useSyncExternalStore(list.subscribe, list.snapshot);
}
