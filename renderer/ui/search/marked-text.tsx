import type { ReactNode } from 'react';
import type { Mark } from '../../search/text/needle';

interface MarkedTextProps {
  text: string;
  marks: readonly Mark[];
  /** The marks of the current hit. */
  current?: readonly Mark[] | undefined;
}

/** A text with its hits marked. */
export function MarkedText({ text, marks, current = [] }: MarkedTextProps) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const mark of marks) {
    const { start, end } = mark;
    if (start < at || end <= start) continue;
    parts.push(
      text.slice(at, start),
      <mark key={start} className={current.includes(mark) ? 'current' : undefined}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
