import { useMemo, useRef, useState } from 'react';
import type { TrashedEntry } from '../../library/actions/list-trash';
import { isFoundInTrash, readTrashTexts, trashWords } from '../../library/actions/search-trash';
import { useServices } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';

interface TrashSearch {
  /** Names of the entries that have all words; null without a query. */
  names: ReadonlySet<string> | null;
  /** True while texts are still being read. */
  isSearching: boolean;
}

/** Finds words in the trash: at once in what its list knows, and in texts as they are read from the files. */
export function useTrashSearch(
  entries: ReadonlyMap<string, TrashedEntry>,
  query: string,
): TrashSearch {
  const { library } = useServices();
  const texts = useRef(new Map<string, string>());
  /** Counts the texts that were read. */
  const [read, setRead] = useState(0);
  const words = useMemo(() => trashWords(query), [query]);
  const isAsked = words.length > 0;

  useWhenChanged([library, entries, isAsked], () => {
    if (!isAsked) return texts.current.clear();
    const stop = new AbortController();
    const { current: known } = texts;
    const onRead = () => setRead(known.size);
    void readTrashTexts(library, [...entries.values()], known, stop.signal, onRead);
    return () => stop.abort();
  });

  return useMemo(() => {
    if (words.length === 0) return { names: null, isSearching: false };
    const found = [...entries.values()].filter(
      ({ name, article }) =>
        article !== null && isFoundInTrash(article, words, texts.current.get(name)),
    );
    return { names: new Set(found.map(({ name }) => name)), isSearching: read < entries.size };
  }, [entries, words, read]);
}
