import { ChevronRight, Ellipsis, Plus, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Button,
  Disclosure,
  DisclosurePanel,
  Heading,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import { writeOpml } from '../../core/feeds/write-opml';
import type { FeedRow } from '../../core/records/library-records';
import { useAnnounce } from '../app/announcer';
import { IconButton } from '../app/icon-button';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { AddFeed } from './add-feed';
import { feedFolders } from './feed-folders';
import { FeedFolderItem, type FeedItemProps, FeedRows } from './feed-rows';
import { useFeeds } from './use-feeds';
import '../sidebar/sidebar.css';
import './feeds.css';

type FeedsSectionProps = Pick<
  FeedItemProps,
  'unread' | 'current' | 'onChoose' | 'onArchiveUnread' | 'onEdit'
>;

/** Folders are closed at first when there are more feeds than these. */
const fewFeeds = 20;

/** The feeds by folder, with their unread articles, and the field that adds one. */
export function FeedsSection(props: FeedsSectionProps) {
  const { onChoose } = props;
  const { bridge, feeds: keeper } = useServices();
  const { feeds: words, announce: spoken } = useStrings();
  const announce = useAnnounce();
  const { feeds, statuses, refreshing } = useFeeds();
  const [isAdding, setIsAdding] = useState(false);
  const folders = useMemo(() => feedFolders(feeds), [feeds]);

  const onRefresh = useNewest((some: readonly FeedRow[]) => {
    keeper.refresh(some).then(
      (visits) => {
        const failed = visits.filter(({ trouble }) => trouble !== null);
        const imported = visits.reduce((sum, visit) => sum + visit.imported, 0);
        announce(
          failed.length === 1 && visits.length === 1
            ? words.troubles[failed[0]!.trouble!.reason]
            : words.refreshed(imported, failed.length),
        );
      },
      () => announce(spoken.failed),
    );
  });
  const refreshAll = () => onRefresh(feeds.filter(({ muted, endedAt }) => !muted && !endedAt));
  const saveList = () =>
    bridge.request('saveFeedList', writeOpml(feeds, 'Carrel')).then(
      (answer) => answer && announce(answer.ok ? words.saved : spoken.failed),
      () => announce(spoken.failed),
    );
  const rows = { ...props, statuses, refreshing, onRefresh };

  return (
    <Disclosure className="facet feeds" defaultExpanded>
      <div className="facet-head">
        <Heading className="facet-title">
          <Button slot="trigger" className="facet-trigger">
            <ChevronRight className="facet-chevron" size={14} aria-hidden />
            {words.title}
          </Button>
        </Heading>
        <span className="feed-actions">
          <IconButton
            icon={Plus}
            label={words.add}
            pressed={isAdding}
            onPress={() => setIsAdding(!isAdding)}
          />
          {feeds.length > 0 && (
            <MenuTrigger>
              <Button className="icon-button" aria-label={words.moreOfAll}>
                <Ellipsis size={15} aria-hidden />
              </Button>
              <Popover className="menu-popover" placement="bottom end">
                <Menu className="menu">
                  <MenuItem className="menu-item" onAction={refreshAll}>
                    <RefreshCw size={15} aria-hidden />
                    {words.refreshAll}
                  </MenuItem>
                  <MenuItem className="menu-item" onAction={() => void saveList()}>
                    {words.save}
                  </MenuItem>
                </Menu>
              </Popover>
            </MenuTrigger>
          )}
        </span>
      </div>
      <DisclosurePanel>
        {isAdding && <AddFeed onDone={() => setIsAdding(false)} onAdded={onChoose} />}
        <ul>
          {folders.map(({ name, feeds: inside }) =>
            name === '' ? (
              <FeedRows key="" feeds={inside} {...rows} />
            ) : (
              <FeedFolderItem
                key={name}
                name={name}
                feeds={inside}
                isOpenAtFirst={feeds.length <= fewFeeds}
                {...rows}
              />
            ),
          )}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
