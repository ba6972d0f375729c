// Opens an Omnivore export article by article: all texts are there, and no request is made.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { makeZip } from '../unit/core/containers/make-zip';
import { test } from './carrel';
import { questionsIn } from './net-log';

const pdf = readFileSync(
  join(import.meta.dirname, '../fixtures/imports/drops/pdf/may not be printed.pdf'),
);

const sentence = (number: number) => `The lamp was trimmed ${number} times that night`;

/** Words of its own for each page: pages of the same words are copies, which the list folds into one row. */
const ownWords = (number: number) =>
  Array.from({ length: 60 }, (_, at) => `watch-${number}-${at}`).join(' ');

/** Images, styles and frames from the web, as in Omnivore's readable pages. */
function page(number: number, server: string): string {
  const picture = `${server}/picture-${number}.png`;
  return `<div id="readability-page-1"><link rel="dns-prefetch" href="//canary.invalid"><p>${sentence(number)}, and the keeper wrote it into the book that nobody reads.</p><img src="${picture}" srcset="${picture} 2x" data-omnivore-original-src="${picture}"><p>Then the wind turned, and he began again: ${ownWords(number)}.</p><iframe src="${server}/frame"></iframe><video poster="${picture}" src="${server}/film"></video></div>`;
}

function exported(server: string, count: number) {
  const items = Array.from({ length: count }, (_, at) => ({
    id: `${at}`,
    slug: `lamp-${at}`,
    title: `Lamp ${at}`,
    description: '',
    author: null,
    url: `https://lamps.example/${at}`,
    state: at % 2 === 0 ? 'Active' : 'Archived',
    readingProgress: 0,
    thumbnail: `${server}/thumbnail-${at}.png`,
    labels: ['lamps'],
    savedAt: '2024-05-01T08:00:00.000Z',
    updatedAt: '2024-05-01T08:00:00.000Z',
    publishedAt: null,
  }));
  const lists = Array.from({ length: Math.ceil(count / 20) }, (_, at) => ({
    name: `metadata_${at * 20}_to_${at * 20 + 20}.json`,
    content: JSON.stringify(items.slice(at * 20, at * 20 + 20)),
  }));
  const texts = items.map(({ slug }, at) =>
    at === 7
      ? { name: `content/${slug}.pdf`, content: pdf }
      : { name: `content/${slug}.html`, content: page(at, server) },
  );
  return makeZip([...lists, ...texts]);
}

test('every text of an Omnivore export opens without a request', async ({
  openCarrel,
  library,
}) => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = join(library, 'export.zip');
  const netLog = join(library, 'net-log.json');
  const count = 24;
  writeFileSync(file, exported(address, count));

  const { app, page: window } = await openCarrel({ args: [`--log-net-log=${netLog}`, file] });
  await expect(window.getByText(`${count} imported`)).toBeVisible();
  await window.getByRole('button', { name: en.import.close }).click();
  // The report comes before the list is complete: an article that is inserted above the first row would
  // be missed below.
  await expect(window.getByText(`${count} articles`, { exact: true })).toBeVisible();
  const reader = window.frameLocator('iframe[sandbox="allow-same-origin"]');
  const opened = new Set<number>();
  const title = reader.locator('h1').first();
  for (let at = 0; at < count; at++) {
    // Goes down the list in whatever order; the title says which article it is.
    await window.keyboard.press('j');
    let number = Number.NaN;
    // Between two articles the frame is empty for a moment.
    const isNext = async () => {
      number = Number((await title.textContent())?.slice('Lamp '.length));
      return Number.isInteger(number) && !opened.has(number);
    };
    await expect.poll(isNext).toBe(true);
    const text = number === 7 ? 'Anybody may read this' : sentence(number);
    await expect(reader.getByText(text)).toBeVisible();
    opened.add(number);
    if (number > 2 && number !== 7) continue;
    await window.keyboard.press('o');
    if (number === 7)
      await expect(window.getByRole('img', { name: /^Page 1 of/ }).locator('canvas')).toBeVisible();
    else {
      // The article's frame has the text, too, until the original is shown.
      const original = window.frameLocator('iframe[title^="Original"]');
      await expect(original.getByText(text)).toBeVisible();
    }
    await window.keyboard.press('Escape');
    // A key that comes before would go to the original, which is taken away.
    await expect(window.getByRole('listbox')).toBeFocused();
  }
  await app.close();
  server.close();

  expect(opened.size).toBe(count);
  expect(requests).toEqual([]);
  const log = readFileSync(netLog, 'utf8');
  expect(log).not.toContain('canary.invalid');
  expect(log).not.toContain(address);
  expect(questionsIn(log)).toEqual([]);
});
