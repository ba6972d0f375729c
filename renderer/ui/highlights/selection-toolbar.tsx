import { MessageSquarePlus, Quote } from 'lucide-react';
import { Button, Toolbar } from 'react-aria-components';
import { type HighlightColour, highlightColours } from '../../core/highlights/highlight';
import { Hinted } from '../app/hinted';
import { useStrings } from '../i18n/language-context';
import { CommandKey } from '../keyboard/command-key';
import './highlights.css';

interface SelectionToolbarProps {
  /** The box of the selection, in CSS pixels of the frame's window. */
  box: DOMRect;
  /** The colour that the H key uses. */
  colour: HighlightColour;
  onMark: (colour: HighlightColour) => void;
  onNote: () => void;
  /** Copies the passage with its source. */
  onCopy: () => void;
}

const height = 44;

/** The toolbar beside the selected passage. It does not take the focus. */
export function SelectionToolbar({ box, colour, onMark, onNote, onCopy }: SelectionToolbarProps) {
  const { highlights, copying } = useStrings();
  // Above if there is room: below, a hand or the next line would hide it.
  const above = box.top - height - 8;
  const top = above >= 4 ? above : `min(${box.bottom + 8}px, calc(100% - ${height + 8}px))`;
  return (
    <Toolbar
      className="selection-toolbar"
      aria-label={highlights.toolbar}
      style={{ top, left: `clamp(8px, ${box.left + box.width / 2 - 136}px, calc(100% - 280px))` }}
    >
      {highlightColours.map((name) => (
        <Button
          key={name}
          className="mark-colour"
          preventFocusOnPress
          aria-label={highlights.markIn(highlights.colours[name])}
          data-colour={name}
          data-last={name === colour || undefined}
          onPress={() => onMark(name)}
        />
      ))}
      <Hinted label={highlights.addNote}>
        <Button
          className="icon-button selection-note"
          preventFocusOnPress
          aria-label={highlights.addNote}
          onPress={onNote}
        >
          <MessageSquarePlus size={16} strokeWidth={1.8} aria-hidden />
          <CommandKey of="note" />
        </Button>
      </Hinted>
      <Hinted label={copying.withSource}>
        <Button
          className="icon-button"
          preventFocusOnPress
          aria-label={copying.withSource}
          onPress={onCopy}
        >
          <Quote size={16} strokeWidth={1.8} aria-hidden />
        </Button>
      </Hinted>
    </Toolbar>
  );
}
