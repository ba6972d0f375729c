import type { KeyCommand } from './keymap';

/** The parts of the list of keys, each with its commands in the order in which they are shown. */
export const commandGroups = {
  move: [
    ...['next', 'previous', 'first', 'last', 'page-down', 'page-up'],
    ...['extend-next', 'extend-previous', 'select-all', 'unfold', 'fold'],
    ...[
      'open',
      'back',
      'open-apart',
      'open-in-tab',
      'full-width',
      'reader-down',
      'reader-up',
      'go-back',
      'go-forward',
    ],
    ...['go-all', 'go-unread', 'go-reading', 'go-read', 'go-archived', 'go-starred'],
    ...['go-highlighted', 'all-highlights', 'go-trash', 'times', 'go-tag'],
  ],
  article: [
    ...['star', 'archive', 'unread', 'read', 'next-state', 'previous-state', 'tags'],
    ...['collect', 'uncollect', 'move-up', 'move-down'],
    ...['delete', 'restore', 'undo', 'redo'],
    ...['original', 'outline', 'versions', 'page-info', 'site-rule', 'left-out', 'read-aloud'],
    ...['print', 'export'],
  ],
  mark: [
    ...['mark', 'note', 'colour-1', 'colour-2', 'colour-3', 'colour-4', 'colour-5'],
    ...['remove-mark', 'next-mark', 'previous-mark', 'next-sentence', 'previous-sentence'],
    ...['extend-next-sentence', 'extend-previous-sentence', 'highlights'],
    ...['copy-with-source', 'cite'],
  ],
  find: ['search', 'next-hit', 'previous-hit', 'find', 'find-next', 'find-previous'],
  app: [
    ...['palette', 'larger-text', 'smaller-text', 'default-text', 'toggle-dark'],
    ...['group-none', 'group-day', 'group-month', 'group-site', 'group-tag'],
    ...['rows-comfortable', 'rows-compact', 'rows-line', 'rows-columns'],
    ...[
      'toggle-sidebar',
      'new-window',
      'new-tab',
      'close-tab',
      'reopen-tab',
      'next-tab',
      'previous-tab',
    ],
    ...['settings', 'help'],
  ],
} as const satisfies Record<string, readonly KeyCommand[]>;

export type CommandGroup = keyof typeof commandGroups;

export const groupNames = Object.keys(commandGroups) as CommandGroup[];
