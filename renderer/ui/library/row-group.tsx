import type { ReactNode } from 'react';
import { useFormat, useStrings } from '../i18n/language-context';

interface RowGroupProps {
  name: string;
  count: number;
  /** CSS pixels from the top of the list. */
  top: number;
  height: number;
  /** Those of its rows that are in sight. */
  children: ReactNode;
}

/** A group of the list. Its header stays in sight above its rows; screen readers read the group's name instead. */
export function RowGroup({ name, count, top, height, children }: RowGroupProps) {
  const { list } = useStrings();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, the options of a listbox are in groups
    <div
      className="row-group"
      role="group"
      aria-label={`${name}, ${list.articles(count)}`}
      style={{ top, height }}
    >
      <div className="row-group-header" aria-hidden>
        <span className="row-group-name">{name}</span>
        <span className="row-group-count">{format.number(count)}</span>
      </div>
      {children}
    </div>
  );
}
