// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Article } from '../../../renderer/core/article/article';
import type { ArticleContent } from '../../../renderer/ui/reader/article-content';
import type { ArticleContents } from '../../../renderer/ui/reader/article-contents';
import { useArticleContent } from '../../../renderer/ui/reader/use-article-content';
import { article } from '../article';

afterEach(cleanup);

const content = (id: string, text: string) => ({ id, text }) as unknown as ArticleContent;
const ahead = new Map<string, ArticleContent>();
const stored = new Map<string, ArticleContent | Error>();
/** Every state that was rendered. */
let shown: string[] = [];

const contents = {
  held: (id: string) => ahead.get(id) ?? null,
  read: async (id: string) => {
    const found = stored.get(id);
    if (found instanceof Error) throw found;
    return found ?? null;
  },
} as unknown as ArticleContents;

function Reader({ of }: { of: Article }) {
  const state = useArticleContent(contents, of, 0);
  const text = state.kind === 'open' ? (state.content as unknown as { text: string }).text : '';
  shown.push(`${state.kind} ${text}`.trim());
  return null;
}

beforeEach(() => {
  ahead.clear();
  stored.clear();
  shown = [];
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

const a = article({ id: 'A' });
const b = article({ id: 'B' });

async function openA() {
  stored.set('A', content('A', 'first'));
  const view = render(<Reader of={a} />);
  await act(async () => {});
  expect(shown.at(-1)).toBe('open first');
  shown = [];
  return view;
}

it('shows what was read ahead in the first render', async () => {
  const view = await openA();
  ahead.set('B', content('B', 'second'));
  stored.set('B', ahead.get('B')!);
  view.rerender(<Reader of={b} />);
  await act(async () => {});
  expect(new Set(shown)).toEqual(new Set(['open second']));
});

it('replaces what was read ahead by what the database has', async () => {
  const view = await openA();
  ahead.set('B', content('B', 'second'));
  stored.set('B', content('B', 'extracted again'));
  view.rerender(<Reader of={b} />);
  expect(shown.at(-1)).toBe('open second');
  await act(async () => {});
  expect(shown.at(-1)).toBe('open extracted again');
});

it('shows that an article is gone though it was read ahead', async () => {
  const view = await openA();
  ahead.set('B', content('B', 'second'));
  view.rerender(<Reader of={b} />);
  await act(async () => {});
  expect(shown.at(-1)).toBe('gone');
});

it('shows the new body when the open article changes elsewhere', async () => {
  const view = await openA();
  stored.set('A', content('A', 'extracted again'));
  view.rerender(<Reader of={article({ id: 'A', title: 'changed' })} />);
  await act(async () => {});
  expect(shown.at(-1)).toBe('open extracted again');
});

it('keeps a body that was read when it cannot be read again, and reports one that never was', async () => {
  const view = await openA();
  stored.set('A', new Error('lost'));
  view.rerender(<Reader of={article({ id: 'A', title: 'changed' })} />);
  await act(async () => {});
  expect(shown.at(-1)).toBe('open first');

  ahead.set('B', content('B', 'second'));
  stored.set('B', new Error('lost'));
  view.rerender(<Reader of={b} />);
  await act(async () => {});
  expect(shown.at(-1)).toBe('broken');
});
