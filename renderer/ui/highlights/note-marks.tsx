import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Mark } from '../../search/text/needle';
import { useWhenChangedBeforePaint } from '../app/use-when-changed';
import { MarkedText } from '../search/marked-text';

interface NoteMarksProps {
  text: string;
  hits: readonly (readonly Mark[])[];
  /** Index of the current hit in `hits`; outside of the array when it is in another note. */
  current: number;
  field: RefObject<HTMLTextAreaElement | null>;
}

/**
 * Marks the hits in a note. A text field cannot mark text, so this element lies behind it with the
 * same text, transparent and broken into the same lines.
 */
export function NoteMarks({ text, hits, current, field }: NoteMarksProps) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const [behind, before] = [box.current, field.current];
    if (!behind || !before) return;
    const follow = () => {
      behind.scrollTop = before.scrollTop;
    };
    follow();
    before.addEventListener('scroll', follow);
    return () => before.removeEventListener('scroll', follow);
  }, [field]);

  useWhenChangedBeforePaint([hits, current, field], () => {
    const mark = box.current?.querySelector('.current');
    // Must not scroll a field that the user is typing in.
    if (!mark || !field.current || document.activeElement === field.current) return;
    mark.scrollIntoView({ block: 'nearest' });
    field.current.scrollTop = box.current?.scrollTop ?? 0;
  });

  return (
    <div ref={box} className="note-marks" aria-hidden>
      <MarkedText text={text} marks={hits.flat()} current={hits[current]} />
      {/* A text field gives an empty last line its height, too. */}
      {'\n'}
    </div>
  );
}
