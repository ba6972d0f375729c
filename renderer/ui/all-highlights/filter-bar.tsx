import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { highlightColours } from '../../core/highlights/highlight';
import { everyHighlight, isNarrowed } from '../../library/highlights/highlight-filter';
import { useFormat, useStrings } from '../i18n/language-context';
import type { HighlightsPlace } from './use-highlights-place';
import './all-highlights.css';

/** What narrows the list of highlights: colours, notes, lost places, tags. */
export function FilterBar({ place }: { place: HighlightsPlace }) {
  const { filter, setFilter, list } = place;
  const { allHighlights: words, highlights, list: listWords } = useStrings();
  const format = useFormat();
  const tags = useMemo(() => tagCounts(list.listed), [list.listed]);
  const lost = list.unplaced.size;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, there is no form
    <div className="highlight-filters" role="group" aria-label={listWords.filters}>
      {highlightColours.map((colour) => (
        <ToggleButton
          key={colour}
          className="highlight-chip"
          data-colour={colour}
          isSelected={filter.colours.has(colour)}
          onChange={() => setFilter({ ...filter, colours: toggled(filter.colours, colour) })}
        >
          <span className="highlight-dot" aria-hidden />
          {highlights.colours[colour]}
        </ToggleButton>
      ))}
      <ToggleButton
        className="highlight-chip"
        isSelected={filter.hasNote}
        onChange={(hasNote) => setFilter({ ...filter, hasNote })}
      >
        {words.withNote}
      </ToggleButton>
      {(lost > 0 || filter.unplaced) && (
        <ToggleButton
          className="highlight-chip"
          isSelected={filter.unplaced}
          onChange={(unplaced) => setFilter({ ...filter, unplaced })}
        >
          {words.unplaced(lost)}
        </ToggleButton>
      )}
      {(tags.length > 0 || filter.tags.size > 0) && (
        <MenuTrigger>
          <Button className={filter.tags.size > 0 ? 'highlight-chip on' : 'highlight-chip'}>
            {filter.tags.size === 0
              ? words.tags
              : [...filter.tags].map((tag) => `#${tag}`).join(' ')}
            <ChevronDown size={13} aria-hidden />
          </Button>
          <Popover className="menu-popover" placement="bottom start">
            <Menu
              className="menu highlight-tag-menu"
              aria-label={words.tags}
              selectionMode="multiple"
              selectedKeys={filter.tags}
              onSelectionChange={(keys) => {
                const chosen = keys === 'all' ? tags.map(([tag]) => tag) : [...keys].map(String);
                setFilter({ ...filter, tags: new Set(chosen) });
              }}
            >
              {tags.map(([tag, count]) => (
                <MenuItem key={tag} id={tag} className="menu-item" textValue={tag}>
                  {({ isSelected }) => (
                    <>
                      <span className="tick">{isSelected && '✓'}</span>
                      <span className="highlight-tag-name">{tag}</span>
                      <span className="highlight-tag-count">{format.number(count)}</span>
                    </>
                  )}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
      {isNarrowed({ ...filter, query: '' }) && (
        <Button
          className="button link"
          onPress={() => setFilter({ ...everyHighlight, query: filter.query })}
        >
          {listWords.clearFilters}
        </Button>
      )}
    </div>
  );
}

function toggled<Value>(values: ReadonlySet<Value>, value: Value): Set<Value> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}

function tagCounts(listed: HighlightsPlace['list']['listed']): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { mark } of listed) {
    for (const tag of new Set(mark.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
