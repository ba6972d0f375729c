import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { KeptFile } from '../../../electron/ipc/downloads';
import type { Article } from '../../core/article/article';
import { type ArticleFile, filesOf } from '../../library/actions/article-files';
import type { DownloadState } from '../../library/feeds/download-keeper';
import { useServices } from '../app/services';

/** A file of the article as the reader shows it. */
export interface ShownFile extends ArticleFile {
  /** Null while no download was begun or failed. */
  state: DownloadState | null;
  /** The downloaded file on the disk; `missing` when it is not there, null while that is not known. */
  kept: KeptFile | 'missing' | null;
}

/** The article's files, with what is known of each. */
export function useArticleFiles(article: Article): ShownFile[] {
  const { bridge, downloads } = useServices();
  const states = useSyncExternalStore(downloads.subscribe, downloads.snapshot);
  const [kept, setKept] = useState<ReadonlyMap<string, KeptFile | 'missing'>>(new Map());
  const files = useMemo(() => filesOf(article), [article]);
  useEffect(() => {
    let isClosed = false;
    const read = async () => {
      const found = new Map<string, KeptFile | 'missing'>();
      for (const { download } of files) {
        if (download === null) continue;
        const file = await bridge.request('keptFile', download.sha256).catch(() => null);
        found.set(download.sha256, file ?? 'missing');
      }
      if (!isClosed) setKept(found);
    };
    void read();
    return () => {
      isClosed = true;
    };
  }, [bridge, files]);
  return files.map((file) => ({
    ...file,
    state: states.get(file.url) ?? null,
    kept: file.download && (kept.get(file.download.sha256) ?? null),
  }));
}
