import { useCallback, useMemo, useRef, useState } from 'react';
import { listTrash, type TrashedEntry } from '../../library/actions/list-trash';
import { restoreTrashed } from '../../library/actions/restore-articles';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useVaultFact } from '../app/use-vault-state';
import { useWhenChanged } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';

export interface Trash {
  /** Null when the folder cannot be read. */
  entries: readonly TrashedEntry[] | null;
  /** Reads the trash again, once pending deletions are written. */
  refresh: () => Promise<void>;
  restore: (trashed: readonly TrashedEntry[]) => void;
  /** The number of entries being restored. */
  restoring: number;
  /** Deletes entries permanently. */
  remove: (names: readonly string[]) => void;
}

/** The entries of the trash, and the actions on them. */
export function useTrash(): Trash {
  const { library, history } = useServices();
  const { vault } = library;
  const strings = useStrings();
  const announce = useAnnounce();
  const isThere = useVaultFact(({ found, trouble }) => found !== null && trouble === null);
  const [entries, setEntries] = useState<readonly TrashedEntry[] | null>([]);
  const [restoring, setRestoring] = useState(0);
  const reading = useRef<Promise<void> | null>(null);
  const again = useRef(false);

  const read = useCallback(async () => {
    do {
      again.current = false;
      await vault.ask({ kind: 'saved' });
      setEntries(await listTrash(library).catch(() => null));
    } while (again.current);
    reading.current = null;
  }, [library, vault]);

  /** Reading opens a file for each entry, so calls during a read share the next one. */
  const refresh = useCallback(() => {
    again.current = true;
    reading.current ??= read();
    return reading.current;
  }, [read]);

  useWhenChanged([refresh, isThere], () => void refresh());

  const announceDeleted = useCallback(
    async (wanted: number, deleting: Promise<number>) => {
      const count = await deleting.catch(() => 0);
      await refresh();
      announce(count < wanted ? strings.trash.notEmptied : strings.trash.emptied(count));
    },
    [refresh, announce, strings],
  );

  return useMemo(
    () => ({
      entries,
      refresh,
      restoring,
      restore(trashed) {
        setRestoring((count) => count + trashed.length);
        const names = trashed.map(({ name, article }) => ({ name, id: article?.id ?? null }));
        history
          .run('restoration', (own) => restoreTrashed(own, names))
          .then(
            ({ result }) => result,
            () => 0,
          )
          .then(async (count) => {
            await refresh();
            setRestoring((before) => before - trashed.length);
            const left = trashed.length - count;
            announce(left > 0 ? strings.trash.notRestored(left) : strings.trash.restored(count));
          });
      },
      remove: (names) => announceDeleted(names.length, vault.ask({ kind: 'deleteTrashed', names })),
    }),
    [entries, restoring, refresh, history, vault, strings, announce, announceDeleted],
  );
}
