import type { FetchRequest } from '../../electron/ipc/fetching';
import { isoTime } from '../core/dates/iso-time';
import { writeOpml } from '../core/feeds/write-opml';
import { LARGEST_FILE } from '../core/files/limits';
import type { FeedRow } from '../core/records/library-records';
import { opmlOfList } from '../library/feeds/feed-lists';
import {
  addFeed,
  changeFeed,
  feedsNamed,
  listFeeds,
  markFeedRead,
  removeFeed,
} from '../library/feeds/feeds';
import { applyKeepRule } from '../library/feeds/keep-rule';
import { type FeedServices, type FeedVisit, refreshFeeds } from '../library/feeds/refresh-feeds';
import { findFeeds } from '../library/feeds/subscribe';
import type { ImportInput } from '../library/import/import-batch';
import { createImportDispatcher } from '../library/import/import-dispatcher';
import type { Library } from '../library/library';
import { feedAt } from '../storage/store-feed';
import { actionOf } from './action-of';
import { type Arguments, UnusableFile, UsageError } from './arguments';
import { type Command, type CommandContext, exit, savedOrNot } from './command';
import { troubleText } from './feed-troubles';
import { hasFailed, importInputs } from './import-command';

type Action = (words: string[], context: CommandContext, args: Arguments) => Promise<number>;

const actions: Record<string, Action> = {
  list: listAll,
  add: addAddress,
  refresh: refreshNamed,
  mute: (words, context) => setMuted(words, context, true),
  unmute: (words, context) => setMuted(words, context, false),
  rename: renameNamed,
  'mark-read': markRead,
  remove: removeNamed,
  import: importList,
  export: exportList,
};

/** Which action each option belongs to. */
const owners = { whole: ['add'], title: ['rename'], all: ['mark-read'] };

export const feedsCommand: Command = {
  handlesCancel: true,
  async run(args: Arguments, context) {
    const { action, words } = actionOf('feeds', args, actions, owners);
    return action(words, context, args);
  },
};

async function listAll(words: string[], context: CommandContext): Promise<number> {
  if (words.length > 0) throw new UsageError('feeds list takes no words');
  const library = await context.library();
  const feeds = await Promise.all((await listFeeds(library)).map((row) => described(library, row)));
  if (context.json) {
    await context.printItems(feeds);
    return exit.done;
  }
  const lines = feeds.map(({ address, title, unread, lastGood, trouble, muted }) => {
    const day = (lastGood ?? '').slice(0, 10).padEnd(10);
    const notes = [...(muted ? ['muted'] : []), ...(trouble === null ? [] : [trouble])];
    const more = notes.map((note) => `  (${note})`).join('');
    return `${day}  ${String(unread).padStart(5)}  ${title}  ${address}${more}`;
  });
  if (lines.length > 0) await context.print(lines);
  else await context.report('carrel: no feed is followed yet; feeds add URL adds one');
  return exit.done;
}

/** A feed as `--json` prints it. */
async function described({ database }: Library, row: FeedRow) {
  const state = await database.feedStates.get(row.id);
  const articles = await database.articles.where('feeds').equals(row.id).toArray();
  const { id, movedTo, title, siteUrl, tags, folders = [] } = row;
  return {
    ...{ id, address: movedTo ?? id, title, siteUrl, tags, folders },
    ...{ keep: row.keep ?? 'all', text: row.text ?? 'feed', schedule: row.schedule ?? 'hand' },
    ...{ muted: row.muted ?? false, ended: row.endedAt ? isoTime(row.endedAt) : null },
    articles: articles.length,
    unread: articles.filter((article) => article.state === 'unread').length,
    lastGood: state?.goodAt ? isoTime(state.goodAt) : null,
    trouble: state?.trouble ? troubleText(state.trouble) : null,
  };
}

/** What refreshing needs, and a function that releases it. */
function servicesOf({ database }: Library, { carrel }: CommandContext) {
  const dispatcher = createImportDispatcher(carrel);
  const fetchAddress = (request: FetchRequest) => carrel.request('fetchAddress', request);
  return { services: { database, dispatcher, fetchAddress }, close: () => dispatcher.close() };
}

async function addAddress(
  [address, ...more]: string[],
  context: CommandContext,
  args: Arguments,
): Promise<number> {
  if (address === undefined || more.length > 0) throw new UsageError('feeds add needs one address');
  const library = await context.library();
  // Adding a feed is the user's word that it may be fetched.
  await context.carrel.request('askToFetch');
  const { services, close } = servicesOf(library, context);
  try {
    const found = await findFeeds(services, address);
    if (found.kind === 'none') {
      await context.report(`carrel: ${address}: ${troubleText(found.trouble)}`);
      return exit.someFailed;
    }
    if (found.kind === 'choice') {
      await context.report(`carrel: ${address} has several feeds; add one of them:`);
      await context.report(found.feeds.map(({ url, title }) => `  ${url}  ${title ?? ''}`));
      return exit.someFailed;
    }
    const known = await feedAt(library.database, found.url);
    const { id, title } = known ?? (await addFeed(library, found));
    if (args.has('whole')) await changeFeed(library, id, { text: 'page' });
    const feed = (await library.database.feeds.get(id)) ?? null;
    const said = known ? 'followed already' : 'added';
    if (!context.json) await context.print(`${said}: ${title}  ${found.url}`);
    return await refreshAll(feed ? [feed] : [], services, library, context, { added: !known });
  } finally {
    close();
  }
}

async function refreshNamed(words: string[], context: CommandContext): Promise<number> {
  const library = await context.library();
  const feeds =
    words.length > 0
      ? [await oneNamed(library, words)]
      : (await listFeeds(library)).filter(({ muted, endedAt }) => !muted && !endedAt);
  const { services, close } = servicesOf(library, context);
  try {
    return await refreshAll(feeds, services, library, context);
  } finally {
    close();
  }
}

async function refreshAll(
  feeds: FeedRow[],
  services: FeedServices,
  library: Library,
  context: CommandContext,
  said: { added?: boolean } = {},
): Promise<number> {
  const titles = new Map(feeds.map(({ id, title }) => [id, title]));
  const { signal } = context;
  let done = 0;
  const onVisit = (visit: FeedVisit) => {
    done += 1;
    tellOfJoined(visit);
    context.progress(`${done} of ${feeds.length} feeds`);
    if (visit.trouble && !context.json) {
      void context.report(`failed: ${titles.get(visit.id)}: ${troubleText(visit.trouble)}`);
    }
  };
  const tellOfJoined = ({ joined }: FeedVisit) => {
    if (!joined || context.json) return;
    const { kept, gone } = joined;
    const address = kept.movedTo ?? kept.id;
    void context.report(`joined: ${gone.title} and ${kept.title} are one feed now: ${address}`);
  };
  const visits = await refreshFeeds(services, feeds, { signal, onVisit });
  for (const { id } of visits) await applyKeepRule(library, id);
  const saved = await savedOrNot(library, context);
  const sum = (count: (visit: FeedVisit) => number) =>
    visits.reduce((total, visit) => total + count(visit), 0);
  const failed = visits.filter(({ trouble }) => trouble !== null).length;
  const counts = {
    ...said,
    feeds: visits.length,
    ...{ imported: sum((visit) => visit.imported), updated: sum((visit) => visit.updated) },
    failed,
  };
  const items = visits.map(({ trouble, joined, ...visit }) => ({
    ...visit,
    joined: joined && { kept: joined.kept.id, gone: joined.gone.id },
    title: titles.get(visit.id),
    trouble: trouble && troubleText(trouble),
  }));
  if (context.form === 'json') await context.printJson({ ...counts, visits: items });
  else if (context.form === 'jsonl') await context.printItems(items);
  else {
    await context.print(
      `${counts.feeds === 1 ? '1 feed' : `${counts.feeds} feeds`}: ${counts.imported} new, ${counts.updated} changed, ${failed === 1 ? '1 feed' : `${failed} feeds`} failed`,
    );
  }
  return failed > 0 || !saved || signal.aborted ? exit.someFailed : exit.done;
}

/** A muted feed is not fetched with the others. */
async function setMuted(words: string[], context: CommandContext, muted: boolean): Promise<number> {
  const library = await context.library();
  const { id, title } = await oneNamed(library, words);
  const changed = await changeFeed(library, id, { muted });
  return printFeed({ id, title, muted, changed }, muted ? 'muted' : 'unmuted', library, context);
}

async function renameNamed(
  words: string[],
  context: CommandContext,
  args: Arguments,
): Promise<number> {
  const title = (args.value('title') ?? '').trim();
  if (title === '') throw new UsageError('feeds rename needs --title');
  const library = await context.library();
  const { id } = await oneNamed(library, words);
  const changed = await changeFeed(library, id, { title });
  const row = await library.database.feeds.get(id);
  return printFeed({ id, title: row?.title ?? title, changed }, 'renamed', library, context);
}

async function printFeed(
  feed: { id: string; title: string; muted?: boolean; changed: boolean },
  done: string,
  library: Library,
  context: CommandContext,
): Promise<number> {
  const saved = await savedOrNot(library, context);
  if (context.json) await context.printJson(feed);
  else await context.print(`${feed.changed ? done : 'unchanged'}: ${feed.title}`);
  return saved ? exit.done : exit.someFailed;
}

/** Marks the unread articles of one feed, or of all, as read. */
async function markRead(
  words: string[],
  context: CommandContext,
  args: Arguments,
): Promise<number> {
  if (args.has('all') === words.length > 0) {
    throw new UsageError('feeds mark-read needs the name of a feed, or --all');
  }
  const library = await context.library();
  const feeds = args.has('all') ? await listFeeds(library) : [await oneNamed(library, words)];
  const items: { id: string; title: string; read: number }[] = [];
  for (const { id, title } of feeds) {
    items.push({ id, title, read: (await markFeedRead(library, id)).length });
  }
  const saved = await savedOrNot(library, context);
  const read = items.reduce((sum, item) => sum + item.read, 0);
  if (context.form === 'json') await context.printJson({ read, feeds: items });
  else if (context.form === 'jsonl') await context.printItems(items);
  else await context.print(`${read === 1 ? '1 article' : `${read} articles`} marked as read`);
  return saved ? exit.done : exit.someFailed;
}

async function removeNamed(words: string[], context: CommandContext): Promise<number> {
  const library = await context.library();
  const { id, title } = await oneNamed(library, words);
  await removeFeed(library, id);
  const saved = await savedOrNot(library, context);
  if (context.json) await context.printJson({ removed: id, title });
  else await context.print(`removed: ${title}; its articles stay`);
  return saved ? exit.done : exit.someFailed;
}

/** The one feed that the words name; throws a UsageError. */
async function oneNamed(library: Library, words: string[]): Promise<FeedRow> {
  const name = words.join(' ');
  if (name.trim() === '') throw new UsageError('give the name or address of a feed');
  const [meant, ...others] = feedsNamed(await listFeeds(library), name);
  if (meant === undefined) throw new UsageError(`${name}: no such feed`);
  if (others.length > 0) {
    const titles = [meant, ...others].slice(0, 5).map((feed) => feed.movedTo ?? feed.id);
    throw new UsageError(`${name}: more than one feed is called this: ${titles.join(', ')}`);
  }
  return meant;
}

async function importList(words: string[], context: CommandContext): Promise<number> {
  if (words.length === 0) throw new UsageError('feeds import needs an OPML file');
  const lists = await listsNamed(words, context);
  const batch = await importInputs(Promise.resolve(lists), { tags: [] }, context);
  return hasFailed(batch) ? exit.someFailed : exit.done;
}

/** The lists at these paths; throws an `UnusableFile` for anything else, before anything is imported. */
async function listsNamed(paths: string[], context: CommandContext): Promise<ImportInput[]> {
  const { grant, files, missing } = await context.grantPaths(paths);
  const [lost] = missing;
  if (lost) throw new UnusableFile(`${lost.path}: ${lost.why}; feeds import takes OPML files`);
  return Promise.all(
    files.map(async ({ index, name, path }): Promise<ImportInput> => {
      const read = await context.carrel.request('readGranted', grant, index, LARGEST_FILE);
      if (!read.ok) throw new UnusableFile(`${path}: ${read.why}`);
      const opml = opmlOfList(name, read.bytes);
      if (opml !== null) return { kind: 'file', name, file: new File([opml], name) };
      throw new UnusableFile(`${path}: neither OPML nor a list of the addresses of feeds`);
    }),
  );
}

async function exportList([path, ...more]: string[], context: CommandContext): Promise<number> {
  if (more.length > 0) throw new UsageError('feeds export takes one file');
  const opml = writeOpml(await listFeeds(await context.library()), 'Carrel');
  if (path === undefined) {
    await context.printText(opml.trimEnd(), 'markup');
    return exit.done;
  }
  const answer = await context.writeReport(path, opml);
  if (!answer.ok) await context.report(`carrel: ${path} could not be written: ${answer.message}`);
  return answer.ok ? exit.done : exit.someFailed;
}
