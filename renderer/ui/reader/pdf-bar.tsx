import {
  ChevronLeft,
  ChevronRight,
  Images,
  MoveHorizontal,
  RectangleVertical,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { IconButton } from '../app/icon-button';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import type { PdfControl } from './use-pdf-control';
import './pdf-view.css';

interface PdfBarProps {
  control: PdfControl;
  field: RefObject<HTMLInputElement | null>;
  /** Returns the focus to the pages. */
  onLeave: () => void;
}

/** The number of the page, the size of the pages, and the ways to change them. */
export function PdfBar({ control, field, onLeave }: PdfBarProps) {
  const { pdf } = useStrings();
  const { page, total, factor } = control;
  // What is typed, until Enter.
  const [typed, setTyped] = useState<string | null>(null);

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    const wanted = Number.parseInt(typed ?? '', 10);
    if (event.key === 'Enter' && wanted >= 1) control.goTo(wanted);
    setTyped(null);
    event.preventDefault();
    onLeave();
  }

  return (
    <Toolbar className="pdf-bar" aria-label={pdf.toolbar}>
      <IconButton
        icon={Images}
        label={pdf.thumbnails}
        shortcut="B"
        pressed={control.showsThumbnails}
        className={control.showsThumbnails ? 'on' : ''}
        onPress={() => control.toggleThumbnails('button')}
      />
      <IconButton
        icon={ChevronLeft}
        label={pdf.previous}
        shortcut="←"
        isDisabled={page <= 1}
        onPress={() => control.goTo(page - 1)}
      />
      <input
        ref={field}
        className="pdf-page-field"
        type="text"
        inputMode="numeric"
        aria-label={pdf.page}
        value={typed ?? String(page)}
        autoComplete="off"
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => setTyped(null)}
        onKeyDown={press}
      />
      <span className="pdf-total">{pdf.of(total)}</span>
      <IconButton
        icon={ChevronRight}
        label={pdf.next}
        shortcut="→"
        isDisabled={page >= total}
        onPress={() => control.goTo(page + 1)}
      />
      <span className="toolbar-space" />
      <IconButton
        icon={ZoomOut}
        label={pdf.zoomOut}
        shortcut="-"
        onPress={() => control.zoomBy(-1)}
      />
      <span className="pdf-total" role="status">
        {pdf.zoom(Math.round(factor * 100))}
      </span>
      <IconButton icon={ZoomIn} label={pdf.zoomIn} shortcut="+" onPress={() => control.zoomBy(1)} />
      <IconButton
        icon={MoveHorizontal}
        label={pdf.fitWidth}
        shortcut="W"
        onPress={() => control.zoom('width')}
      />
      <IconButton
        icon={RectangleVertical}
        label={pdf.fitPage}
        shortcut="Z"
        onPress={() => control.zoom('page')}
      />
    </Toolbar>
  );
}
