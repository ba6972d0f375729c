import { useState } from 'react';
import { usePreferences } from '../settings/preferences-context';
import { narrowWindow } from './panes';
import { useMedia } from './use-media';

export interface SidebarControl {
  isOpen: boolean;
  /** In a narrow window the open sidebar lies over the list, and closes again after each use. */
  isDrawerOpen: boolean;
  toggle: () => void;
  closeDrawer: () => void;
}

/** Whether the sidebar is open: in a wide window a preference, in a narrow one for a moment. */
export function useSidebar(): SidebarControl {
  const { preferences, change } = usePreferences();
  const isNarrow = useMedia(narrowWindow);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  return {
    isOpen: isNarrow ? isDrawerOpen : preferences.sidebarOpen,
    isDrawerOpen,
    toggle() {
      if (isNarrow) setDrawerOpen(!isDrawerOpen);
      else change({ sidebarOpen: !preferences.sidebarOpen });
    },
    closeDrawer: () => setDrawerOpen(false),
  };
}
