import { useCallback, useRef, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { haveStyles, splitStyles } from '../../library/cite/style-inputs';
import { addressInput, type ImportInput } from '../../library/import/import-batch';
import { useServices } from '../app/services';
import type { FilePickersHandle } from './file-pickers';
import { useImportBatch } from './import-panel';
import { useBrowserPages } from './use-browser-pages';
import { useOpenedFiles } from './use-opened-files';
import { useWatchedFiles } from './use-watched-files';

/** Called with the articles of an import when all of it is done, also with those that were there before. */
type OnArticles = (ids: readonly ArticleId[]) => void;

/**
 * Starts imports, and opens or closes the panel with their progress.
 *
 * @param showArticle shows the article of a file that was opened from the desktop
 */
export function useImport(showArticle: (id: string) => void) {
  const { queue } = useServices();
  const hasImported = useImportBatch() !== null;
  useWatchedFiles();
  useBrowserPages();
  const pickers = useRef<FilePickersHandle>(null);
  const [isShown, setIsShown] = useState(false);
  const [showsReport, setShowsReport] = useState(false);
  const show = useCallback(() => setIsShown(true), []);
  const hide = useCallback(() => {
    setIsShown(false);
    setShowsReport(false);
  }, []);
  const open = useOpenedFiles({
    onArticle: showArticle,
    onBegun: show,
    onReport: () => setShowsReport(true),
    onPanelDone: hide,
  });
  const [styles, setStyles] = useState<readonly File[]>([]);
  const importAll = useCallback(
    (inputs: ImportInput[], onArticles?: OnArticles) => {
      void queue.add(inputs).then(({ items }) => {
        const ids = new Set(items.flatMap(({ id }) => id ?? []));
        if (ids.size > 0) onArticles?.([...ids]);
      });
      setIsShown(true);
    },
    [queue],
  );
  const add = useCallback(
    (inputs: ImportInput[], onArticles?: OnArticles) => {
      if (!haveStyles(inputs)) importAll(inputs, onArticles);
      else {
        void splitStyles(inputs).then((found) => {
          setStyles(found.styles);
          if (found.others.length > 0) importAll(found.others, onArticles);
        });
      }
    },
    [importAll],
  );
  return {
    add,
    /** Imports files that were opened from the desktop, and shows them. */
    open,
    pickers,
    pickFiles: useCallback(() => pickers.current?.files(), []),
    pickFolder: useCallback(() => pickers.current?.folder(), []),
    /** Fetches the pages at these addresses; the user has confirmed that. */
    addAddresses: useCallback(
      (addresses: string[], tags: string[]) => {
        void queue.add(addresses.map(addressInput), { tags });
        setIsShown(true);
      },
      [queue],
    ),
    /** Citation styles among the last files; they are offered, not imported. */
    styles,
    forgetStyles: useCallback(() => setStyles([]), []),
    hasImported,
    isShown,
    show,
    hide,
    showsReport,
    setShowsReport,
  };
}
