import { type ReactNode, useState } from 'react';
import { useStrings } from '../i18n/language-context';
import { narrowWindow, type ShownPanes } from './shown-panes';
import { Splitter } from './splitter';
import { useMedia } from './use-media';
import { readLayout, storeLayout } from './window-layout';
import './panes.css';

interface PanesProps {
  shows: ShownPanes['shows'];
  /** Null when it is hidden. */
  sidebar: ReactNode | null;
  onHideSidebar: () => void;
  /** The list has columns, for which it may be wider. */
  isTable: boolean;
  /** Null while the library is empty. */
  list: ReactNode | null;
  reader: ReactNode;
}

/** Sidebar, list and reader side by side with splitters between them, or one of the last two alone. */
export function Panes({ shows, isTable, sidebar, onHideSidebar, list, reader }: PanesProps) {
  const strings = useStrings();
  const isNarrow = useMedia(narrowWindow);
  const [widths, setWidths] = useState(readLayout);
  const { sidebarWidth } = widths;
  const ofList = isTable ? 'tableWidth' : 'listWidth';
  const listWidth = widths[ofList];

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
      {sidebar && shows === 'all' && (
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
          {/* A pane that is not shown keeps its layout, and with it its place. */}
          <div
            className={`pane list-column ${shows === 'list' ? 'sole' : ''} ${isTable ? 'table' : ''}`}
            style={shows === 'list' ? {} : { width: listWidth }}
            inert={shows === 'reader'}
          >
            {list}
          </div>
          {shows === 'all' && (
            <Splitter
              label={strings.list.resize}
              width={listWidth}
              min={260}
              max={isTable ? 1600 : 620}
              onResize={(width) => setWidths({ ...widths, [ofList]: width })}
              onResizeEnd={(width) => storeLayout({ [ofList]: width })}
            />
          )}
        </>
      )}
      <div className="pane reader-column" inert={list !== null && shows === 'list'}>
        {reader}
      </div>
    </div>
  );
}
