import type { Ref } from 'react';
import { useFormat } from '../i18n/language-context';
import './all-highlights.css';

interface GroupHeadingProps {
  name: string;
  count: number;
  index: number;
  /** CSS pixels from the top of the list. */
  top: number;
  ref: Ref<HTMLDivElement>;
}

/** The heading of a group; screen readers read the group's name instead. */
export function GroupHeading({ name, count, index, top, ref }: GroupHeadingProps) {
  const format = useFormat();
  return (
    <div
      ref={ref}
      className="highlight-heading"
      style={{ transform: `translateY(${top}px)` }}
      data-index={index}
      aria-hidden
    >
      <span className="highlight-heading-name">{name}</span>
      <span className="highlight-heading-count">{format.number(count)}</span>
    </div>
  );
}
