import { PanelLeft } from 'lucide-react';
import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import type { ArticleFilter } from '../../core/article/article-filter';
import type { ArticleGrouping } from '../../library/list/article-groups';
import type { ArticleSort, ArticleView } from '../../library/list/article-view';
import { beginDrag } from '../app/dragged-articles';
import { IconButton } from '../app/icon-button';
import { storeLeftPlace } from '../app/left-place';
import type { MenuPlace } from '../app/placed-menu';
import { ScrollRegion } from '../app/scroll-region';
import { useServices } from '../app/services';
import type { ArticleActions } from '../app/use-article-actions';
import type { CollectionActions } from '../app/use-collection-actions';
import type { useSearchBox } from '../app/use-search-box';
import type { ShownArticles } from '../app/use-shown-articles';
import { useWidth } from '../app/use-width';
import { useFeedTitle } from '../feeds/use-feeds';
import { useFormat, useStrings } from '../i18n/language-context';
import { sortKeysFor } from '../search/effective-sort';
import { withRecent } from '../search/recent-searches';
import { SaveSearch } from '../search/save-search';
import { SearchBox } from '../search/search-box';
import { NothingFound, SearchNotes } from '../search/search-notes';
import { usePreferences } from '../settings/preferences-context';
import { ArticleRows, type ArticleRowsHandle } from './article-rows';
import { ColumnHeader } from './column-header';
import { columnNames, fittingColumns, tracksOf } from './columns';
import { FilterChips } from './filter-chips';
import { groupName } from './group-name';
import { keysOfCollection, keysOfList, ListHeader, type ListSort } from './list-header';
import { placeName } from './place-name';
import { RowMenu } from './row-menu';
import type { ListLook } from './use-list-look';
import './list-pane.css';
import '../collections/collections.css';

/** Articles that are dragged out of the window at once. */
const mostDragged = 50;

interface ListPaneProps {
  shown: ShownArticles;
  view: ArticleView;
  actions: ArticleActions;
  /** The collection that is listed, and what can be done with it. */
  collection: CollectionActions;
  /** True while the library is being opened and its articles are not known yet. */
  opening: boolean;
  /** The query together with the filter of the sidebar. */
  wholeQuery: string;
  searchIsSaved: boolean;
  onFilter: (filter: ArticleFilter) => void;
  onSort: (sort: ArticleSort) => void;
  onGroup: (group: ArticleGrouping) => void;
  onOpen: () => void;
  /** Called when a row was clicked. */
  onPick: () => void;
  /** Opens an article in a tab of its own. */
  onOpenInTab: (id: ArticleId) => void;
  box: ReturnType<typeof useSearchBox>;
  list: RefObject<ArticleRowsHandle | null>;
  look: ListLook;
  sidebarOpen: boolean;
  onToggleSidebar: () => void;
}

/** The middle pane: the search box, and below it the list of articles or of search results. */
export function ListPane(props: ListPaneProps) {
  const { shown, view, box } = props;
  const { rows, selection, query, search, searching } = shown;
  const strings = useStrings();
  const format = useFormat();
  const { preferences, change } = usePreferences();
  const { bridge } = useServices();
  const feedTitle = useFeedTitle(view.filter.feed);
  const collection = props.collection.listed;
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const { density, columns } = props.look;
  const pane = useRef<HTMLElement>(null);
  const width = useWidth(pane);
  const fitting = useMemo(() => fittingColumns(columns, width), [columns, width]);
  const names = fitting.map(({ name }) => name).join(' ');
  // Rows render again when other columns are shown, and not when their widths change.
  const shownColumns = useMemo(
    () => names.split(' ').flatMap((each) => columnNames.find((name) => name === each) ?? []),
    [names],
  );
  const sort = searching ? shown.searchSort : view.sort;
  const { result } = search;

  function detail(): string {
    if (selection.ids.size > 1) return strings.list.selected(selection.ids.size);
    if (props.opening) return '';
    if (!searching) return strings.list.articles(shown.count);
    return result ? found(result.total, result.totalIsExact) : strings.search.searching;
  }

  function found(total: number, exact: boolean): string {
    return strings.search.results(format.number(total), exact);
  }

  /** Stores the query as a recent search once its results are entered, not at every keystroke. */
  function enter(): void {
    const recentSearches = withRecent(preferences.recentSearches, query);
    if (recentSearches.join('\n') !== preferences.recentSearches.join('\n')) {
      change({ recentSearches });
    }
    box.enter();
  }

  /** The file from which an article was imported, or its own in the library. */
  function dragOut(articles: readonly Article[]): void {
    beginDrag(articles.map(({ id }) => id));
    const files = articles.slice(0, mostDragged).map(({ title, folder, originals }) => ({
      ...{ title, folder, original: originals[0] ?? null },
    }));
    void bridge.request('dragOut', files);
  }

  function sortBy({ key, descending }: ListSort): void {
    if (searching) shown.setSearchSort({ key, descending });
    else if (key !== 'relevance') props.onSort({ key, descending });
  }

  function body(): ReactNode {
    if (searching && result && result.hits.length === 0) return <NothingFound result={result} />;
    if (props.opening) return <div className="list-empty">{strings.list.opening}</div>;
    if (!searching && rows.length === 0) return <NothingHere view={view} />;
    return (
      <ArticleRows
        ref={props.list}
        rows={rows}
        hits={shown.hits}
        folds={shown.folds}
        sections={shown.sections}
        nameOfSection={({ of }) => groupName(of, view, strings, format)}
        onUnfold={shown.unfold}
        label={searching ? strings.search.label : strings.list.label}
        selection={selection}
        onSelect={shown.select}
        onOpen={props.onOpen}
        onPick={props.onPick}
        onOpenInTab={props.onOpenInTab}
        onMenu={setMenu}
        onDrag={dragOut}
        onPlace={props.collection.place}
        {...(searching && { onEnd: search.more })}
        density={density}
        columns={shownColumns}
        {...((sort.key === 'saved' || sort.key === 'published') && { dateBy: sort.key })}
        startAt={shown.startAt}
        onScrolled={(top) => storeLeftPlace({ top })}
        viewKey={shown.rowsKey}
        startKey={searching ? (result?.query ?? '') : ''}
      />
    );
  }

  return (
    <section
      ref={pane}
      className="list-pane"
      aria-label={strings.list.label}
      style={{ '--columns': tracksOf(fitting) } as CSSProperties}
    >
      <div className="list-top">
        <IconButton
          icon={PanelLeft}
          label={props.sidebarOpen ? strings.sidebar.hide : strings.sidebar.show}
          command="toggle-sidebar"
          pressed={props.sidebarOpen}
          onPress={props.onToggleSidebar}
        />
        <SearchBox
          ref={box.ref}
          query={query}
          onQuery={box.type}
          onEnter={enter}
          recent={preferences.recentSearches}
          onRecent={(recentSearches) => change({ recentSearches })}
          onLeave={box.leave}
        />
      </div>
      <ListHeader
        title={
          searching
            ? strings.search.label
            : placeName(view.filter, strings, feedTitle ?? collection?.name)
        }
        detail={detail()}
        sort={sort}
        {...(searching
          ? { sortKeys: sortKeysFor(query) }
          : collection && { sortKeys: keysOfCollection })}
        onSort={sortBy}
        {...(!searching && { group: view.group ?? 'none', onGroup: props.onGroup })}
        density={density}
        onDensity={props.look.setDensity}
        {...(density === 'columns' && { columns, onColumns: props.look.setColumns })}
      >
        {searching && <SaveSearch query={props.wholeQuery} isSaved={props.searchIsSaved} />}
      </ListHeader>
      {collection?.note && !searching && (
        <ScrollRegion className="collection-note scrolls" label={strings.collections.note}>
          {collection.note}
        </ScrollRegion>
      )}
      <FilterChips
        filter={view.filter}
        collection={collection?.name ?? null}
        onFilter={props.onFilter}
      />
      {searching && (
        <SearchNotes
          result={result}
          failed={search.failed}
          status={search.status}
          onQuery={shown.setQuery}
        />
      )}
      {density === 'columns' && rows.length > 0 && (
        <ColumnHeader
          shown={fitting}
          columns={columns}
          onColumns={props.look.setColumns}
          sort={sort}
          sortKeys={searching ? sortKeysFor(query) : keysOfList}
          onSort={sortBy}
        />
      )}
      {body()}
      {menu && (
        <RowMenu
          at={menu}
          articles={shown.targets}
          actions={props.actions}
          collection={props.collection}
          onOpen={props.onOpen}
          onClose={() => setMenu(null)}
        />
      )}
      <div role="status" className="for-screen-readers">
        {searching && result ? found(result.total, result.totalIsExact) : ''}
      </div>
    </section>
  );
}

function NothingHere({ view }: { view: ArticleView }) {
  const strings = useStrings();
  const { state, starred, tags, site, lang } = view.filter;
  const narrowed = tags.length > 0 || site !== null || lang !== null;
  const allRead = state === 'unread' && !starred && !narrowed;
  return (
    <div className="list-empty">
      <strong>{strings.list.nothingHere}</strong>
      <span>{allRead ? strings.list.allRead : strings.list.nothingMatches}</span>
    </div>
  );
}
