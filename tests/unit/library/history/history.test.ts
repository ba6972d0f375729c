// Undo and redo on a real database, with a trash in memory.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TrashedArticle } from '../../../../electron/ipc/vault-files';
import type { Article } from '../../../../renderer/core/article/article';
import { readingStates } from '../../../../renderer/core/article/article-rules';
import {
  createCollection,
  deleteCollection,
  moveInCollection,
  removeFromCollection,
} from '../../../../renderer/library/actions/collections';
import { deleteArticles } from '../../../../renderer/library/actions/delete-articles';
import { setStarred, setState } from '../../../../renderer/library/actions/mark-articles';
import {
  changeMark,
  joinPassages,
  listHighlights,
  markPassage,
  recolourMark,
  unmarkPassage,
} from '../../../../renderer/library/actions/mark-passages';
import { noteArticle } from '../../../../renderer/library/actions/note-article';
import { restoreTrashed } from '../../../../renderer/library/actions/restore-articles';
import { applyRule, saveRule } from '../../../../renderer/library/actions/rules';
import {
  deleteSavedSearch,
  renameSavedSearch,
  saveSearch,
} from '../../../../renderer/library/actions/saved-searches';
import { removeSiteRule, saveSiteRule } from '../../../../renderer/library/actions/site-rules';
import {
  addTags,
  deleteTag,
  removeTags,
  renameTag,
} from '../../../../renderer/library/actions/tag-articles';
import { setTagLook } from '../../../../renderer/library/actions/tag-looks';
import { History } from '../../../../renderer/library/history/history';
import type {
  HistoryMessage,
  OtherWindows,
} from '../../../../renderer/library/history/other-windows';
import type { StepKind } from '../../../../renderer/library/history/step';
import type { Library } from '../../../../renderer/library/library';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { toJsonFile } from '../../../../renderer/vault/article-files';
import { parseArticleFile } from '../../../../renderer/vault/parse-article';
import { article } from '../../article';

const ids = [1, 2, 3, 4].map((at) => `${at}`.padStart(26, '0'));
const [first = '', second = '', third = ''] = ids;
const tags = ['경제', '정치', 'sea'];
const passage = (quote: string) => ({ quote, prefix: '', suffix: '' });

interface Desk {
  library: Library;
  history: History;
  trash: TrashedArticle[];
}

let desk: Desk;

/** A window's view of a database, with the trash of its folder. */
function deskOf(name: string, trash: TrashedArticle[]): Desk {
  const database = new CarrelDatabase(name);
  const vault = {
    listTrash: async () => [...trash],
    async ask(ask: { kind: string; names?: string[] }) {
      if (ask.kind !== 'restore') return null;
      const restored = trash.filter(({ name }) => ask.names?.includes(name));
      for (const entry of restored) {
        trash.splice(trash.indexOf(entry), 1);
        const result = parseArticleFile(entry.folder, entry.json ?? '');
        if (result.ok) await database.articles.put(result.parsed.article);
      }
      return restored.map(({ name }) => name);
    },
  } as unknown as Library['vault'];
  let moved = Math.max(0, ...trash.map(({ trashedAt }) => trashedAt ?? 0));
  database.articles.hook('deleting', (_key, deleted: Article) => {
    const { folder } = deleted;
    const content = { article: deleted, text: '', highlights: [], assets: [], originals: [] };
    moved += 1;
    trash.push({
      ...{ name: `${folder.slice(17)}~${moved}`, folder, trashedAt: moved, daysKept: 0 },
      json: toJsonFile(content, 'f'),
    });
  });
  const library: Library = { database, search: {} as Library['search'], vault };
  return { library, history: new History(library), trash };
}

async function openDesk(): Promise<Desk> {
  const opened = deskOf(`history-${Math.random()}`, []);
  const { database } = opened.library;
  const folder = (at: number) => `articles/2025/01/article-${at}`;
  await database.articles.bulkAdd(
    ids.map((id, at) => article({ id, folder: folder(at), tags: at % 2 ? ['sea'] : [] })),
  );
  await database.texts.bulkAdd(ids.map((id) => ({ id, text: 'the quay at night', leftOut: '' })));
  return opened;
}

/** The library after its last window was closed and a first one was opened. */
function restarted({ library, trash }: Desk): Desk {
  library.database.close();
  return deskOf(library.database.name, trash);
}

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.library.database.delete());

/** All that a reader can see of the library. */
async function stateOf({ library }: Desk): Promise<unknown> {
  const { articles, highlights, savedSearches, siteRules, tags: looks } = library.database;
  const collections = await library.database.collections.toArray();
  return JSON.parse(
    JSON.stringify({
      collections,
      articles: (await articles.toArray()).map((each) => ({
        ...{ id: each.id, state: each.state, starred: each.starred, note: each.note },
        ...{ tags: each.tags, count: each.highlightCount },
      })),
      highlights: await highlights.toArray(),
      savedSearches: await savedSearches.toArray(),
      siteRules: await siteRules.toArray(),
      looks: await looks.toArray(),
    }),
  );
}

const get = async (id: string) => desk.library.database.articles.get(id);

type Command = (desk: Desk) => Promise<unknown>;

const someIds = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 });
const someTags = fc.uniqueArray(fc.constantFrom(...tags), { minLength: 1 });
const quotes = fc.constantFrom('the quay', 'quay at', 'night');
const firstMark = async (library: Library, id: string) =>
  (await listHighlights(library, id))[0]?.id ?? '';
const firstSearch = async ({ database }: Library) =>
  (await database.savedSearches.toCollection().first())?.id ?? '';

/** By what each is called for undo: TypeScript refuses a kind of step without a command here. */
const commandsOf: Record<StepKind, fc.Arbitrary<Command>[]> = {
  state: [
    fc.tuple(someIds, fc.constantFrom(...readingStates)).map(
      ([some, state]): Command =>
        ({ history }) =>
          history.run('state', (library) => setState(library, some, state)),
    ),
  ],
  star: [
    fc.tuple(someIds, fc.boolean()).map(
      ([some, starred]): Command =>
        ({ history }) =>
          history.run('star', (library) => setStarred(library, some, starred)),
    ),
  ],
  tags: [
    fc.tuple(someIds, someTags, fc.boolean()).map(
      ([some, named, adds]): Command =>
        ({ history }) =>
          history.run('tags', (library) => (adds ? addTags : removeTags)(library, some, named)),
    ),
  ],
  'tag-renamed': [
    fc.tuple(fc.constantFrom(...tags), fc.constantFrom(...tags, 'new')).map(
      ([from, to]): Command =>
        ({ history }) =>
          history.run('tag-renamed', (library) => renameTag(library, from, to)),
    ),
  ],
  'tag-deleted': [
    fc.constantFrom(...tags).map(
      (tag): Command =>
        ({ history }) =>
          history.run('tag-deleted', (library) => deleteTag(library, tag)),
    ),
  ],
  note: [
    fc.tuple(fc.constantFrom(...ids), fc.constantFrom('', 'once', 'twice')).map(
      ([id, note]): Command =>
        ({ history }) =>
          history.run('note', (library) => noteArticle(library, id, note)),
    ),
  ],
  deletion: [
    someIds.map(
      (some): Command =>
        ({ history }) =>
          history.run('deletion', (library) => deleteArticles(library, some)),
    ),
  ],
  restoration: [
    fc.constant<Command>(({ history, trash }) =>
      history.run('restoration', (library) => {
        const entry = trash.at(-1);
        const id = entry ? (JSON.parse(entry.json ?? '').article.id as string) : null;
        return restoreTrashed(library, entry ? [{ name: entry.name, id }] : []);
      }),
    ),
  ],
  highlights: [
    fc.tuple(fc.constantFrom(...ids), quotes).map(
      ([id, quote]): Command =>
        ({ history }) =>
          history.run('highlights', (library) => markPassage(library, id, passage(quote), 'green')),
    ),
    fc.tuple(fc.constantFrom(...ids), fc.constantFrom('blue', 'green')).map(
      ([id, colour]): Command =>
        ({ history }) =>
          history.run('highlights', async (library) =>
            recolourMark(library, id, await firstMark(library, id), colour),
          ),
    ),
    fc.tuple(fc.constantFrom(...ids), fc.constantFrom('', 'seen')).map(
      ([id, note]): Command =>
        ({ history }) =>
          history.run('highlights', async (library) =>
            changeMark(library, id, await firstMark(library, id), { note, tags: ['sea'] }),
          ),
    ),
  ],
  'highlights-removed': [
    fc.constantFrom(...ids).map(
      (id): Command =>
        ({ history }) =>
          history.run('highlights-removed', async (library) =>
            unmarkPassage(library, id, await firstMark(library, id)),
          ),
    ),
  ],
  'highlights-joined': [
    fc.constantFrom(...ids).map(
      (id): Command =>
        ({ history }) =>
          history.run('highlights-joined', async (library) => {
            const marks = (await listHighlights(library, id)).map((mark) => mark.id);
            return joinPassages(library, id, marks, passage('the quay at night'), 'pink');
          }),
    ),
  ],
  'saved-search': [
    fc.constantFrom('sea', 'quay').map(
      (query): Command =>
        ({ history }) =>
          history.run('saved-search', (library) => saveSearch(library, '', query)),
    ),
    fc.constantFrom('renamed', null).map(
      (name): Command =>
        ({ history }) =>
          history.run('saved-search', async (library) => {
            const id = await firstSearch(library);
            if (name === null) await deleteSavedSearch(library, id);
            else await renameSavedSearch(library, id, name);
          }),
    ),
  ],
  collection: [
    fc.constantFrom('make', 'move', 'remove', 'delete').map(
      (what): Command =>
        ({ history }) =>
          history.run('collection', async (library) => {
            const row = await library.database.collections.toCollection().first();
            if (row === undefined || what === 'make') await createCollection(library, 'Desk', ids);
            else if (what === 'move') await moveInCollection(library, row.id, [first], null);
            else if (what === 'remove') await removeFromCollection(library, row.id, [second]);
            else await deleteCollection(library, row.id);
          }),
    ),
  ],
  'tag-look': [
    fc.tuple(fc.constantFrom(...tags), fc.constantFrom('blue', null)).map(
      ([tag, colour]): Command =>
        ({ history }) =>
          history.run('tag-look', (library) =>
            setTagLook(library, tag, { colour, description: '' }),
          ),
    ),
  ],
  'site-rule': [
    fc.constantFrom('article', 'main', null).map(
      (body): Command =>
        ({ history }) =>
          history.run('site-rule', async (library) => {
            if (body === null) await removeSiteRule(library, 'quay.example');
            else await saveSiteRule(library, { id: 'quay.example', body, drop: [] } as never);
          }),
    ),
  ],
  'feed-read': [
    someIds.map(
      (some): Command =>
        ({ history }) =>
          history.run('feed-read', (library) => setState(library, some, 'read')),
    ),
  ],
  rule: [
    fc.tuple(someIds, someTags, fc.boolean()).map(
      ([some, named, star]): Command =>
        ({ history }) =>
          history.run('rule', async (library) => {
            const rule = { tags: named, star, archive: !star, onImport: false };
            await saveRule(library, await firstSearch(library), rule);
            await applyRule(library, rule, some);
          }),
    ),
  ],
};
const commands = fc.oneof(...Object.values(commandsOf).flat());

/** Windows of one library; what one tells, the others hear at once, as if it had come by a channel. */
function windowsOf(library: Library): () => History {
  const listeners: ((message: HistoryMessage) => void)[] = [];
  return () => {
    let own: (message: HistoryMessage) => void = () => {};
    const others: OtherWindows = {
      listen(listener) {
        own = listener;
        listeners.push(listener);
      },
      tell(message) {
        for (const each of listeners) if (each !== own) each(structuredClone(message));
      },
      alone: (work) => work(),
    };
    return new History(library, others);
  };
}

it('each kind of step has a command that is called so', async () => {
  for (const [kind, arbitraries] of Object.entries(commandsOf)) {
    for (const arbitrary of arbitraries) {
      const [command] = fc.sample(arbitrary, 1);
      const called: string[] = [];
      const run = async (name: string) => void called.push(name);
      await command?.({ ...desk, history: { run } as unknown as History });
      expect(called).toEqual([kind]);
    }
  }
});

it('any commands, undone and redone in any order and window, give the states they gave before; a restart changes nothing and is not undone', async () => {
  const steps = fc.array(
    fc.tuple(
      fc.nat(2),
      fc.oneof(
        { weight: 3, arbitrary: commands },
        fc.constant('undo' as const),
        fc.constant('redo' as const),
        fc.constant('restart' as const),
      ),
    ),
    { minLength: 4, maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      let desk = await openDesk();
      let openWindow = windowsOf(desk.library);
      let windows = [openWindow(), openWindow()];
      // The states that were, and the place of the present one among them.
      let states = [await stateOf(desk)];
      let at = 0;
      for (const [turn, [window, step]] of sequence.entries()) {
        // The third one opens half-way, and takes over what there is.
        if (turn === 2) windows.push(openWindow());
        const history = windows[window % windows.length] as History;
        let own = { ...desk, history };
        if (step === 'restart') {
          desk = restarted(desk);
          openWindow = windowsOf(desk.library);
          windows = [openWindow(), openWindow()];
          own = { ...desk, history: windows[0] as History };
          states = states.slice(at, at + 1);
          at = 0;
        } else if (step === 'undo') {
          const done = await own.history.undo();
          expect(done !== null).toBe(at > 0);
          at = Math.max(0, at - 1);
        } else if (step === 'redo') {
          const done = await own.history.redo();
          expect(done !== null).toBe(at < states.length - 1);
          at = Math.min(states.length - 1, at + 1);
        } else {
          const before = own.history.snapshot().undo;
          await step(own);
          if (own.history.snapshot().undo !== before) {
            states = [...states.slice(0, at + 1), await stateOf(own)];
            at += 1;
          }
        }
        expect(await stateOf(own)).toEqual(states[at]);
      }
      await desk.library.database.delete();
    }),
  );
});

it('one step is a whole command, also on many articles', async () => {
  const { history } = desk;
  const { step } = await history.run('tags', (library) => addTags(library, ids, ['all']));
  expect(step?.articleCount).toBe(4);
  await history.undo();
  expect((await desk.library.database.articles.toArray()).flatMap((each) => each.tags)).toEqual([
    'sea',
    'sea',
  ]);
});

it('what others have changed since stays', async () => {
  const { history, library } = desk;
  await history.run('tags', (own) => addTags(own, [first, second], ['mine']));
  await history.run('star', (own) => setStarred(own, [first], true));
  await history.run('note', (own) => noteArticle(own, first, 'mine'));
  // By another window, which has a history of its own.
  await addTags(library, [first], ['theirs']);
  await noteArticle(library, first, 'theirs');
  await deleteArticles(library, [second]);
  for (let at = 0; at < 3; at++) await history.undo();
  expect(await get(first)).toMatchObject({ tags: ['theirs'], starred: false, note: 'theirs' });
  expect(await get(second)).toBeUndefined();
});

it('keeps what was done by a command that failed on the way', async () => {
  const { history } = desk;
  const failing = history.run('tags', async (library) => {
    await addTags(library, [first], ['half']);
    throw new Error('The disk is full');
  });
  await expect(failing).rejects.toThrow('The disk is full');
  await history.undo();
  expect((await get(first))?.tags).toEqual([]);
});

it('an undo waits for the command under way, and a slow command is undone in its turn', async () => {
  const { history } = desk;
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow = history.run('star', async (library) => {
    await gate;
    return setStarred(library, [first], true);
  });
  await history.run('star', (library) => setStarred(library, [third], true));
  const undone = history.undo();
  goOn();
  await slow;
  // The command that began last is undone first.
  expect((await undone)?.step.articles.map(({ id }) => id)).toEqual([third]);
  expect(await get(first)).toMatchObject({ starred: true });
  await history.undo();
  expect(await get(first)).toMatchObject({ starred: false });
});

it('a new command ends redo, and the oldest of more than a hundred steps is forgotten', async () => {
  const { history } = desk;
  await history.run('note', (library) => noteArticle(library, first, 'a'));
  await history.undo();
  expect(history.snapshot().redo?.kind).toBe('note');
  for (let at = 0; at < 101; at++) {
    await history.run('note', (library) => noteArticle(library, first, `${at}`));
  }
  expect(history.snapshot().redo).toBeNull();
  for (let at = 0; at < 100; at++) expect(await history.undo()).not.toBeNull();
  expect(await history.undo()).toBeNull();
  expect((await get(first))?.note).toBe('0');
});

it('a deletion that cannot be undone yet is offered again, until its articles are forgotten', async () => {
  const { history, trash } = desk;
  await history.run('deletion', (library) => deleteArticles(library, [first]));
  const away = trash.splice(0);
  expect(await history.undo()).toMatchObject({ notRestored: 1 });
  trash.push(...away);
  expect(await history.undo()).toMatchObject({ notRestored: 0 });
  expect(await get(first)).toBeDefined();
  await history.redo();
  history.forgetDeletions();
  expect(await history.undo()).toBeNull();
});
