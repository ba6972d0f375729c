import { History, X } from 'lucide-react';
import { useStrings } from '../i18n/language-context';

const mostKept = 10;
/** A pasted page is no search that one comes back to. */
const longest = 300;

/** The queries with this one first. */
export function withRecent(queries: readonly string[], query: string): string[] {
  const whole = query.normalize('NFC').trim();
  if (whole === '' || whole.length > longest) return [...queries];
  return [whole, ...queries.filter((other) => other !== whole)].slice(0, mostKept);
}

export const recentListId = 'recent-searches';
export const recentOptionId = (at: number) => `recent-search-${at}`;

interface RecentSearchesProps {
  queries: readonly string[];
  /** The one that Enter takes; the one behind the last clears them all. */
  active: number;
  onPick: (query: string) => void;
  onRemove: (query: string) => void;
  onClear: () => void;
}

/** Below the empty search box, whose keys move in it: the focus stays in the box. */
export function RecentSearches(props: RecentSearchesProps) {
  const { queries, active } = props;
  const strings = useStrings();
  // What is pressed would take the focus from the box, and the list away from under the pointer.
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
