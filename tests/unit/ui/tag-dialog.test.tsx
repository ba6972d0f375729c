// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { History } from '../../../renderer/library/history/history';
import type { Library } from '../../../renderer/library/library';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { type Services, ServicesProvider } from '../../../renderer/ui/app/services';
import { en } from '../../../renderer/ui/i18n/en';
import { TagDialog } from '../../../renderer/ui/tags/tag-dialog';
import { article } from '../article';

vi.mock('../../../renderer/ui/settings/preferences-context', () => ({
  usePreferences: () => ({ preferences: { keys: {} } }),
}));

afterEach(cleanup);

/** A dialog over so many articles. */
async function open(count: number) {
  const articles = Array.from({ length: count }, (_, at) => article({ id: `A${at}`, tags: [] }));
  const database = new CarrelDatabase(`dialog-${Math.random()}`);
  await database.articles.bulkAdd(articles);
  const history = new History({ database } as Library);
  const services = { history, info: { platform: 'linux' } } as unknown as Services;
  render(
    <ServicesProvider value={services}>
      <TagDialog articles={articles} counts={new Map()} onClose={() => {}} />
    </ServicesProvider>,
  );
  const label = () => document.querySelector('.counted-label')?.textContent ?? '';
  const shown: string[] = [];
  new MutationObserver(() => shown.push(label())).observe(document.body, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  const enter = (tag: string) => {
    const field = screen.getByRole('combobox');
    fireEvent.change(field, { target: { value: tag } });
    fireEvent.keyDown(field, { key: 'Enter' });
  };
  const ended = () => expect(label()).toBe('');
  const tagged = (tag: string) => database.articles.where('tags').equals(tag).count();
  return { database, history, label, shown, enter, ended, tagged };
}

it('shows at once how far a tag of many articles is, and in the end that it is done', async () => {
  const { database, label, shown, enter, ended, tagged } = await open(600);
  enter('sea');
  expect(label()).toBe('In progress: tags of 600 articles, 0 done');
  await waitFor(ended, { timeout: 10_000 });
  expect(shown).toContain('In progress: tags of 600 articles, 500 done');
  expect(await tagged('sea')).toBe(600);
  await database.delete();
});

it('ends a change of many articles where the user stops it; an undo takes that part back', async () => {
  const { database, history, enter, ended, tagged } = await open(600);
  enter('sea');
  fireEvent.click(screen.getByRole('button', { name: en.history.stop }));
  await waitFor(ended, { timeout: 10_000 });
  expect(await tagged('sea')).toBe(500);
  expect(history.snapshot().undo?.articleCount).toBe(500);
  await history.undo();
  expect(await tagged('sea')).toBe(0);
  await database.delete();
});
