import { type ReactNode, useState } from 'react';
import { useStrings } from '../i18n/language-context';
import { Splitter } from './splitter';
import { useMedia } from './use-media';
import { readLayout, storeLayout } from './window-layout';
import './panes.css';

interface PanesProps {
  /** Null when it is hidden. */
  sidebar: ReactNode | null;
  onHideSidebar: () => void;
  /** Null while the library is empty. */
  list: ReactNode | null;
  reader: ReactNode;
}

/** In a window narrower than this the sidebar covers the list as a drawer. */
export const narrowWindow = '(width < 900px)';

/** Sidebar, list and reader side by side, with splitters between them. */
export function Panes({ sidebar, onHideSidebar, list, reader }: PanesProps) {
  const strings = useStrings();
  const isNarrow = useMedia(narrowWindow);
  const [widths, setWidths] = useState(readLayout);
  const { sidebarWidth, listWidth } = widths;

  return (
    <div className="panes">
      {sidebar && isNarrow && (
        <>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc and the sidebar's button do the same */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
          <div className="sidebar-veil" onClick={onHideSidebar} />
          <div className="pane sidebar-over">{sidebar}</div>
        </>
      )}
      {sidebar && !isNarrow && (
        <>
          <div className="pane" style={{ width: sidebarWidth }}>
            {sidebar}
          </div>
          <Splitter
            label={strings.sidebar.resize}
            width={sidebarWidth}
            min={160}
            max={340}
            onResize={(width) => setWidths({ ...widths, sidebarWidth: width })}
            onResizeEnd={(width) => storeLayout({ sidebarWidth: width })}
          />
        </>
      )}
      {list && (
        <>
          <div className="pane list-column" style={{ width: listWidth }}>
            {list}
          </div>
          <Splitter
            label={strings.list.resize}
            width={listWidth}
            min={260}
            max={620}
            onResize={(width) => setWidths({ ...widths, listWidth: width })}
            onResizeEnd={(width) => storeLayout({ listWidth: width })}
          />
        </>
      )}
      <div className="pane reader-column">{reader}</div>
    </div>
  );
}
