import { type RefObject, useRef } from 'react';
import type { Mark } from '../../search/text/needle';
import { isComposing } from '../keyboard/chord';
import { NoteMarks } from './note-marks';
import { useAutosave } from './use-autosave';

interface NoteFieldProps {
  label: string;
  placeholder: string;
  stored: string;
  onSave: (note: string) => void;
  /** Called for Esc. */
  onLeave?: () => void;
  autoFocus?: boolean;
  /** The search hits in the stored note. */
  hits?: readonly (readonly Mark[])[];
  currentHit?: number;
  ref?: RefObject<HTMLTextAreaElement | null>;
}

/** A field for a note, which grows with its text and saves itself. */
export function NoteField(props: NoteFieldProps) {
  const { text, type, flush } = useAutosave(props.stored, props.onSave);
  const { onLeave, hits = [] } = props;
  const own = useRef<HTMLTextAreaElement>(null);
  const field = props.ref ?? own;
  // While the text differs from the stored one, the hits are not marked.
  const isMarked = hits.length > 0 && text === props.stored;
  return (
    <div className={isMarked ? 'note-box marked' : 'note-box'}>
      {isMarked && (
        <NoteMarks text={text} hits={hits} current={props.currentHit ?? -1} field={field} />
      )}
      <textarea
        ref={field}
        className="field note-field"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: opened to write the note
        autoFocus={props.autoFocus}
        onChange={(event) => type(event.target.value)}
        onBlur={flush}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isComposing(event.nativeEvent) || !onLeave) return;
          event.preventDefault();
          onLeave();
        }}
      />
    </div>
  );
}
