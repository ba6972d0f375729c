// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ImportBatch, ImportReportItem } from '../../../renderer/library/import/import-batch';
import { Announcer } from '../../../renderer/ui/app/announcer';
import { type Services, ServicesProvider } from '../../../renderer/ui/app/services';
import { en } from '../../../renderer/ui/i18n/en';
import { ImportPanel } from '../../../renderer/ui/import/import-panel';

const words = en.import;
const row = (file: string, more: Partial<ImportReportItem>): ImportReportItem => ({
  file,
  outcome: 'imported',
  id: file,
  title: `Title of ${file}`,
  reason: null,
  ...more,
});
const failed = { outcome: 'failed', id: null, title: null } as const;
const items = [
  row('harbour.html', {}),
  row('Café.html', {}),
  row('broken.pdf', { ...failed, reason: 'unknown-format' }),
  row('empty.html', { ...failed, reason: 'empty-file' }),
  row('twice.html', { outcome: 'duplicate' }),
];
const finished: ImportBatch = {
  state: 'finished',
  total: 5,
  done: 5,
  rate: 0,
  secondsLeft: null,
  items,
};

const request = vi.fn();
const retry = vi.fn();
const cancel = vi.fn();
const onOpenArticle = vi.fn();
const onClose = vi.fn();

function show(batch: ImportBatch): void {
  const queue = { onChange: () => () => {}, batch: () => batch, retry, cancel };
  const services = { queue, bridge: { request } } as unknown as Services;
  render(
    <ServicesProvider value={services}>
      <Announcer>
        <Panel />
      </Announcer>
    </ServicesProvider>,
  );
}

function Panel() {
  const [showsReport, onReport] = useState(false);
  return <ImportPanel {...{ showsReport, onReport, onClose, onOpenArticle }} />;
}

const button = (name: string) => screen.getByRole('button', { name });
const grid = () => screen.getByRole('grid', { name: words.reportLabel });
const files = () =>
  within(grid())
    .getAllByRole('row')
    .map((each) => each.querySelector('.report-file')?.textContent);
const active = () => {
  const id = grid().getAttribute('aria-activedescendant') as string;
  return document.getElementById(id)?.querySelector('.report-file')?.textContent;
};
const press = (key: string, more = {}) => fireEvent.keyDown(grid(), { key, ...more });
const find = (text: string) =>
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: text } });
const announced = () => screen.getAllByRole('status').map((each) => each.textContent);

beforeEach(() => {
  vi.clearAllMocks();
  // happy-dom has no layout, and the report draws only rows in view: here three whole rows.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(160);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function showReport(): void {
  show(finished);
  fireEvent.click(button(words.showReport));
}

it('announces what became of the files when it is finished, and closes', () => {
  show(finished);
  expect(announced()).toContain(words.summary(2, 0, 1, 2));
  fireEvent.click(button(words.close));
  expect(onClose).toHaveBeenCalledOnce();
});

it('announces no progress while it runs, and can be cancelled once', () => {
  show({ ...finished, state: 'running', done: 2 });
  expect(announced()).toEqual(['']);
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('2');
  fireEvent.click(button(en.cancel));
  expect(cancel).toHaveBeenCalledOnce();
  cleanup();
  show({ ...finished, state: 'cancelling' });
  expect(button(en.cancel).hasAttribute('disabled')).toBe(true);
});

it('tries the failed files again, where there are any', () => {
  show(finished);
  fireEvent.click(button(words.retry));
  expect(retry).toHaveBeenCalledOnce();
  cleanup();
  show({ ...finished, items: items.slice(0, 2) });
  expect(screen.queryByRole('button', { name: words.retry })).toBe(null);
});

it('shows the rows of one outcome, and offers no outcome that none has', () => {
  showReport();
  expect(files()).toEqual(items.map(({ file }) => file));
  const filters = screen.getAllByRole('radio').map((each) => each.textContent);
  expect(filters).toHaveLength(4);
  fireEvent.click(screen.getByRole('radio', { name: new RegExp(words.outcomes.failed) }));
  expect(files()).toEqual(['broken.pdf', 'empty.html']);
});

it('finds rows by name, title and reason, and announces how many', () => {
  showReport();
  find('title cafe\u0301');
  expect(files()).toEqual(['Café.html']);
  expect(announced()).toContain(words.rowsFound(1));
  find(words.failures['empty-file']);
  expect(files()).toEqual(['empty.html']);
  find('nowhere');
  expect(screen.queryByRole('grid')).toBe(null);
  expect(announced()).toContain(words.rowsFound(0));
});

it('moves through the rows by keys, stops at both ends, and opens what became an article', () => {
  showReport();
  expect(active()).toBe('harbour.html');
  press('ArrowUp');
  expect(active()).toBe('harbour.html');
  press('ArrowDown');
  expect(active()).toBe('Café.html');
  press('Enter');
  expect(onOpenArticle).toHaveBeenCalledExactlyOnceWith('Café.html');
  press('PageDown');
  expect(active()).toBe('twice.html');
  press('ArrowDown');
  press('ArrowUp');
  expect(active()).toBe('empty.html');
  press('Enter');
  expect(onOpenArticle).toHaveBeenCalledOnce();
  press('Home');
  press('End', { ctrlKey: true });
  expect(active()).toBe('harbour.html');
  press('End');
  expect(active()).toBe('twice.html');
});

it('keeps its active row among the rows that are left', () => {
  showReport();
  press('End');
  find('harbour');
  expect(active()).toBe('harbour.html');
});

it('saves the rows that are shown, and announces that, or why not', async () => {
  showReport();
  find('broken');
  request.mockResolvedValue({ ok: true });
  fireEvent.click(button(words.saveReport));
  await waitFor(() => expect(announced()).toContain(words.reportSaved));
  expect(request).toHaveBeenCalledExactlyOnceWith(
    'saveReport',
    expect.stringContaining('broken.pdf'),
  );
  expect(request.mock.calls[0]?.[1]).not.toContain('harbour');
  request.mockResolvedValue({ ok: false, message: 'disk full' });
  fireEvent.click(button(words.saveReport));
  await waitFor(() => expect(announced()).toContain(en.transfer.failed('disk full')));
});

it('announces nothing when no file is chosen to save it in', async () => {
  showReport();
  request.mockResolvedValue(null);
  fireEvent.click(button(words.saveReport));
  await waitFor(() => expect(request).toHaveBeenCalledOnce());
  expect(announced().filter(Boolean)).toEqual([words.summary(2, 0, 1, 2)]);
});

it('says at once why one address has failed', () => {
  const refused = row('https://a.example/', {
    ...{ ...failed, reason: 'no-answer' },
    detail: 'the port is closed',
  });
  show({ ...finished, total: 1, done: 1, items: [refused] });
  expect(announced()).toContain(words.failures['no-answer']);
});

it('calls addresses addresses, and says that a report is empty so far', () => {
  show({ ...finished, state: 'running', total: 7, done: 0, items: [], areAddresses: true });
  expect(screen.getByText('0 of 7 addresses')).toBeTruthy();
  fireEvent.click(button(words.showReport));
  expect(screen.getByText(words.noRows)).toBeTruthy();
});

it('names the time from which a server may be asked again', () => {
  const until = new Date(2030, 4, 6, 14, 5).getTime();
  const item = row('https://a.example/', { ...failed, reason: 'asked-to-wait', until });
  show({ ...finished, total: 1, done: 1, items: [item] });
  expect(announced().join()).toMatch(/May 6, 2030.*2:05.PM/);
});
