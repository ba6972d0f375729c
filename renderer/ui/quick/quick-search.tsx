import { type KeyboardEvent, useState } from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import type { Preferences } from '../../library/actions/preferences';
import type { SearchClient } from '../../search/client/client';
import type { CarrelDatabase } from '../../storage/database';
import { useStrings } from '../i18n/language-context';
import { isComposing } from '../keyboard/chord';
import { rowSnippet } from '../library/row-snippet';
import { MarkedText } from '../search/marked-text';
import { useTheme } from '../settings/theme';
import { useQuickResults } from './use-quick-results';
import './quick.css';

interface QuickSearchProps {
  search: Pick<SearchClient, 'search'>;
  database: CarrelDatabase;
  preferences: Preferences;
  onOpen: (id: ArticleId) => void;
  /** Searches in the window. */
  onSearch: (query: string) => void;
  onClose: () => void;
}

/** Searches while one types; Enter opens the chosen article, Esc closes. */
export function QuickSearch(props: QuickSearchProps) {
  const { search, database, preferences, onOpen, onSearch, onClose } = props;
  const { quick, list } = useStrings();
  useTheme(preferences.theme);
  const [query, setQuery] = useState('');
  const found = useQuickResults(search, database, query, preferences.chineseVariants);
  const [chosen, setChosen] = useState<ArticleId | null>(null);
  const rows = found?.rows ?? [];
  const at = Math.max(
    0,
    rows.findIndex(({ article }) => article.id === chosen),
  );
  const current = rows[at];

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // The keys of an input method choose among its own candidates.
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSearch(query);
    else if (event.key === 'Enter' && current) onOpen(current.article.id);
    else if (step !== undefined && rows.length > 0) {
      setChosen(rows[(at + step + rows.length) % rows.length]?.article.id ?? null);
    } else return;
    event.preventDefault();
  }

  const said = query.trim() === '' ? quick.hint : found === null ? '' : quick.found(found.total);
  return (
    <main className="quick">
      <input
        className="quick-field"
        role="combobox"
        aria-label={quick.label}
        aria-expanded={rows.length > 0}
        aria-controls="quick-results"
        aria-autocomplete="list"
        aria-activedescendant={current ? `quick-${current.article.id}` : undefined}
        placeholder={quick.label}
        // biome-ignore lint/a11y/noAutofocus: the window is opened to type into this field
        autoFocus
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div id="quick-results" className="quick-results" role="listbox" aria-label={quick.results}>
        {rows.map(({ article, hit }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and its keys choose
          <div
            key={article.id}
            id={`quick-${article.id}`}
            className="quick-row"
            role="option"
            tabIndex={-1}
            aria-selected={article === current?.article}
            ref={article === current?.article ? scrollToRow : undefined}
            onClick={() => onOpen(article.id)}
          >
            <span className="quick-title">
              <MarkedText text={titleOf(article, list.noTitle)} marks={hit.titleMarks} />
            </span>
            <span className="quick-snippet quiet">
              <MarkedText {...rowSnippet(hit.snippet)} />
            </span>
          </div>
        ))}
      </div>
      <div className="quick-foot quiet" role="status">
        {said}
      </div>
    </main>
  );
}

const scrollToRow = (row: HTMLElement | null) => row?.scrollIntoView({ block: 'nearest' });

const titleOf = ({ title }: Article, noTitle: string) => title || noTitle;
