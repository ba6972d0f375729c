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

vi.mock('../../../renderer/ui/tags/tags.css', () => ({}));

afterEach(cleanup);

it('shows at once how far a tag of many articles is, and in the end that it is done', async () => {
  const articles = Array.from({ length: 1_300 }, (_, at) => article({ id: `A${at}`, tags: [] }));
  const database = new CarrelDatabase(`dialog-${Math.random()}`);
  await database.articles.bulkAdd(articles);
  const history = new History({ database } as Library);
  const services = { history } as unknown as Services;
  render(
    <ServicesProvider value={services}>
      <TagDialog articles={articles} counts={new Map()} onClose={() => {}} />
    </ServicesProvider>,
  );
  const shown: string[] = [];
  const status = screen.getByText(en.tags.hint);
  new MutationObserver(() => shown.push(status.textContent ?? '')).observe(status, {
    ...{ childList: true, characterData: true, subtree: true },
  });
  const field = screen.getByRole('combobox');
  fireEvent.change(field, { target: { value: 'sea' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(status.textContent).toBe('0 of 1,300 articles done');
  await waitFor(() => expect(status.textContent).toBe(en.tags.hint), { timeout: 10_000 });
  expect(shown).toContain('500 of 1,300 articles done');
  expect(await database.articles.where('tags').equals('sea').count()).toBe(1_300);
  await database.delete();
});
