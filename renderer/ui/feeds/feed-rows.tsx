import { ChevronRight, LoaderCircle, Rss, VolumeX } from 'lucide-react';
import { type MouseEvent, memo, useLayoutEffect, useRef, useState } from 'react';
import { Button, MenuItem, Separator } from 'react-aria-components';
import type { FeedRow } from '../../core/records/library-records';
import type { FeedsSnapshot } from '../../library/feeds/feed-keeper';
import { changeFeed, removeFeed } from '../../library/feeds/feeds';
import { useAnnounce } from '../app/announcer';
import { MoreMenu } from '../app/more-menu';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { PlaceItems } from '../sidebar/place-items';
import '../sidebar/sidebar.css';
import './feeds.css';

export interface FeedItemProps extends Pick<FeedsSnapshot, 'statuses' | 'refreshing'> {
  /** The number of unread articles by feed. */
  unread: ReadonlyMap<string, number>;
  /** The id of the feed whose articles are listed; null for none. */
  current: string | null;
  onChoose: (feed: string) => void;
  onRefresh: (feeds: readonly FeedRow[]) => void;
  onEdit: (feed: FeedRow) => void;
}

interface FeedRowsProps extends FeedItemProps {
  feeds: readonly FeedRow[];
}

const shownAtFirst = 30;
/** More rows would make the sidebar slow. */
const mostShown = 500;

/** Some feeds, a few of them at first. */
export function FeedRows({ feeds, ...shared }: FeedRowsProps) {
  const { sidebar } = useStrings();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll
    ? feeds.slice(0, mostShown)
    : feeds.filter(({ id }, at) => at < shownAtFirst || id === shared.current);
  return (
    <>
      {shown.map((feed) => (
        <FeedItem
          key={feed.id}
          feed={feed}
          count={feed.muted ? 0 : (shared.unread.get(feed.id) ?? 0)}
          isCurrent={feed.id === shared.current}
          isRefreshing={shared.refreshing.has(feed.id)}
          status={shared.statuses.get(feed.id)}
          onChoose={shared.onChoose}
          onRefresh={shared.onRefresh}
          onEdit={shared.onEdit}
        />
      ))}
      {feeds.length > shownAtFirst && (
        <li>
          <Button className="show-more" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? sidebar.showFewer : sidebar.showAll(feeds.length)}
          </Button>
        </li>
      )}
    </>
  );
}

/** A folder, which opens and closes. */
export function FeedFolderItem({
  name,
  isOpenAtFirst,
  ...rows
}: FeedRowsProps & { name: string; isOpenAtFirst: boolean }) {
  const { feeds: words } = useStrings();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const count = rows.feeds.reduce(
    (sum, { id, muted }) => sum + (muted ? 0 : (rows.unread.get(id) ?? 0)),
    0,
  );
  const holdsCurrent = rows.feeds.some(({ id }) => id === rows.current);
  return (
    <li>
      <button
        type="button"
        className="sidebar-item feed-folder"
        aria-expanded={isOpen}
        aria-label={`${name}, ${words.unread(count)}`}
        onClick={() => setIsOpen(!isOpen)}
      >
        <ChevronRight
          className={isOpen ? 'feed-chevron open' : 'feed-chevron'}
          size={14}
          aria-hidden
        />
        <span className="sidebar-name">{name}</span>
        <span className="sidebar-count">{count > 0 ? format.number(count) : ''}</span>
      </button>
      {(isOpen || holdsCurrent) && (
        <ul className="feeds-inside">
          <FeedRows {...rows} />
        </ul>
      )}
    </li>
  );
}

interface OneFeedProps extends Pick<FeedItemProps, 'onChoose' | 'onRefresh' | 'onEdit'> {
  feed: FeedRow;
  count: number;
  isCurrent: boolean;
  isRefreshing: boolean;
  status: FeedsSnapshot['statuses'] extends ReadonlyMap<string, infer Status>
    ? Status | undefined
    : never;
}

const FeedItem = memo(function FeedItem(props: OneFeedProps) {
  const { feed, count, isCurrent, isRefreshing, status, onRefresh, onEdit } = props;
  const { library } = useServices();
  const { feeds: words, announce: spoken } = useStrings();
  const format = useFormat();
  const announce = useAnnounce();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const here = row.current;
    return () => handOnFocus(here);
  }, []);
  const failed = () => announce(spoken.failed);
  const lastGood = status?.goodAt
    ? words.lastGood(format.longTime(status.goodAt))
    : words.notRefreshed;
  const trouble = status?.trouble ?? null;
  const problem = trouble
    ? words.troubles[trouble.reason]
    : feed.endedAt
      ? words.troubles.gone
      : null;
  const Icon = isRefreshing ? LoaderCircle : feed.muted ? VolumeX : Rss;

  function openMenu(event: MouseEvent) {
    event.preventDefault();
    setIsMenuOpen(true);
  }
  const unsubscribe = () =>
    removeFeed(library, feed.id).then(() => announce(words.wasRemoved(feed.title)), failed);
  const mute = () => changeFeed(library, feed.id, { muted: !feed.muted }).catch(failed);

  return (
    <li ref={row} className="with-menu feed-row" onContextMenu={openMenu}>
      <button
        type="button"
        className={isCurrent ? 'sidebar-item feed-choose current' : 'sidebar-item feed-choose'}
        aria-current={isCurrent}
        aria-label={[feed.title, words.unread(count), ...(problem ? [problem] : [])].join(', ')}
        title={[feed.movedTo ?? feed.id, lastGood, ...(problem ? [problem] : [])].join('\n')}
        onClick={() => props.onChoose(feed.id)}
      >
        <Icon className={isRefreshing ? 'feed-busy' : ''} size={15} strokeWidth={1.8} aria-hidden />
        <span className="feed-name">
          <span className="sidebar-name">{feed.title}</span>
          {problem && <span className="feed-trouble">{problem}</span>}
        </span>
        <span className="sidebar-count">{count > 0 ? format.number(count) : ''}</span>
      </button>
      <MoreMenu
        label={words.more(feed.title)}
        heading={lastGood}
        isOpen={isMenuOpen}
        onOpenChange={setIsMenuOpen}
      >
        <MenuItem className="menu-item" onAction={() => onRefresh([feed])}>
          {words.refresh}
        </MenuItem>
        <PlaceItems place={{ name: feed.title, filter: { feed: feed.id } }} />
        <Separator className="menu-separator" />
        <MenuItem className="menu-item" onAction={() => void mute()}>
          {feed.muted ? words.unmute : words.mute}
        </MenuItem>
        <MenuItem className="menu-item" onAction={() => onEdit(feed)}>
          {words.edit}
        </MenuItem>
        <Separator className="menu-separator" />
        <MenuItem className="menu-item danger" onAction={() => void unsubscribe()}>
          {words.unsubscribe}
        </MenuItem>
      </MoreMenu>
    </li>
  );
});

/** The focus in a row that goes moves to the next feed, else to the one before, else to "Add feed". */
function handOnFocus(row: HTMLElement | null): void {
  const section = row?.closest('.feeds');
  if (!row || !section || !row.contains(document.activeElement)) return;
  const rows = [...section.querySelectorAll('.feed-row')];
  const at = rows.indexOf(row);
  const near = (rows[at + 1] ?? rows[at - 1])?.querySelector('button');
  const next = near ?? section.querySelector<HTMLElement>('.feed-actions button');
  next?.focus();
}
