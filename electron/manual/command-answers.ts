// What commands print with --json and --jsonl. docs/cli.md is made from this table, and tests of the real app
// hold the answers of the commands to it.
import type { CommandName } from '../ipc/command-table.js';

/**
 * A type by its name (`string`, `number`, `boolean`, `object`, `any`), or several with ` or ` and `null`; a
 * list of one shape; or an object. A field whose name ends in `?` may be missing. An object with the field
 * `…` may have further ones.
 */
export type Shape = string | readonly [Shape] | Fields;

interface Fields {
  readonly [field: string]: Shape;
}

export interface CommandAnswer {
  command: CommandName;
  /** The words that follow the command's name, where its answer depends on them. */
  words?: string;
  /** What `--json` prints; absent where the command has no such option. */
  json?: Shape;
  /** Each line that `--jsonl` prints; absent where it prints the document of `--json` on one line. */
  jsonl?: Shape;
}

const text = 'string';
const textOrNull = 'string or null';
const texts: Shape = ['string'];

/** A row of the library; its other fields are those of article.json. */
const article: Fields = {
  ...{ id: text, kind: text, title: text, byline: texts, site: textOrNull, url: textOrNull },
  ...{ lang: textOrNull, publishedAt: textOrNull, savedAt: 'number', tags: texts, state: text },
  ...{ starred: 'boolean', progress: 'number', note: text, highlightCount: 'number' },
  ...{ excerpt: text, wordCount: 'number', folder: text, '…': 'any' },
};

const imported: Fields = {
  ...{ imported: 'number', updated: 'number', duplicates: 'number', 'cancelled?': 'number' },
  failed: [{ file: text, reason: text }],
  items: [{ file: text, id: textOrNull, outcome: text, title: textOrNull }],
};
const importedLine: Fields = {
  ...{ file: text, outcome: text, id: textOrNull, title: textOrNull, reason: textOrNull },
  ...{ 'detail?': text, 'status?': 'number', 'until?': 'number', 'columns?': 'object' },
};

const hit: Fields = {
  ...{ id: text, title: text, url: textOrNull, file: text, score: 'number', snippet: text },
  inLeftOut: 'boolean',
};
const found: Fields = {
  ...{ query: text, total: 'number', totalIsExact: 'boolean', tookMs: 'number' },
  ...{ indexed: 'number', articles: 'number', notes: [{ kind: text, '…': 'any' }], hits: [hit] },
};

const extracted: Fields = {
  ...{ file: text, 'error?': text, 'kind?': text, 'title?': text, 'byline?': textOrNull },
  ...{ 'url?': textOrNull, 'publishedAt?': textOrNull, 'lang?': textOrNull, 'text?': text },
  ...{ 'html?': text, 'leftOut?': [{ kind: text, text }], '…': 'any' },
};

const shown: Fields = {
  ...article,
  highlights: [{ id: text, quote: text, '…': 'any' }],
  text,
  html: text,
};

/** What has changed; `fields` are those that the command is about. */
const changed = (command: CommandName, fields: Fields): CommandAnswer => ({
  command,
  json: {
    changed: 'number',
    articles: [{ id: text, title: text, ...fields, changed: 'boolean' }],
    notFound: [{ id: text, error: text }],
  },
  jsonl: {
    ...{ id: text, 'title?': text },
    ...Object.fromEntries(Object.entries(fields).map(([name, shape]) => [`${name}?`, shape])),
    ...{ 'changed?': 'boolean', 'error?': text },
  },
});

const feedVisit: Fields = {
  ...{ id: text, title: text, imported: 'number', updated: 'number', failed: 'number' },
  ...{ pagesFailed: 'number', isUnchanged: 'boolean', trouble: textOrNull },
  ...{ joined: 'object or null', named: [{ url: text, '…': 'any' }] },
};
const visits: Fields = {
  ...{ 'added?': 'boolean', feeds: 'number', imported: 'number', updated: 'number' },
  ...{ failed: 'number', visits: [feedVisit] },
};
const feed: Fields = {
  ...{ id: text, address: text, title: text, siteUrl: textOrNull, tags: texts, folders: ['any'] },
  ...{ keep: text, text, schedule: text, muted: 'boolean', ended: textOrNull },
  ...{ articles: 'number', unread: 'number', lastGood: textOrNull, trouble: textOrNull },
};
const articleFile: Fields = {
  ...{ number: 'number', name: text, url: text, mediaType: textOrNull, state: text },
  ...{ bytes: 'number or null', sha256: textOrNull, downloaded: textOrNull },
};
const collection: Fields = {
  ...{ id: text, name: text, note: text, articles: 'number', created: text },
};
const rule: Fields = {
  ...{ id: text, name: text, query: text, tags: texts, star: 'boolean', archive: 'boolean' },
  onImport: 'boolean',
};
/** What a rule does to one article. */
const ruled: Fields = {
  ...{ id: text, title: text, addedTags: texts, starred: 'boolean', archived: 'boolean' },
};
const feedRead: Fields = { id: text, title: text, read: 'number' };

const highlight: Fields = {
  ...{ id: text, quote: text, 'exact?': text, prefix: text, suffix: text, note: text },
  ...{ colour: text, tags: texts, created: textOrNull, link: text },
};
const machineRow = {
  ...{ id: text, name: text, own: 'boolean', wrote: textOrNull, trusted: 'boolean' },
} as const;

const request: Fields = {
  ...{ at: 'number', method: text, url: text, why: text, for: text, status: 'number or null' },
  ...{ bytes: 'number or null', reason: textOrNull },
};
const reference: Fields = { id: text, type: text, 'title?': text, '…': 'any' };
const finding: Fields = { place: text, reason: text, detail: text, '…': 'any' };
const reextracted: Fields = { id: text, title: text, outcome: text };
const trashed: Fields = {
  ...{ id: textOrNull, title: textOrNull, url: textOrNull, name: text },
  ...{ trashedAt: 'number or null', keptUntil: 'number' },
};
const restored: Fields = { id: textOrNull, title: textOrNull, name: text, changed: 'boolean' };

/** In the order of the table of commands. */
export const commandAnswers: readonly CommandAnswer[] = [
  { command: 'import', json: imported, jsonl: importedLine },
  { command: 'add', json: imported, jsonl: importedLine },
  { command: 'search', json: found, jsonl: hit },
  { command: 'search', words: '--batch', json: [found], jsonl: found },
  { command: 'extract', json: [extracted], jsonl: extracted },
  { command: 'list', json: [article], jsonl: article },
  { command: 'list', words: '--fields', json: [{ '…': 'any' }], jsonl: { '…': 'any' } },
  { command: 'list', words: '--trash', json: [trashed], jsonl: trashed },
  { command: 'show', words: 'ID', json: shown },
  { command: 'show', words: 'of several', json: [shown], jsonl: shown },
  { command: 'open', json: { id: text, title: text } },
  changed('tag', { tags: texts }),
  { command: 'collection', words: 'list', json: [collection], jsonl: collection },
  {
    command: 'collection',
    words: 'show',
    json: { ...collection, list: [article] },
    jsonl: article,
  },
  {
    command: 'collection',
    words: 'create, add, remove, move, describe',
    json: collection,
  },
  { command: 'collection', words: 'delete', json: { deleted: text, name: text } },
  { command: 'rules', words: 'list', json: [rule], jsonl: rule },
  {
    command: 'rules',
    words: 'run',
    json: {
      ...{ changed: 'number', dryRun: 'boolean' },
      rules: [
        {
          ...{ id: text, name: text, found: 'number', changed: 'number' },
          ...{ articles: [ruled], 'error?': text },
        },
      ],
    },
    jsonl: {
      ...{ rule: text, 'id?': text, 'title?': text, 'addedTags?': texts },
      ...{ 'starred?': 'boolean', 'archived?': 'boolean', 'error?': text },
    },
  },
  { command: 'rules', words: 'set', json: rule },
  { command: 'rules', words: 'remove', json: { removed: text, name: text } },
  changed('star', { starred: 'boolean' }),
  changed('archive', { state: text }),
  changed('mark', { state: text }),
  changed('note', { note: text }),
  changed('trash', {}),
  {
    command: 'restore-from-trash',
    json: { changed: 'number', articles: [restored], notFound: [{ id: text, error: text }] },
    jsonl: {
      id: textOrNull,
      'title?': textOrNull,
      'name?': text,
      'changed?': 'boolean',
      'error?': text,
    },
  },
  { command: 'feeds', words: 'list', json: [feed], jsonl: feed },
  { command: 'feeds', words: 'add, refresh', json: visits, jsonl: feedVisit },
  {
    command: 'feeds',
    words: 'mute, unmute',
    json: { id: text, title: text, muted: 'boolean', changed: 'boolean' },
  },
  { command: 'feeds', words: 'rename', json: { id: text, title: text, changed: 'boolean' } },
  {
    command: 'feeds',
    words: 'mark-read',
    json: { read: 'number', feeds: [feedRead] },
    jsonl: feedRead,
  },
  { command: 'feeds', words: 'remove', json: { removed: text, title: text } },
  { command: 'feeds', words: 'import', json: imported, jsonl: importedLine },
  { command: 'files', json: [articleFile], jsonl: articleFile },
  {
    command: 'highlights',
    json: {
      ...{ format: text, version: 'number' },
      articles: [
        {
          ...{ id: text, title: text, authors: texts, site: textOrNull, url: textOrNull },
          ...{ language: textOrNull, published: textOrNull, saved: textOrNull, tags: texts },
          ...{ link: text, highlights: [highlight] },
        },
      ],
    },
    jsonl: {
      ...{ article: text, title: text, authors: texts, site: textOrNull, url: textOrNull },
      ...highlight,
    },
  },
  { command: 'cite', json: [reference], jsonl: reference },
  { command: 'ledger', json: [request], jsonl: request },
  {
    command: 'machines',
    json: [machineRow],
    jsonl: machineRow,
  },
  {
    command: 'stats',
    json: {
      ...{ articles: 'number', indexed: 'number', tags: 'number', databaseBytes: 'number' },
      ...{ indexBytes: 'number', indexTerms: 'number', startupMs: 'any', library: text },
      versions: { carrel: text, electron: text, chrome: text, node: text },
    },
  },
  {
    command: 'verify',
    json: {
      ...{ files: 'number', articles: 'number', 'isPart?': 'boolean', indexed: 'number' },
      problems: [{ what: text, kind: text, repaired: 'boolean', '…': 'any' }],
      unused: 'object or null',
      unindexed: [{ id: text, reason: text }],
      index: { damaged: 'number', sampled: 'number', notFound: texts, failed: ['any'] },
      findings: [finding],
    },
  },
  {
    command: 'export',
    words: 'of the library',
    json: {
      ...{ files: 'number', bytes: 'number' },
      leftOut: [{ place: text, reason: text, message: text }],
    },
  },
  { command: 'export', words: 'without a target', json: [shown], jsonl: shown },
  {
    command: 'export',
    words: '--format',
    json: {
      ...{ articles: 'number', files: 'number', bytes: 'number' },
      failed: [{ id: text, title: text, reason: text, message: text }],
    },
  },
  {
    command: 'publish',
    json: { articles: 'number', written: 'number', deleted: 'number', leftOut: texts },
  },
  {
    command: 'restore',
    json: {
      ...{ added: 'number', merged: 'number', same: 'number', failed: ['any'] },
      ...{ missing: 'number', 'findings?': [finding], 'left?': 'number' },
    },
  },
  { command: 'reextract', json: [reextracted], jsonl: reextracted },
  { command: 'serve', json: { library: text, process: 'number', idleMinutes: 'number' } },
];

/** Says where a value is not of a shape; null when it is. */
export function misfit(value: unknown, shape: Shape, at = 'the answer'): string | null {
  if (typeof shape === 'string') {
    return shape.split(' or ').some((type) => isOf(value, type)) ? null : `${at} is no ${shape}`;
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return `${at} is no list`;
    return firstOf(value.map((item, index) => misfit(item, shape[0], `${at}[${index}]`)));
  }
  if (!isOf(value, 'object')) return `${at} is no object`;
  return misfitOfFields(value as Record<string, unknown>, shape, at);
}

function misfitOfFields(value: Record<string, unknown>, shape: Fields, at: string): string | null {
  const { '…': further, ...fields } = shape;
  const names = Object.keys(fields);
  const unknown = Object.keys(value).find((name) => !names.some((each) => bare(each) === name));
  if (unknown !== undefined && further === undefined) return `${at}.${unknown} is not in the table`;
  return firstOf(
    names.map((name) => {
      const isThere = Object.hasOwn(value, bare(name));
      if (!isThere) return name.endsWith('?') ? null : `${at}.${name} is missing`;
      return misfit(value[bare(name)], fields[name] as Shape, `${at}.${bare(name)}`);
    }),
  );
}

const bare = (name: string) => name.replace(/\?$/, '');

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

const firstOf = (faults: readonly (string | null)[]) =>
  faults.find((fault) => fault !== null) ?? null;

function isOf(value: unknown, type: string): boolean {
  if (type === 'any') return value !== undefined;
  if (type === 'null') return value === null;
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
