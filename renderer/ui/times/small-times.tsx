import { useMemo } from 'react';
import { Focusable } from 'react-aria-components';
import { Hinted } from '../app/hinted';
import { useStrings } from '../i18n/language-context';
import './times.css';

interface SmallTimesProps {
  /** Number of articles by year. */
  years: ReadonlyMap<string, number>;
  isCurrent: boolean;
  onOpen: () => void;
}

/** The last years that have room in the sidebar. */
const mostYears = 30;

/** The articles by year as a small picture, which opens the large one. */
export function SmallTimes({ years, isCurrent, onOpen }: SmallTimesProps) {
  const { times } = useStrings();
  const bars = useMemo(() => {
    const names = [...years.keys()].map(Number).sort((a, b) => a - b);
    const last = names.at(-1) ?? 0;
    const first = Math.max(names[0] ?? 0, last - mostYears + 1);
    const counts = Array.from(
      { length: last - first + 1 },
      (_, at) => years.get(String(first + at).padStart(4, '0')) ?? 0,
    );
    const highest = Math.max(1, ...counts);
    return counts.map((count, at) => ({ year: first + at, part: count / highest }));
  }, [years]);
  if (years.size === 0) return null;
  return (
    <Hinted label={times.title} command="times" placement="right">
      <Focusable>
        <button
          type="button"
          className="small-times"
          aria-label={times.title}
          aria-current={isCurrent}
          onClick={onOpen}
        >
          {bars.map(({ year, part }) => (
            <span key={year} className="small-time" style={{ height: `${100 * part}%` }} />
          ))}
        </button>
      </Focusable>
    </Hinted>
  );
}
