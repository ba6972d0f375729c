// What a word on the command line may be, for the completion scripts of electron/manual/completion.ts.
import { type AskedKind, askedKinds } from '../../electron/ipc/command-table';
import { terminalLine } from '../../electron/ipc/terminal-text';
import { listCollections } from '../library/actions/collections';
import { listTrash } from '../library/actions/list-trash';
import { listRules } from '../library/actions/rules';
import { listSavedSearches } from '../library/actions/saved-searches';
import { listStyles } from '../library/cite/citation-styles';
import { listFeeds } from '../library/feeds/feeds';
import type { Library } from '../library/library';
import { type FilterField, filterFields, printQuery, states } from '../search/query/query';
import { UsageError } from './arguments';
import { type Command, exit } from './command';

/** More than this nobody reads in a terminal. */
const most = 200;

/** A word, and what it means where that is not plain. */
export type Proposal = readonly [word: string, about?: string | undefined];

export const completeCommand: Command = {
  async run({ words: [kind, beginning = ''] }, context) {
    const asked = askedKinds.find((each) => each === kind);
    if (asked === undefined) throw new UsageError(`no kind of words "${kind}"`);
    const proposals = await proposalsFor(asked, beginning, await context.library());
    await context.printRows(proposals.map(([word, about = '']) => [word, about]));
    return exit.done;
  },
};

/** The words of a kind that begin so, as a terminal and a shell can take them. */
export async function proposalsFor(
  kind: AskedKind,
  beginning: string,
  library: Library,
): Promise<Proposal[]> {
  const proposals = await sources[kind](beginning.normalize('NFC'), library);
  return proposals.filter(([word]) => isTypeable(word)).slice(0, most);
}

/** One with control characters cannot be typed, and one that begins with a dash is read as an option. */
const isTypeable = (word: string) => word !== '' && !/^-/.test(word) && terminalLine(word) === word;

type Source = (beginning: string, library: Library) => Promise<Proposal[]>;

const sources: Record<AskedKind, Source> = {
  async tags(beginning, { database }) {
    const tags = await database.articles.where('tags').startsWith(beginning).uniqueKeys();
    return tags.map((tag) => [String(tag)]);
  },
  async ids(beginning, { database }) {
    const found =
      beginning === ''
        ? database.articles.orderBy('savedAt').reverse()
        : database.articles.where('id').startsWith(beginning.toUpperCase()).reverse();
    const articles = await found.limit(most).toArray();
    return articles.map(({ id, title }) => [id, title]);
  },
  async trashed(beginning, library) {
    const entries = (await listTrash(library)).map(
      ({ name, article }): Proposal => (article ? [article.id, article.title] : [name]),
    );
    return entries.filter(([id]) => id.startsWith(beginning.toUpperCase()));
  },
  async feeds(beginning, library) {
    const feeds = (await listFeeds(library)).map(({ id, title }): Proposal => [title || id, id]);
    return thatBegin(feeds, beginning);
  },
  async collections(beginning, library) {
    const rows = (await listCollections(library)).map(({ name, note }): Proposal => [name, note]);
    return thatBegin(rows, beginning);
  },
  async rules(beginning, library) {
    const rows = (await listRules(library)).map(({ name, query }): Proposal => [name, query]);
    return thatBegin(rows, beginning);
  },
  async sites(beginning, { database }) {
    const hosts = await database.sites.where('id').startsWith(beginning).limit(most).primaryKeys();
    return hosts.map((host) => [host]);
  },
  async styles(beginning, library) {
    const styles = (await listStyles(library)).map(
      // The id of a style that was added is an address.
      ({ id, title }): Proposal => (/[/:]/.test(id) ? [title] : [id, title]),
    );
    return thatBegin(styles, beginning);
  },
  async query(beginning, library) {
    const [, name = '', value = ''] = /^([a-z]+):["“”]?(.*)$/su.exec(beginning) ?? [];
    const field = filterFields.find((each) => each === name);
    if (field !== undefined) return filtersOf(field, value, library);
    const searches = (await listSavedSearches(library)).map(
      ({ query, name: about }): Proposal => [query, about],
    );
    const fields = Object.keys(valuesOf).map((each): Proposal => [`${each}:`]);
    return thatBegin([...searches, ...fields], beginning);
  },
};

/** Where the values of a field come from; other fields have values that nobody can list quickly. */
const valuesOf: Partial<Record<FilterField, Source>> = {
  tag: sources.tags,
  site: sources.sites,
  feed: sources.feeds,
  collection: sources.collections,
  is: async () => states.map((state) => [state]),
  has: async () => [['highlight'], ['note'], ['image']],
  in: async () => [['left-out']],
};

async function filtersOf(
  field: FilterField,
  beginning: string,
  library: Library,
): Promise<Proposal[]> {
  const values = (await valuesOf[field]?.(beginning, library)) ?? [];
  return thatBegin(values, beginning)
    .filter(([value]) => !/["“”]/u.test(value))
    .map(([value, about]) => [printQuery({ kind: 'filter', field, value }), about]);
}

const thatBegin = (proposals: readonly Proposal[], beginning: string) =>
  proposals.filter(([word]) => word.startsWith(beginning));
