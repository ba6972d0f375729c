import type { RefObject } from 'react';
import { useKeptText } from './use-kept-text';

interface NoteFieldProps {
  label: string;
  placeholder: string;
  stored: string;
  onSave: (note: string) => void;
  /** Esc: away from the field. */
  onLeave?: () => void;
  autoFocus?: boolean;
  ref?: RefObject<HTMLTextAreaElement | null>;
}

/** A note, as long as it needs to be; saved by itself. */
export function NoteField(props: NoteFieldProps) {
  const { text, type, flush } = useKeptText(props.stored, props.onSave);
  const { onLeave } = props;
  return (
    <textarea
      ref={props.ref}
      className="field note-field"
      aria-label={props.label}
      placeholder={props.placeholder}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: opened to write the note
      autoFocus={props.autoFocus}
      onChange={(event) => type(event.target.value)}
      onBlur={flush}
      onKeyDown={(event) => {
        const isComposing = event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
        if (event.key !== 'Escape' || isComposing || !onLeave) return;
        event.preventDefault();
        onLeave();
      }}
    />
  );
}
