import { createContext, use, useSyncExternalStore } from 'react';
import type { AppInfo } from '../../../electron/ipc/contract';
import type { CarrelBridge } from '../../../electron/ipc/requests';
import type { Copies, CopyList } from '../../library/copies/copy-list';
import type { DownloadKeeper } from '../../library/feeds/download-keeper';
import type { FeedKeeper } from '../../library/feeds/feed-keeper';
import type { HighlightList } from '../../library/highlights/highlight-list';
import type { History } from '../../library/history/history';
import type { ImportQueue } from '../../library/import/import-queue';
import type { Library } from '../../library/library';
import type { ArticleList, ArticleListSnapshot } from '../../library/list/article-list';

/** The services that the composition root creates and every component may use. */
export interface Services {
  library: Library;
  list: ArticleList;
  copies: CopyList;
  highlights: HighlightList;
  /** Runs what can be undone. */
  history: History;
  queue: ImportQueue;
  feeds: FeedKeeper;
  downloads: DownloadKeeper;
  bridge: CarrelBridge;
  info: AppInfo;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('outside of the services provider');
  return services;
}

export function useCopies(): Copies {
  const { copies } = useServices();
  return useSyncExternalStore(copies.subscribe, copies.snapshot);
}

export function useArticleList(): ArticleListSnapshot {
  const { list } = useServices();
  return useSyncExternalStore(list.subscribe, list.snapshot);
}
