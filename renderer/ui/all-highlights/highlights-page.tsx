import { PanelLeft } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import {
  byArticle,
  type Grouping,
  groupings,
  type HighlightGroup,
} from '../../library/highlights/group-highlights';
import { isNarrowed, needlesOfQuery } from '../../library/highlights/highlight-filter';
import { FilterBox } from '../app/filter-box';
import { IconButton } from '../app/icon-button';
import { useArticleList, useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useWorkspace } from '../app/workspace-state';
import { MarkPopover } from '../highlights/mark-popover';
import { RemovedMark } from '../highlights/removed-mark';
import { useFormat, useStrings } from '../i18n/language-context';
import { selectOnly } from '../library/selection';
import { ExportMenu } from './export-menu';
import { FilterBar } from './filter-bar';
import { HighlightRows } from './highlight-rows';
import './all-highlights.css';

/** All highlights of the library: searched, filtered, grouped, edited and exported. */
export function HighlightsPage() {
  const { allHighlightsPage: page, changes, sidebar } = useWorkspace();
  const { place, marks, editing } = page;
  const { filter, setFilter, rows, selection, select, list } = place;
  const { articles } = useArticleList();
  const { highlights } = useServices();
  const strings = useStrings();
  const format = useFormat();
  const words = strings.allHighlights;
  const needles = useMemo(() => needlesOfQuery(filter.query), [filter.query]);
  const exported = useMemo(() => new Set(place.chosen.map(({ key }) => key)).size, [place.chosen]);
  async function toExport() {
    await highlights.findPlaces();
    return byArticle(place.chosen, (id) => articles.get(id), highlights.snapshot().places);
  }
  const edited = editing && rows.find(({ id }) => id === editing.id);

  const isEntered = useRef(false);
  useEffect(() => {
    if (isEntered.current || !page.rows.current) return;
    isEntered.current = true;
    page.rows.current.focus();
  });

  function nameOf({ of }: HighlightGroup): string {
    if (place.grouping === 'article') {
      const article = articles.get(of);
      return [article?.title || strings.list.noTitle, article?.site].filter(Boolean).join(' · ');
    }
    if (of === '') return place.grouping === 'tag' ? words.untagged : words.undated;
    return place.grouping === 'tag' ? `#${of}` : (format.publishedDate(of, 'long') ?? of);
  }

  function enter(): void {
    const [first] = rows;
    if (first && selection.focus === null) select(selectOnly(first.id));
    page.rows.current?.focus();
  }

  // The event of a list without selected text is sent to the document.
  const copy = useNewest((event: ClipboardEvent) => {
    const isInList = document.activeElement?.matches('.highlight-rows') === true;
    if (!isInList || selection.ids.size === 0) return;
    event.preventDefault();
    page.copyWithSource();
  });
  useEffect(() => {
    document.addEventListener('copy', copy);
    return () => document.removeEventListener('copy', copy);
  }, [copy]);

  return (
    <main className="highlights-page" aria-label={strings.sidebar.allHighlights}>
      <div className="highlights-top">
        <IconButton
          icon={PanelLeft}
          label={sidebar.isOpen ? strings.sidebar.hide : strings.sidebar.show}
          command="toggle-sidebar"
          pressed={sidebar.isOpen}
          onPress={sidebar.toggle}
        />
        <FilterBox
          ref={page.box}
          label={words.search}
          text={filter.query}
          onText={(query) => setFilter({ ...filter, query })}
          onEnter={enter}
          onLeave={() => page.rows.current?.focus()}
        />
        <ExportMenu count={exported} articles={toExport} />
      </div>
      <div className="highlights-bar">
        <h2 className="highlights-page-title">{strings.sidebar.allHighlights}</h2>
        <span className="highlights-page-count" role="status">
          {selection.ids.size > 1 ? words.selected(selection.ids.size) : words.count(rows.length)}
        </span>
        <ToggleButtonGroup
          className="highlight-groupings"
          aria-label={words.groupBy}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[place.grouping]}
          onSelectionChange={(keys) => {
            const [chosen] = keys;
            if (chosen !== undefined) place.setGrouping(chosen as Grouping);
          }}
        >
          {groupings.map((each) => (
            <ToggleButton key={each} id={each} className="highlight-chip">
              {words.groupings[each]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {list.listed.length > 0 && <FilterBar place={place} />}
      {filter.unplaced && <p className="unplaced-hint">{words.unplacedHint}</p>}
      {rows.length === 0 ? (
        <Nothing isLoaded={list.isLoaded} isNarrowed={isNarrowed(filter)} />
      ) : (
        <HighlightRows
          ref={page.rows}
          groups={place.groups}
          rows={rows}
          showsArticle={place.grouping !== 'article'}
          needles={needles}
          nameOf={nameOf}
          unplaced={list.unplaced}
          label={strings.sidebar.allHighlights}
          selection={selection}
          onSelect={select}
          onOpen={page.openRow}
        />
      )}
      <RemovedMark
        removed={marks.undoable.marks}
        wasJoined={marks.undoable.kind === 'joined'}
        onUndo={() => {
          changes.undo();
          page.focusRows();
        }}
      />
      {editing && edited && (
        <MarkPopover
          key={edited.id}
          mark={edited.mark}
          at={editing.at}
          forNote={editing.forNote}
          marks={{
            change: async (_id, change) => marks.change(edited, change),
            recolour: async (_id, colour) => marks.recolour(edited, colour, page.endEditing),
            remove: () => marks.remove([edited]),
          }}
          copy={{ text: page.copyText, withSource: (_passage, form) => page.copyWithSource(form) }}
          onClose={page.endEditing}
        />
      )}
    </main>
  );
}

function Nothing({ isLoaded, isNarrowed }: { isLoaded: boolean; isNarrowed: boolean }) {
  const { allHighlights: words, list } = useStrings();
  if (!isLoaded) return <div className="highlights-empty">{list.opening}</div>;
  return (
    <div className="highlights-empty">
      <strong>{isNarrowed ? words.nothingFound : words.none}</strong>
      <span>{isNarrowed ? words.nothingFoundHint : words.noneHint}</span>
    </div>
  );
}
