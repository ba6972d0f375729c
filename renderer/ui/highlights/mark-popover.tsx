import { Copy, Quote, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { Button, Dialog, Popover } from 'react-aria-components';
import {
  type Highlight,
  type HighlightColour,
  highlightColours,
  quotedWords,
} from '../../core/highlights/highlight';
import { Hinted } from '../app/hinted';
import { useStrings } from '../i18n/language-context';
import type { Marks } from '../reader/use-marks';
import type { QuoteCopy } from '../reader/use-quote-copy';
import { ColourButtons } from './colour-buttons';
import { MarkTags } from './mark-tags';
import { NoteField } from './note-field';
import type { PopoverPlace } from './popover-place';
import './highlights.css';

interface MarkPopoverProps {
  mark: Highlight;
  at: PopoverPlace;
  /** Opened to write a note. */
  forNote: boolean;
  copy: Pick<QuoteCopy, 'text' | 'withSource'>;
  marks: Pick<Marks, 'change' | 'remove'> & {
    recolour: (id: string, colour: HighlightColour) => Promise<unknown>;
  };
  /** Joins it with the highlights that it overlaps or touches; null when there are none. */
  onJoin?: (() => void) | null;
  onClose: () => void;
}

/** Edits one highlight: colour, note, tags, removal. */
export function MarkPopover({
  mark,
  at,
  forNote,
  marks,
  copy,
  onJoin = null,
  onClose,
}: MarkPopoverProps) {
  const strings = useStrings();
  const anchor = useRef<HTMLSpanElement>(null);
  const words = strings.highlights;

  function colourByKey(event: KeyboardEvent) {
    const isTyped = (event.target as Element).closest('input, textarea') !== null;
    const colour = isTyped ? undefined : highlightColours[Number(event.key) - 1];
    if (colour) void marks.recolour(mark.id, colour);
  }

  function remove() {
    onClose();
    marks.remove(mark.id);
  }

  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', ...at, pointerEvents: 'none' }} />
      <Popover
        className="popover mark-popover"
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        placement="bottom"
        offset={6}
      >
        <Dialog className="mark-editor" aria-label={words.edit}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the colours beside it */}
          <div className="mark-editor-keys" onKeyDown={colourByKey}>
            <div className="mark-editor-top">
              <ColourButtons
                colour={mark.colour}
                onColour={(colour) => void marks.recolour(mark.id, colour)}
              />
              <span className="toolbar-space" />
              <Hinted label={words.copy}>
                <Button
                  className="icon-button"
                  aria-label={words.copy}
                  onPress={() => copy.text(quotedWords(mark))}
                >
                  <Copy size={16} strokeWidth={1.8} aria-hidden />
                </Button>
              </Hinted>
              <Hinted label={strings.copying.withSource}>
                <Button
                  className="icon-button"
                  aria-label={strings.copying.withSource}
                  onPress={() => copy.withSource(mark)}
                >
                  <Quote size={16} strokeWidth={1.8} aria-hidden />
                </Button>
              </Hinted>
              <Hinted label={words.remove}>
                <Button className="icon-button" aria-label={words.remove} onPress={remove}>
                  <Trash2 size={16} strokeWidth={1.8} aria-hidden />
                </Button>
              </Hinted>
            </div>
            <NoteField
              label={words.note}
              placeholder={words.notePlaceholder}
              stored={mark.note}
              autoFocus={forNote}
              onSave={(note) => void marks.change(mark.id, { note })}
            />
            {onJoin && (
              <Button className="button" onPress={onJoin}>
                {words.join}
              </Button>
            )}
            <MarkTags tags={mark.tags} onTags={(tags) => void marks.change(mark.id, { tags })} />
          </div>
        </Dialog>
      </Popover>
    </>
  );
}
