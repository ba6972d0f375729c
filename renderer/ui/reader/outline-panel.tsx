import { X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useState } from 'react';
import { IconButton } from '../app/icon-button';
import { useWhenChangedBeforePaint } from '../app/use-when-changed';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import { likeliestEntry, matchingEntries, type Outline } from './outline';
import './outline-panel.css';

interface OutlinePanelProps {
  outline: Outline;
  /** True when it lies over the text, not beside it. */
  isOver: boolean;
  field: RefObject<HTMLInputElement | null>;
  /** Closes it and returns the focus to the text. */
  onClose: () => void;
}

/** A book may have more sections: the others are listed when the arrow keys or the filter come to them. */
const mostListed = 1000;
/** Lines that Page Up and Page Down go. */
const pageOfLines = 10;

/** The sections of the article. What is typed filters them, Enter goes to one. */
export function OutlinePanel({ outline, isOver, field, onClose }: OutlinePanelProps) {
  const { outline: words } = useStrings();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState(() => outline.current());
  const [chosen, setChosen] = useState<number | null>(null);
  const [list, setList] = useState<HTMLElement | null>(null);
  const { entries } = outline;
  const matching = useMemo(() => matchingEntries(entries, typed), [entries, typed]);
  const likeliest = useMemo(
    () => likeliestEntry(entries, matching, typed),
    [entries, matching, typed],
  );
  // Without a choice it is the section that is read, and of those that match the likeliest.
  const active = chosen ?? (typed.trim() === '' ? Math.max(0, current) : likeliest);
  const at = Math.max(0, matching.indexOf(active));
  const first = Math.max(0, Math.min(at - mostListed / 2, matching.length - mostListed));

  useEffect(() => {
    setCurrent(outline.current());
    setChosen(null);
    return outline.onMove(() => setCurrent(outline.current()));
  }, [outline]);

  // Not `scrollIntoView`, which scrolls what is around the list, too.
  useWhenChangedBeforePaint([list, active, typed], () => {
    const line = list?.querySelector<HTMLElement>('[aria-selected=true]');
    if (!list || !line) return;
    const above = line.offsetTop - list.scrollTop;
    if (above < 0 || above + line.offsetHeight > list.clientHeight)
      list.scrollTop = line.offsetTop - list.clientHeight / 3;
  });

  function go(to: number): void {
    outline.goTo(to);
    setChosen(null);
    setCurrent(outline.current());
    if (isOver) onClose();
  }

  function press(event: KeyboardEvent): void {
    if (isComposing(event.nativeEvent)) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: pageOfLines, PageUp: -pageOfLines }[
      event.key
    ];
    if (by !== undefined) {
      setChosen(matching[Math.min(Math.max(0, at + by), matching.length - 1)] ?? null);
    } else if (event.key === 'Enter' && matching.length > 0) go(matching[at]!);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  }

  return (
    <aside
      className={isOver ? 'outline-panel over' : 'outline-panel'}
      aria-labelledby={`${id}-title`}
    >
      <div className="outline-head">
        <h2 id={`${id}-title`} className="outline-title">
          {words.title}
        </h2>
        <IconButton icon={X} label={words.hide} command="outline" onPress={onClose} />
      </div>
      <div className="outline-filter">
        <input
          ref={field}
          className="field"
          type="text"
          role="combobox"
          aria-label={words.filter}
          aria-expanded="true"
          aria-haspopup="tree"
          aria-controls={`${id}-list`}
          aria-activedescendant={matching.length > 0 ? `${id}-${active}` : undefined}
          placeholder={words.filter}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setTyped(target.value);
            setChosen(null);
          }}
          onKeyDown={press}
        />
      </div>
      {matching.length === 0 && (
        <p className="quiet outline-nothing" role="status">
          {words.nothing}
        </p>
      )}
      <div
        ref={setList}
        id={`${id}-list`}
        className="outline-list scrolls"
        role="tree"
        aria-label={words.title}
        tabIndex={-1}
      >
        {matching.slice(first, first + mostListed).map((index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={index}
            id={`${id}-${index}`}
            className="outline-line"
            role="treeitem"
            lang={entries[index]!.lang}
            aria-level={entries[index]!.depth + 1}
            aria-selected={index === active}
            aria-current={index === current ? 'location' : undefined}
            style={{ '--depth': Math.min(entries[index]!.depth, 5) } as React.CSSProperties}
            onClick={() => go(index)}
          >
            {entries[index]!.title}
          </div>
        ))}
      </div>
    </aside>
  );
}
