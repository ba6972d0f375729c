import { useMemo } from 'react';
import { noFilter } from '../../core/article/article-filter';
import { byFrequency } from '../../library/list/article-counts';
import { useArticleList } from '../app/services';
import type { WorkspaceCommand } from '../app/use-workspace-commands';
import { useWorkspace } from '../app/workspace-state';
import { useFeeds } from '../feeds/use-feeds';
import { en } from '../i18n/en';
import { useFormat, useStrings } from '../i18n/language-context';
import { isKeyCommand } from '../keyboard/keymap';
import { useKeyLabels } from '../keyboard/use-keymap';
import { settingsTabs } from '../settings/settings-tabs';
import type { PaletteItem } from './palette-items';

/** Useful from here; keys that move by one step are not. */
const commands = [
  ...['search', 'import-files', 'import-folder', 'add-address', 'go-tag'],
  ...['star', 'archive', 'unread', 'read', 'next-state', 'previous-state', 'tags', 'note'],
  ...['collect', 'uncollect', 'move-up', 'move-down'],
  ...['mark', 'cite', 'copy-with-source'],
  ...['copy-plain', 'copy-markdown', 'copy-citation', 'print', 'export', 'delete', 'restore'],
  ...['undo', 'redo', 'select-all', 'original', 'outline', 'versions', 'page-info', 'site-rule'],
  ...[
    'left-out',
    'read-aloud',
    'highlights',
    'find',
    'full-width',
    'toggle-sidebar',
    'open-apart',
    'new-window',
    'open-in-tab',
    'new-tab',
    'close-tab',
    'reopen-tab',
  ],
  ...['go-all', 'go-unread', 'go-reading', 'go-read', 'go-archived', 'go-starred'],
  ...[
    'go-highlighted',
    'all-highlights',
    'go-trash',
    'times',
    'go-back',
    'go-forward',
    'manage-tags',
  ],
  ...['group-none', 'group-day', 'group-month', 'group-site', 'group-tag'],
  ...['rows-comfortable', 'rows-compact', 'rows-line', 'rows-columns'],
  ...['larger-text', 'smaller-text', 'default-text', 'toggle-dark', 'settings', 'help'],
  ...['export-library', 'restore-library', 'release-notes', 'check-update', 'report-problem'],
  ...['licences', 'about'],
] as const satisfies readonly WorkspaceCommand[];

const mostSites = 1_000;

/** All that the palette leads to but articles. */
export function usePaletteItems(run: (command: WorkspaceCommand) => void): PaletteItem[] {
  const strings = useStrings();
  const format = useFormat();
  const labelsOf = useKeyLabels();
  const { navigation, dialogs, savedSearches, collections } = useWorkspace();
  const { counts } = useArticleList();
  const { feeds } = useFeeds();

  return useMemo(() => {
    const place = { tags: byFrequency(counts.tags), sites: byFrequency(counts.sites) };
    const show = (filter: Partial<typeof noFilter>) => {
      navigation.showPlace({ ...noFilter, ...filter });
      navigation.focusList();
    };
    const counted = (kind: 'tag' | 'site', name: string, count: number, to: () => void) => ({
      ...{ id: `${kind}:${name}`, kind, label: name, words: '' },
      ...{ detail: [format.number(count)], run: to },
    });
    return [
      ...commands.map(
        (command): PaletteItem => ({
          ...{ id: `command:${command}`, kind: 'command', label: strings.commands[command] },
          words: en.commands[command],
          detail: isKeyCommand(command) ? labelsOf(command) : [],
          run: () => run(command),
        }),
      ),
      ...settingsTabs.map(
        ({ id, title }): PaletteItem => ({
          ...{ id: `settings:${id}`, kind: 'settings', label: title(strings), words: title(en) },
          ...{ detail: [], run: () => dialogs.openSettings(id) },
        }),
      ),
      ...place.tags.map(([tag, count]) => counted('tag', tag, count, () => show({ tags: [tag] }))),
      ...collections.map(
        ({ id, name, note }): PaletteItem => ({
          ...{ id: `collection:${id}`, kind: 'collection', label: name, words: note.slice(0, 500) },
          ...{ detail: [], run: () => show({ collection: id }) },
        }),
      ),
      ...savedSearches.all.map(
        ({ name, query }): PaletteItem => ({
          ...{ id: `search:${name}`, kind: 'search', label: name, words: query, detail: [] },
          run: () => navigation.runSearch(query),
        }),
      ),
      ...feeds.map(
        ({ id, title, siteUrl }): PaletteItem => ({
          ...{ id: `feed:${id}`, kind: 'feed', label: title, words: siteUrl ?? '', detail: [] },
          run: () => show({ feed: id }),
        }),
      ),
      ...place.sites
        .slice(0, mostSites)
        .map(([site, count]) => counted('site', site, count, () => show({ site }))),
    ];
  }, [
    strings,
    format,
    labelsOf,
    navigation,
    dialogs,
    savedSearches.all,
    collections,
    counts,
    feeds,
    run,
  ]);
}
