import { History, X } from 'lucide-react';
import { useStrings } from '../i18n/language-context';

const mostKept = 10;
/** Longer queries, such as a pasted page, are not kept. */
const longest = 300;

/** The recent queries with `query` moved to the front. */
export function withRecent(queries: readonly string[], query: string): string[] {
  const whole = query.normalize('NFC').trim();
  if (whole === '' || whole.length > longest) return [...queries];
  return [whole, ...queries.filter((other) => other !== whole)].slice(0, mostKept);
}

export const recentListId = 'recent-searches';
export const recentOptionId = (at: number) => `recent-search-${at}`;

interface RecentSearchesProps {
  queries: readonly string[];
  /** The index of the active option; `queries.length` is "clear all". */
  active: number;
  onPick: (query: string) => void;
  onRemove: (query: string) => void;
  onClear: () => void;
}

/** The recent searches below an empty search box, which keeps the focus and handles the keys. */
export function RecentSearches(props: RecentSearchesProps) {
  const { queries, active } = props;
  const strings = useStrings();
  // A press must not move the focus out of the box, which would close the list before the click.
  return (
    <div
      className="recent-searches"
      id={recentListId}
      role="listbox"
      aria-label={strings.search.recent}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
    >
      {queries.map((query, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the box
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
        <div
          key={query}
          id={recentOptionId(at)}
          role="option"
          aria-selected={at === active}
          className="recent-search"
          onClick={() => props.onPick(query)}
        >
          <History size={14} aria-hidden />
          <span className="recent-query">{query}</span>
          <button
            type="button"
            tabIndex={-1}
            className="recent-remove"
            aria-label={strings.search.removeRecent(query)}
            onClick={(event) => {
              event.stopPropagation();
              props.onRemove(query);
            }}
          >
            <X size={13} aria-hidden />
          </button>
        </div>
      ))}
      {/* biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant of the box */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys */}
      <div
        id={recentOptionId(queries.length)}
        role="option"
        aria-selected={active === queries.length}
        className="recent-search recent-clear"
        onClick={props.onClear}
      >
        {strings.search.clearRecent}
      </div>
    </div>
  );
}
