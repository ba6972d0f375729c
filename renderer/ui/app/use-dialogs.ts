import { useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import type { SettingsTab } from '../settings/settings-tabs';
import type { DialogName, OpenDialog } from './dialogs';

export interface DialogControl {
  /** Null when no dialog is open. */
  current: OpenDialog | null;
  /** What the palette has in its field at first; null when it is closed. */
  palette: string | null;
  open: (name: DialogName, ids?: readonly ArticleId[]) => void;
  /** Asks for addresses to add; `text` is already in the field. */
  openAddress: (text?: string) => void;
  openSettings: (tab?: SettingsTab) => void;
  openHelp: () => void;
  /** The palette with `text` in its field: `#` lists the tags. */
  openPalette: (text?: string) => void;
  closePalette: () => void;
  /** The settings, at what the program says of itself. */
  openAbout: () => void;
  openPackages: (files: readonly File[]) => void;
  openFindings: () => void;
  /** Asks how to export all articles of a place. */
  openExport: (ids: readonly ArticleId[], name: string, about: string) => void;
  /** The list of all tags; at one of them, ready to be changed. */
  openTags: (tag?: string) => void;
  close: () => void;
}

/** Which dialog is open. The functions keep their identity. */
export function useDialogs(): DialogControl {
  const [current, setCurrent] = useState<OpenDialog | null>(null);
  const [palette, setPalette] = useState<string | null>(null);
  const actions = useMemo(() => {
    const nothing = { ids: [], text: '', about: '', tab: 'general', files: [] } as const;
    const open = (name: DialogName, ids: readonly ArticleId[] = []) =>
      setCurrent({ ...nothing, name, ids });
    const openSettings = (tab: SettingsTab = 'general') =>
      setCurrent({ ...nothing, name: 'settings', tab });
    return {
      open,
      openSettings,
      openAddress: (text = '') => setCurrent({ ...nothing, name: 'address', text }),
      openHelp: () => open('help'),
      openPalette: (text = '') => setPalette(text),
      closePalette: () => setPalette(null),
      openAbout: () => openSettings('about'),
      openPackages: (files: readonly File[]) => setCurrent({ ...nothing, name: 'package', files }),
      openFindings: () => open('findings'),
      openExport: (ids: readonly ArticleId[], text: string, about: string) =>
        setCurrent({ ...nothing, name: 'export', ids, text, about }),
      openTags: (tag = '') => setCurrent({ ...nothing, name: 'manage-tags', text: tag }),
      close: () => setCurrent(null),
    };
  }, []);
  return { current, palette, ...actions };
}
