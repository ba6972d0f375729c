import { useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { DialogName, OpenDialog } from './dialogs';

export interface DialogControl {
  /** Null when no dialog is open. */
  current: OpenDialog | null;
  open: (name: DialogName, ids?: readonly ArticleId[]) => void;
  /** Asks for addresses to add; `text` is already in the field. */
  openAddress: (text?: string) => void;
  openSettings: () => void;
  openHelp: () => void;
  /** The settings, at what the program says of itself. */
  openAbout: () => void;
  openPackages: (files: readonly File[]) => void;
  openFindings: () => void;
  close: () => void;
}

/** Which dialog is open. The functions keep their identity. */
export function useDialogs(): DialogControl {
  const [current, setCurrent] = useState<OpenDialog | null>(null);
  const actions = useMemo(() => {
    const open = (name: DialogName, ids: readonly ArticleId[] = []) =>
      setCurrent({ name, ids, text: '', files: [] });
    return {
      open,
      openAddress: (text = '') => setCurrent({ name: 'address', ids: [], text, files: [] }),
      openSettings: () => open('settings'),
      openHelp: () => open('help'),
      openAbout: () => setCurrent({ name: 'settings', ids: [], text: 'about', files: [] }),
      openPackages: (files: readonly File[]) =>
        setCurrent({ name: 'package', ids: [], text: '', files }),
      openFindings: () => open('findings'),
      close: () => setCurrent(null),
    };
  }, []);
  return { current, ...actions };
}
