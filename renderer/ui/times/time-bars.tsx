import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { TimeBar, TimeSpan } from '../../library/list/time-counts';
import { useWidth } from '../app/use-width';
import { useStrings } from '../i18n/language-context';

interface TimeBarsProps {
  bars: readonly TimeBar[];
  isSplit: boolean;
  nameOfSpan: (of: TimeSpan) => string;
  nameOfPart: (name: string) => string;
  onChoose: (of: TimeSpan) => void;
  /** Shows the next longer span. */
  onOut: () => void;
}

/** The room of a label below the bars, in pixels: a year, or the number of a month or day. */
const [yearWidth, numberWidth] = [38, 24];

/** The bars as buttons: one stop for Tab, the arrows move among them. */
export function TimeBars({ bars, isSplit, onChoose, onOut, ...names }: TimeBarsProps) {
  const { list, times: words } = useStrings();
  const box = useRef<HTMLDivElement>(null);
  const newest = bars.findLastIndex(({ count }) => count > 0);
  const [chosen, setChosen] = useState<number | null>(null);
  const current = Math.min(chosen ?? newest, bars.length - 1);
  const highest = Math.max(1, ...bars.map(({ count }) => count));
  const width = useWidth(box);
  const labelWidth = bars[0]?.of.length === 4 ? yearWidth : numberWidth;
  const every = Math.max(1, Math.ceil((bars.length * labelWidth) / Math.max(width, labelWidth)));
  const isFilled = bars.length > 0;
  useEffect(() => {
    if (isFilled) box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [isFilled]);

  function press(event: KeyboardEvent) {
    const wanted: Record<string, number> = {
      ArrowLeft: current - 1,
      ArrowRight: current + 1,
      Home: 0,
      End: bars.length - 1,
    };
    const to = wanted[event.key];
    if (event.key === 'ArrowUp' || event.key === 'Backspace') onOut();
    else if (to !== undefined) {
      const within = Math.min(bars.length - 1, Math.max(0, to));
      setChosen(within);
      box.current?.querySelectorAll<HTMLElement>('button')[within]?.focus();
    } else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, there is no form
    <div ref={box} className="time-bars" role="group" aria-label={words.bars} onKeyDown={press}>
      {bars.map(({ of, count, parts }, at) => (
        <button
          key={of}
          type="button"
          className="time-bar"
          tabIndex={at === current ? 0 : -1}
          aria-label={[
            `${names.nameOfSpan(of)}: ${list.articles(count)}`,
            ...(isSplit
              ? parts
                  .filter((part) => part.count > 0)
                  .map((part) => `${names.nameOfPart(part.name)} ${part.count}`)
              : []),
          ].join(', ')}
          title={`${names.nameOfSpan(of)}: ${list.articles(count)}`}
          onFocus={() => setChosen(at)}
          onClick={() => onChoose(of)}
        >
          <span className="time-column" aria-hidden>
            {parts.map((part, place) => (
              <span
                key={part.name}
                className="time-part"
                data-part={partOf(isSplit, part.name, place)}
                style={{ flexGrow: part.count }}
              />
            ))}
            <span style={{ flexGrow: highest - count }} />
          </span>
          <span
            className="time-label"
            data-label={at % every === 0 ? labelOf(of) : ''}
            aria-hidden
          />
        </button>
      ))}
    </div>
  );
}

/** The year, or the number of the month or day. The name of the button says it in words. */
const labelOf = (of: TimeSpan) => (of.length === 4 ? of : of.slice(-2).replace(/^0/, ''));

const partOf = (isSplit: boolean, name: string, place: number) => {
  if (!isSplit) return 'all';
  return name === '' ? 'others' : place;
};
