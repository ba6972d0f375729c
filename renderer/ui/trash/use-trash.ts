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
  restore: (names: readonly string[]) => void;
  /** The number of entries being restored. */
  restoring: number;
  /** Deletes entries permanently. */
  remove: (names: readonly string[]) => void;
}

/** The entries of the trash, and the actions on them. */
export function useTrash(): Trash {
  const { library } = useServices();
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
      restore(names) {
        setRestoring((count) => count + names.length);
        restoreTrashed(library, names)
          .catch(() => 0)
          .then(async (count) => {
            await refresh();
            setRestoring((before) => before - names.length);
            const left = names.length - count;
            announce(left > 0 ? strings.trash.notRestored(left) : strings.trash.restored(count));
          });
      },
      remove: (names) => announceDeleted(names.length, vault.ask({ kind: 'deleteTrashed', names })),
    }),
    [entries, restoring, refresh, library, vault, strings, announce, announceDeleted],
  );
}
