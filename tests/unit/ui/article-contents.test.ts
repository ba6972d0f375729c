// What the reader holds of the open article and its neighbours is never older than what is read.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CleanHtml } from '../../../renderer/core/article/article';
import type { OpenArticle } from '../../../renderer/library/actions/read-article';
import type { ArticleContent } from '../../../renderer/ui/reader/article-content';
import { ArticleContents } from '../../../renderer/ui/reader/article-contents';
import { article } from '../article';

const bodies = new Map<string, string>();
const released: string[] = [];
let opened: string[] = [];
/** The articles of which an image is missing. */
const lacking = new Set<string>();

const open = async (id: string): Promise<OpenArticle | null> => {
  opened.push(id);
  const html = bodies.get(id);
  await Promise.resolve();
  return html === undefined ? null : { article: article({ id }), html: html as CleanHtml };
};

const prepare = async ({ article: of, html }: OpenArticle): Promise<ArticleContent> =>
  ({
    id: of.id,
    text: html,
    lacksImages: lacking.has(of.id),
    release: () => released.push(`${of.id} ${html}`),
  }) as unknown as ArticleContent;

const textOf = (content: ArticleContent | null) => (content as { text?: string } | null)?.text;

let contents: ArticleContents;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  bodies.clear();
  lacking.clear();
  released.length = 0;
  opened = [];
  for (const id of 'ABCDEF') bodies.set(id, `body ${id}`);
  contents = new ArticleContents({ open, prepare });
});

afterEach(() => {
  contents.close();
  vi.useRealTimers();
});

async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(60);
  for (let turn = 0; turn < 20; turn++) await vi.advanceTimersByTimeAsync(10);
}

const held = () => [...'ABCDEF'].filter((id) => contents.held(id) !== null).join('');

it('reads the neighbours ahead after a moment, and holds no others', async () => {
  await contents.read('B');
  contents.keepNear('B', ['C', 'D', 'A']);
  expect(held()).toBe('B');
  await rest();
  expect(held()).toBe('ABCD');

  contents.keepNear('C', ['D', 'E', 'B']);
  expect(released).toEqual(['A body A']);
  await rest();
  expect(held()).toBe('BCDE');
});

it('reads nothing ahead while keys follow each other', async () => {
  for (const [at, id] of ['A', 'B', 'C'].entries()) {
    contents.keepNear(id, ['DEF'[at]!]);
    await vi.advanceTimersByTimeAsync(40);
  }
  expect(opened).toEqual([]);
  await rest();
  expect(opened).toEqual(['F']);
});

it('returns what it holds while the database has the same, and else the new body', async () => {
  contents.keepNear('A', ['B', 'C']);
  await rest();
  const ahead = contents.held('B');
  expect(await contents.read('B')).toBe(ahead);

  bodies.set('B', 'extracted again');
  const renewed = await contents.read('B');
  expect(textOf(renewed)).toBe('extracted again');
  expect(contents.held('B')).toBe(renewed);
  expect(released).toEqual(['B body B']);
});

it('drops an article that was deleted after it was read ahead', async () => {
  contents.keepNear('A', ['B']);
  await rest();
  bodies.delete('B');
  expect(await contents.read('B')).toBeNull();
  expect(held()).toBe('');
  expect(released).toEqual(['B body B']);
});

it('lets a slow reading not replace a newer one', async () => {
  let finish = () => {};
  const slow = new ArticleContents({
    open,
    prepare: async (of) => {
      if (of.html === 'body A') await new Promise<void>((resolve) => (finish = resolve));
      return prepare(of);
    },
  });
  const first = slow.read('A');
  await vi.advanceTimersByTimeAsync(1);
  bodies.set('A', 'newer');
  const second = await slow.read('A');
  finish();
  expect(await first).toBe(second);
  expect(textOf(slow.held('A'))).toBe('newer');
  expect(released).toEqual(['A body A']);
});

it('reads an article once that is asked for at its key and then opened', async () => {
  contents.ask('A');
  const reading = contents.read('A');
  contents.endAsking();
  expect(textOf(await reading)).toBe('body A');
  expect(opened).toEqual(['A']);

  // The answer to an old question may be out of date.
  contents.ask('B');
  contents.endAsking();
  bodies.set('B', 'changed');
  expect(textOf(await contents.read('B'))).toBe('changed');
});

it('holds neither long bodies nor missing images of neighbours', async () => {
  bodies.set('B', 'x'.repeat(500_001));
  bodies.set('C', '<img src="asset:1">'.repeat(21));
  lacking.add('D');
  contents.keepNear('A', ['B', 'C', 'D', 'E']);
  await rest();
  expect(held()).toBe('E');
  expect(released).toEqual(['D body D']);

  // They are still opened.
  for (const id of 'BCD') expect(await contents.read(id)).not.toBeNull();
});

it('keeps the open article though an image is missing, until another one is opened', async () => {
  lacking.add('A');
  const first = await contents.read('A');
  expect(await contents.read('A')).toBe(first);
  contents.keepNear('A', ['B']);
  contents.keepNear('B', ['A']);
  expect(contents.held('A')).toBeNull();
});

it('goes on to the next neighbour when one cannot be read', async () => {
  const failing = new ArticleContents({
    open: (id) => (id === 'B' ? Promise.reject(new Error('lost')) : open(id)),
    prepare,
  });
  failing.keepNear('A', ['B', 'C']);
  await rest();
  expect(failing.held('C')).not.toBeNull();
  await expect(failing.read('B')).rejects.toThrow('lost');
});
