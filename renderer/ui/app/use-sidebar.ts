import { useState } from 'react';
import { usePreferences } from '../settings/preferences-context';
import { narrowWindow } from './shown-panes';
import { useMedia } from './use-media';

export interface SidebarControl {
  isOpen: boolean;
  /** In a narrow window the sidebar is a drawer over the list, and closes after each use. */
  isDrawerOpen: boolean;
  toggle: () => void;
  closeDrawer: () => void;
}

/** Whether the sidebar is open: in a wide window as stored, in a narrow one for the moment only. */
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
