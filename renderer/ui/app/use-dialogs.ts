import { useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { DialogName, OpenDialog } from './dialogs';

export interface DialogControl {
  /** Null when no dialog is open. */
  current: OpenDialog | null;
  open: (name: DialogName, ids?: readonly ArticleId[]) => void;
  openSettings: () => void;
  openHelp: () => void;
  openFindings: () => void;
  close: () => void;
}

/** Which dialog is open. The functions keep their identity. */
export function useDialogs(): DialogControl {
  const [current, setCurrent] = useState<OpenDialog | null>(null);
  const actions = useMemo(() => {
    const open = (name: DialogName, ids: readonly ArticleId[] = []) => setCurrent({ name, ids });
    return {
      open,
      openSettings: () => open('settings'),
      openHelp: () => open('help'),
      openFindings: () => open('findings'),
      close: () => setCurrent(null),
    };
  }, []);
  return { current, ...actions };
}
