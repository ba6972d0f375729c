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
import { type MouseEvent, useMemo, useState } from 'react';
import type { ArticleId } from '../../core/article/article';
import { type ArticleFilter, isSameFilter, noFilter } from '../../core/article/article-filter';
import { type ArticleCounts, newestYearFirst } from '../../library/list/article-counts';
import type { FacetCounts } from '../../search/query/answer';
import { IconButton } from '../app/icon-button';
import type { MenuPlace } from '../app/placed-menu';
import type { NamedArticles } from '../app/use-place-actions';
import { useFormat, useStrings } from '../i18n/language-context';
import type { KeyCommand } from '../keyboard/keymap';
import { withoutSite } from '../search/filter-words';
import type { TagHow, TagsAsked } from '../search/tag-words';
import { hasYear, withYear } from '../search/year-words';
import { useTagLooks } from '../tags/tag-looks';
import { FacetSection } from './facet-section';
import { facetsShown } from './facets-shown';
import { type MenuOf, PlaceMenu } from './place-menu';
import { SidebarItem } from './sidebar-item';
import { SiteMenu } from './site-menu';
import { TagMenu } from './tag-menu';
import { depthOf, inTree } from './tag-tree';
import { useOneTabStop } from './use-one-tab-stop';
import { type RowDrop, textOfDrop, useRowDrops } from './use-row-drops';
import './sidebar.css';

interface SidebarProps {
  counts: ArticleCounts;
  /** The counts of the list or search; null when the whole library is listed. */
  found: FacetCounts | null;
  filter: ArticleFilter;
  trash: { count: number; isOpen: boolean; onOpen: () => void };
  /** True where no article of the list is shown, but the trash or a page. */
  isElsewhere: boolean;
  /** The page of all highlights. */
  allHighlights: { count: number; isOpen: boolean; onOpen: () => void };
  /** True when a saved search is shown instead of a place. */
  showsSearch: boolean;
  onPlace: (filter: ArticleFilter) => void;
  /** Narrows the list or the search by the filter. */
  onNarrow: (filter: ArticleFilter) => void;
  /** The tags of the query, and what a press on a tag does. */
  tagsAsked: TagsAsked;
  onTag: (tag: string, how: TagHow | 'only') => void;
  /** Opens the list of all tags, at one of them. */
  onManageTags: (tag?: string) => void;
  /** The query in the search box, to which years are added. */
  query: string;
  onQuery: (query: string) => void;
  collections: React.ReactNode;
  savedSearches: React.ReactNode;
  feeds: React.ReactNode;
  /** The small picture of the articles over time. */
  times: React.ReactNode;
  footer: React.ReactNode;
  /** Called when rows are dropped on a place or a tag. */
  onRows: (drop: RowDrop, ids: readonly ArticleId[]) => void;
}

interface Place {
  icon: LucideIcon;
  command: KeyCommand;
  name: string;
  count: number;
  to: ArticleFilter;
  drop?: string;
}

const trashDrop = textOfDrop({ to: 'trash' });
const tagDrop = (tag: string) => textOfDrop({ to: 'tag', tag });

export function Sidebar(props: SidebarProps) {
  const { counts, found, filter, trash, allHighlights, onNarrow, onManageTags, footer } = props;
  const { tagsAsked } = props;
  const looks = useTagLooks();
  const [tagMenu, setTagMenu] = useState<{ tag: string; at: MenuPlace } | null>(null);
  const [placeMenu, setPlaceMenu] = useState<{ of: MenuOf; at: MenuPlace } | null>(null);
  const [siteMenu, setSiteMenu] = useState<{ site: string; at: MenuPlace } | null>(null);
  const strings = useStrings();
  const format = useFormat();
  const shown = useMemo(() => facetsShown(counts, found), [counts, found]);
  const areExact = found?.areExact ?? true;

  const oneTabStop = useOneTabStop();
  const rowDrops = useRowDrops(props.onRows);
  const { isElsewhere } = props;
  const askForMenu = (of: MenuOf, at: MenuPlace) => setPlaceMenu({ of, at });

  // Opening a place resets the filter; a tag, site or language narrows the current one.
  const places: Place[] = [
    {
      icon: Library,
      command: 'go-all',
      name: strings.sidebar.all,
      count: counts.all,
      to: noFilter,
    },
    {
      icon: CircleDot,
      command: 'go-unread',
      name: strings.sidebar.unread,
      count: counts.states.unread,
      to: { ...noFilter, state: 'unread' },
      drop: textOfDrop({ to: 'state', state: 'unread' }),
    },
    {
      icon: BookOpen,
      command: 'go-reading',
      name: strings.sidebar.reading,
      count: counts.states.reading,
      to: { ...noFilter, state: 'reading' },
      drop: textOfDrop({ to: 'state', state: 'reading' }),
    },
    {
      icon: BookCheck,
      command: 'go-read',
      name: strings.sidebar.read,
      count: counts.states.read,
      to: { ...noFilter, state: 'read' },
      drop: textOfDrop({ to: 'state', state: 'read' }),
    },
    {
      icon: Archive,
      command: 'go-archived',
      name: strings.sidebar.archived,
      count: counts.states.archived,
      to: { ...noFilter, state: 'archived' },
      drop: textOfDrop({ to: 'state', state: 'archived' }),
    },
    {
      icon: Star,
      command: 'go-starred',
      name: strings.sidebar.starred,
      count: counts.starred,
      to: { ...noFilter, starred: true },
      drop: textOfDrop({ to: 'star' }),
    },
    {
      icon: Highlighter,
      command: 'go-highlighted',
      name: strings.sidebar.highlighted,
      count: counts.highlighted,
      to: { ...noFilter, highlighted: true },
    },
  ];

  return (
    <nav className="sidebar" aria-label={strings.sidebar.label}>
      <div className="sidebar-scroll scrolls" {...oneTabStop} {...rowDrops}>
        <ul className="sidebar-places">
          {places.map((place) => (
            <SidebarItem
              key={place.name}
              id={place.name}
              icon={place.icon}
              command={place.command}
              name={place.name}
              count={place.count}
              isCurrent={!isElsewhere && !props.showsSearch && isSameFilter(place.to, filter)}
              onPress={() => props.onPlace(place.to)}
              onMenu={(_, at) =>
                askForMenu(ofArticles({ name: place.name, filter: place.to }, place.count), at)
              }
              {...(place.drop && { drop: place.drop })}
            />
          ))}
          <SidebarItem
            id="all-highlights"
            icon={TextQuote}
            command="all-highlights"
            name={strings.sidebar.allHighlights}
            count={allHighlights.count}
            countName={strings.sidebar.highlights(allHighlights.count)}
            isCurrent={allHighlights.isOpen}
            onPress={allHighlights.onOpen}
            onMenu={(_, at) =>
              askForMenu({ kind: 'highlights', name: strings.sidebar.allHighlights }, at)
            }
          />
          <SidebarItem
            id="trash"
            icon={Trash2}
            command="go-trash"
            name={strings.sidebar.trash}
            count={trash.count}
            isCurrent={trash.isOpen}
            onPress={trash.onOpen}
            onMenu={(_, at) => askForMenu({ kind: 'trash', name: strings.sidebar.trash }, at)}
            drop={trashDrop}
          />
        </ul>
        {props.collections}
        {props.savedSearches}
        {props.feeds}
        <FacetSection
          title={strings.sidebar.tags}
          counts={shown.tags}
          areExact={areExact}
          inOrder={inTree}
          depthOf={depthOf}
          current={isElsewhere ? [] : [...filter.tags, ...tagsAsked.wanted]}
          excluded={tagsAsked.unwanted}
          onToggle={(tag, event) => props.onTag(tag, howOf(event))}
          onMenu={(tag, at) => setTagMenu({ tag, at })}
          dropOf={tagDrop}
          colourOf={(tag) => looks.get(tag)?.colour}
          hintOf={(tag) =>
            [looks.get(tag)?.description, strings.sidebar.tagHint].filter(Boolean).join('\n')
          }
          findLabel={strings.tags.filterLabel}
          action={
            counts.tags.size > 0 && (
              <IconButton
                icon={Settings2}
                label={strings.sidebar.manageTags}
                onPress={() => onManageTags()}
              />
            )
          }
        />
        <FacetSection
          title={strings.sidebar.sites}
          counts={shown.sites}
          areExact={areExact}
          imageOf={(site) =>
            counts.siteIcons.size > 0 ? (counts.siteIcons.get(site) ?? '') : undefined
          }
          current={isElsewhere || filter.site === null ? [] : [filter.site]}
          onMenu={(site, at) => setSiteMenu({ site, at })}
          onToggle={(site) => onNarrow({ ...filter, site: filter.site === site ? null : site })}
        />
        <FacetSection
          title={strings.sidebar.languages}
          counts={shown.langs}
          areExact={areExact}
          nameOf={format.languageName}
          current={isElsewhere || filter.lang === null ? [] : [filter.lang]}
          onMenu={(lang, at) =>
            askForMenu(ofArticles({ name: format.languageName(lang), filter: { lang } }), at)
          }
          onToggle={(lang) => onNarrow({ ...filter, lang: filter.lang === lang ? null : lang })}
        />
        {props.times}
        <FacetSection
          title={strings.sidebar.years}
          counts={shown.years}
          areExact={areExact}
          inOrder={newestYearFirst}
          current={[...counts.years.keys()].filter((year) => hasYear(props.query, year))}
          onMenu={(year, at) =>
            askForMenu(ofArticles({ name: year, query: withYear('', year) }), at)
          }
          onToggle={(year) => props.onQuery(withYear(props.query, year))}
        />
      </div>
      {tagMenu && (
        <TagMenu
          {...tagMenu}
          onTag={props.onTag}
          onManage={onManageTags}
          onClose={() => setTagMenu(null)}
        />
      )}
      {placeMenu && <PlaceMenu {...placeMenu} onClose={() => setPlaceMenu(null)} />}
      {siteMenu && (
        <SiteMenu
          {...siteMenu}
          onOnly={(site) => onNarrow({ ...filter, site })}
          onNot={(site) => props.onQuery(withoutSite(props.query, site))}
          onClose={() => setSiteMenu(null)}
        />
      )}
      {footer}
    </nav>
  );
}

const ofArticles = (place: NamedArticles, count = 1): MenuOf => ({
  ...{ kind: 'articles', place, isEmpty: count === 0 },
});

/** What a click on a tag means by the keys that are held. */
function howOf({ altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): TagHow | 'only' {
  if (altKey) return 'not';
  if (ctrlKey || metaKey) return 'and';
  return shiftKey ? 'or' : 'only';
}
