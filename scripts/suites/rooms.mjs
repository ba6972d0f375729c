// The rooms of renderer/ and what each may import: the rule in ARCHITECTURE.md.

const below = (parent, names) => names.map((name) => `${parent}/${name}`);

/** Lowest first: a file imports, types too, only from its own room and from lower ones. */
export const rooms = [
  'renderer/core',
  ...below('renderer/core', [
    ...[
      'bytes',
      'text',
      'web',
      'dates',
      'ask',
      'diff',
      'similarity',
      'encoding',
      'files',
      'records',
    ],
    ...[
      'highlights',
      'speech',
      'article',
      'machines',
      'markup',
      'inert',
      'sanitize',
      'images',
      'content',
      'metadata',
      'extract',
    ],
    ...['cite', 'exporting', 'containers', 'pdf', 'importers', 'feeds'],
  ]),
  'renderer/storage',
  'renderer/vault',
  ...below('renderer/search', ['bytes', 'text', 'shards', 'index', 'store', 'marks']),
  ...below('renderer/search', ['query', 'worker', 'client']),
  'renderer/library',
  ...below('renderer/library', [
    'list',
    'highlights',
    'actions',
    'history',
    'cite',
    'import',
    'feeds',
    'receive',
    'copies',
    'folder-page',
  ]),
  'renderer/cli',
  'renderer/ui',
  'renderer/folder-page',
  'renderer',
];

/** Pairs of rooms that may not import each other, whatever their order above. */
export const apart = [
  { from: 'renderer/search', to: 'renderer/vault' },
  { from: 'renderer/search/text', to: 'renderer/search/bytes' },
  ...below('renderer/search', ['bytes', 'index', 'store']).map((to) => ({
    from: 'renderer/search/marks',
    to,
  })),
  { from: 'renderer/search/query', to: 'renderer/search/bytes' },
  // The reader marks hits; it does not search.
  ...below('renderer/search', ['bytes', 'index', 'store', 'query', 'worker', 'client']).map(
    (to) => ({ from: 'renderer/ui/reader', to }),
  ),
  { from: 'renderer/ui', to: 'renderer/cli' },
  // It runs in any browser: nothing of Electron, and no database.
  ...['renderer/storage', 'renderer/vault', 'renderer/library', 'renderer/cli', 'renderer/ui'].map(
    (to) => ({ from: 'renderer/folder-page', to }),
  ),
];

/** Packages that only these places may import. */
export const packages = {
  minisearch: ['renderer/search/index', 'renderer/ui/palette', 'renderer/folder-page'],
  react: ['renderer/ui', 'renderer/main.tsx', 'renderer/quick.tsx'],
  'react-dom': ['renderer/ui', 'renderer/main.tsx', 'renderer/quick.tsx'],
  'react-aria-components': ['renderer/ui'],
  '@modelcontextprotocol/server': ['renderer/cli/mcp'],
  dexie: [
    'renderer/storage',
    'renderer/vault',
    'renderer/search',
    'renderer/library',
    'renderer/ui',
  ],
};
