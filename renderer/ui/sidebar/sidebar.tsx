import {
  Archive,
  BookCheck,
  BookOpen,
  CircleDot,
  Highlighter,
  Library,
  type LucideIcon,
  Settings2,
  Star,
  TextQuote,
  Trash2,
} from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { type ArticleFilter, isSameFilter, noFilter } from '../../core/article/article-filter';
import { type ArticleCounts, newestYearFirst } from '../../library/list/article-counts';
import type { FacetCounts } from '../../search/query/answer';
import { useFormat, useStrings } from '../i18n/language-context';
import { hasYear, withYear } from '../search/year-words';
import { FacetSection } from './facet-section';
import { facetsShown } from './facets-shown';
import { SidebarItem } from './sidebar-item';
import { depthOf, inTree } from './tag-tree';
import { useOneTabStop } from './use-one-tab-stop';
import './sidebar.css';

interface SidebarProps {
  counts: ArticleCounts;
  /** The counts of the list or search; null when the whole library is listed. */
  found: FacetCounts | null;
  filter: ArticleFilter;
  trash: { count: number; isOpen: boolean; onOpen: () => void };
  /** The page of all highlights. */
  allHighlights: { count: number; isOpen: boolean; onOpen: () => void };
  /** True when a saved search is shown instead of a place. */
  showsSearch: boolean;
  onPlace: (filter: ArticleFilter) => void;
  /** Narrows the list or the search by the filter. */
  onNarrow: (filter: ArticleFilter) => void;
  onManageTags: () => void;
  /** The query in the search box, to which years are added. */
  query: string;
  onYear: (query: string) => void;
  savedSearches: React.ReactNode;
  feeds: React.ReactNode;
  footer: React.ReactNode;
}

export function Sidebar(props: SidebarProps) {
  const { counts, found, filter, trash, allHighlights, onNarrow, onManageTags, footer } = props;
  const strings = useStrings();
  const format = useFormat();
  const shown = useMemo(() => facetsShown(counts, found), [counts, found]);
  const areExact = found?.areExact ?? true;

  const oneTabStop = useOneTabStop();
  const isElsewhere = trash.isOpen || allHighlights.isOpen;

  // Opening a place resets the filter; a tag, site or language narrows the current one.
  const places: { icon: LucideIcon; name: string; count: number; to: ArticleFilter }[] = [
    { icon: Library, name: strings.sidebar.all, count: counts.all, to: noFilter },
    {
      icon: CircleDot,
      name: strings.sidebar.unread,
      count: counts.states.unread,
      to: { ...noFilter, state: 'unread' },
    },
    {
      icon: BookOpen,
      name: strings.sidebar.reading,
      count: counts.states.reading,
      to: { ...noFilter, state: 'reading' },
    },
    {
      icon: BookCheck,
      name: strings.sidebar.read,
      count: counts.states.read,
      to: { ...noFilter, state: 'read' },
    },
    {
      icon: Archive,
      name: strings.sidebar.archived,
      count: counts.states.archived,
      to: { ...noFilter, state: 'archived' },
    },
    {
      icon: Star,
      name: strings.sidebar.starred,
      count: counts.starred,
      to: { ...noFilter, starred: true },
    },
    {
      icon: Highlighter,
      name: strings.sidebar.highlighted,
      count: counts.highlighted,
      to: { ...noFilter, highlighted: true },
    },
  ];

  return (
    <nav className="sidebar" aria-label={strings.sidebar.label}>
      <div className="sidebar-scroll scrolls" {...oneTabStop}>
        <ul className="sidebar-places">
          {places.map((place) => (
            <SidebarItem
              key={place.name}
              id={place.name}
              icon={place.icon}
              name={place.name}
              count={place.count}
              isCurrent={!isElsewhere && !props.showsSearch && isSameFilter(place.to, filter)}
              onPress={() => props.onPlace(place.to)}
            />
          ))}
          <SidebarItem
            id="all-highlights"
            icon={TextQuote}
            name={strings.sidebar.allHighlights}
            count={allHighlights.count}
            countName={strings.sidebar.highlights(allHighlights.count)}
            isCurrent={allHighlights.isOpen}
            onPress={allHighlights.onOpen}
          />
          <SidebarItem
            id="trash"
            icon={Trash2}
            name={strings.sidebar.trash}
            count={trash.count}
            isCurrent={trash.isOpen}
            onPress={trash.onOpen}
          />
        </ul>
        {props.savedSearches}
        {props.feeds}
        <FacetSection
          title={strings.sidebar.tags}
          counts={shown.tags}
          areExact={areExact}
          inOrder={inTree}
          depthOf={depthOf}
          current={isElsewhere ? [] : filter.tags}
          onToggle={(tag) => onNarrow({ ...filter, tags: toggled(filter.tags, tag) })}
          action={
            counts.tags.size > 0 && (
              <Button
                className="icon-button"
                aria-label={strings.sidebar.manageTags}
                onPress={onManageTags}
              >
                <Settings2 size={15} aria-hidden />
              </Button>
            )
          }
        />
        <FacetSection
          title={strings.sidebar.sites}
          counts={shown.sites}
          areExact={areExact}
          current={isElsewhere || filter.site === null ? [] : [filter.site]}
          onToggle={(site) => onNarrow({ ...filter, site: filter.site === site ? null : site })}
        />
        <FacetSection
          title={strings.sidebar.languages}
          counts={shown.langs}
          areExact={areExact}
          nameOf={format.languageName}
          current={isElsewhere || filter.lang === null ? [] : [filter.lang]}
          onToggle={(lang) => onNarrow({ ...filter, lang: filter.lang === lang ? null : lang })}
        />
        <FacetSection
          title={strings.sidebar.years}
          counts={shown.years}
          areExact={areExact}
          inOrder={newestYearFirst}
          current={[...counts.years.keys()].filter((year) => hasYear(props.query, year))}
          onToggle={(year) => props.onYear(withYear(props.query, year))}
        />
      </div>
      {footer}
    </nav>
  );
}

function toggled(names: readonly string[], name: string): string[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
