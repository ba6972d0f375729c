import { Import, Plus, RefreshCw, Save } from 'lucide-react';
import { type ChangeEvent, useMemo, useRef, useState } from 'react';
import { MenuItem } from 'react-aria-components';
import { writeOpml } from '../../core/feeds/write-opml';
import { LARGEST_FILE } from '../../core/files/limits';
import type { FeedRow } from '../../core/records/library-records';
import { opmlOfList } from '../../library/feeds/feed-lists';
import type { ImportInput } from '../../library/import/import-batch';
import { useAnnounce } from '../app/announcer';
import { IconButton } from '../app/icon-button';
import { MoreMenu } from '../app/more-menu';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { SidebarSection } from '../sidebar/sidebar-section';
import { AddFeed } from './add-feed';
import { feedFolders } from './feed-folders';
import { FeedFolderItem, type FeedItemProps, FeedRows } from './feed-rows';
import { useFeeds } from './use-feeds';
import { visitsMessage } from './visits-message';
import './feeds.css';

interface FeedsSectionProps
  extends Pick<FeedItemProps, 'unread' | 'current' | 'onChoose' | 'onEdit'> {
  /** Called with the id of a feed that was just added, or that was to be added again. */
  onAdded: (feed: string) => void;
  /** Imports lists of feeds. */
  onImport: (lists: ImportInput[]) => void;
}

/** Folders are closed at first when there are more feeds than these. */
const fewFeeds = 20;

/** The feeds by folder, with their unread articles, and the field that adds one. */
export function FeedsSection(props: FeedsSectionProps) {
  const { onAdded, onImport } = props;
  const { bridge, feeds: keeper } = useServices();
  const { feeds: words, announce: spoken } = useStrings();
  const announce = useAnnounce();
  const { feeds, statuses, refreshing } = useFeeds();
  const [isAdding, setIsAdding] = useState(false);
  const actions = useRef<HTMLSpanElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const folders = useMemo(() => feedFolders(feeds), [feeds]);

  const onRefresh = useNewest((some: readonly FeedRow[]) => {
    keeper.refresh(some).then(
      (visits) => announce(visitsMessage(visits, words)),
      () => announce(spoken.failed),
    );
  });
  const refreshAll = () => onRefresh(feeds.filter(({ muted, endedAt }) => !muted && !endedAt));
  const saveList = () =>
    bridge.request('saveFeedList', writeOpml(feeds, 'Carrel')).then(
      (answer) => answer && announce(answer.ok ? words.saved : spoken.failed),
      () => announce(spoken.failed),
    );
  const takeList = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // Cleared, so that choosing the same file again fires a change event.
    target.value = '';
    if (file === undefined) return;
    const isTooLarge = file.size > LARGEST_FILE;
    const opml = isTooLarge
      ? null
      : opmlOfList(file.name, new Uint8Array(await file.arrayBuffer()));
    if (opml === null) announce(words.noList);
    else onImport([{ kind: 'file', name: file.name, file: new File([opml], file.name) }]);
  };
  /** The focus was in what has gone. */
  const focusAdd = () => actions.current?.querySelector('button')?.focus();
  const rows = { ...props, statuses, refreshing, onRefresh };

  return (
    <SidebarSection
      title={words.title}
      className="feeds"
      actions={
        <span className="feed-actions" ref={actions}>
          <IconButton
            icon={Plus}
            label={words.add}
            pressed={isAdding}
            onPress={() => setIsAdding(!isAdding)}
          />
          <MoreMenu
            label={words.moreOfAll}
            disabledKeys={feeds.length > 0 ? [] : ['refresh', 'save']}
          >
            <MenuItem id="refresh" className="menu-item" onAction={refreshAll}>
              <RefreshCw size={15} aria-hidden />
              {words.refreshAll}
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => picker.current?.click()}>
              <Import size={15} aria-hidden />
              {words.importList}
            </MenuItem>
            <MenuItem id="save" className="menu-item" onAction={() => void saveList()}>
              <Save size={15} aria-hidden />
              {words.save}
            </MenuItem>
          </MoreMenu>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".opml,.xml,.txt"
            data-import="feeds"
            onChange={(event) => void takeList(event).catch(() => announce(spoken.failed))}
          />
        </span>
      }
    >
      {isAdding && (
        <AddFeed
          onDone={() => {
            setIsAdding(false);
            focusAdd();
          }}
          onAdded={onAdded}
        />
      )}
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
    </SidebarSection>
  );
}
