import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Mark } from '../../search/text/needle';
import { useWhenChangedBeforePaint } from '../app/use-when-changed';
import { MarkedText } from '../search/marked-text';

interface NoteMarksProps {
  text: string;
  hits: readonly (readonly Mark[])[];
  /** Which of the hits is the current one; none where it is another number. */
  current: number;
  field: RefObject<HTMLTextAreaElement | null>;
}

/**
 * The hits in a note, behind its field: in a field itself nothing can be marked. It has the same text in the
 * same lines, which is not seen.
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
    // Whoever writes in it is not taken elsewhere.
    if (!mark || !field.current || document.activeElement === field.current) return;
    mark.scrollIntoView({ block: 'nearest' });
    field.current.scrollTop = box.current?.scrollTop ?? 0;
  });

  return (
    <div ref={box} className="note-marks" aria-hidden>
      <MarkedText text={text} marks={hits.flat()} current={hits[current]} />
      {/* As a field does, a line that is empty has its height at the end, too. */}
      {'\n'}
    </div>
  );
}
