// One story in several papers, and a page that was saved again with a changed text.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './carrel';

const sentence = (at: number) =>
  `Item ${at}: the harbour office counted ${at * 17 + 3} barges and ${at * 5 + 1} boats on its ${at}th round of the quay.`;
const body = Array.from({ length: 24 }, (_, at) => sentence(at + 1));

function page(host: string, title: string, sentences: readonly string[]): string {
  const paragraphs = [];
  for (let at = 0; at < sentences.length; at += 3) {
    paragraphs.push(`<p>${sentences.slice(at, at + 3).join(' ')}</p>`);
  }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:site_name" content="${host}"><link rel="canonical" href="https://${host}/harbour"></head>
<body><article><h1>${title}</h1>${paragraphs.join('\n')}</article></body></html>`;
}

test('shows copies as one row, and the text of a page before it was changed', async ({
  carrel,
  openCarrel,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-copies-'));
  const files: [string, string][] = [
    ['1-herald.html', page('herald.example', 'A count at the harbour', body)],
    ['2-courier.html', page('courier.example', 'Barges counted', body.slice(0, 15))],
    ['3-gazette.html', page('gazette.example', 'Harbour has more boats', ['By wire.', ...body])],
    [
      '4-other.html',
      page(
        'other.example',
        'Something else',
        body.map(
          (_, at) =>
            `Nothing of number ${at * 3} is like entry ${at} of list ${at + 9}, whatever one reads into it.`,
        ),
      ),
    ],
  ];
  for (const [name, html] of files) writeFileSync(join(folder, name), html);
  // The window answers the commands, which would each start the program otherwise.
  const { page: window } = await openCarrel();
  expect((await carrel(['import', folder, '--json'])).code).toBe(0);
  const changed = body.map((text, at) =>
    at === 4 ? text.replace('88 barges', '880 barges') : text,
  );
  const silently = join(folder, '5-herald-again.html');
  writeFileSync(silently, page('herald.example', 'A count at the harbour', changed));
  expect(JSON.parse((await carrel(['import', silently, '--json'])).stdout)).toMatchObject({
    imported: 0,
    updated: 1,
  });

  const rows = window.getByRole('listbox', { name: 'Articles' }).getByRole('option');
  await expect(rows).toHaveCount(2, { timeout: 20_000 });
  await expect(window.getByText('4 articles', { exact: true })).toBeVisible();
  const story = rows.filter({ hasText: '3 copies' });
  await story.click();
  await window.keyboard.press('ArrowRight');
  await expect(rows).toHaveCount(4);
  await rows.filter({ hasText: 'A count at the harbour' }).click();
  await window.getByRole('button', { name: 'Compare 4 copies' }).click();

  const dialog = window.getByRole('dialog', { name: 'Versions and copies' });
  await dialog.getByLabel('From').selectOption({ index: 1 });
  const choices = dialog.getByLabel('To').getByRole('option');
  await expect(choices).toHaveCount(4);
  // The two versions of one paper: before the change and after it.
  const herald = await choices
    .filter({ hasText: 'herald.example' })
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  await dialog.getByLabel('From').selectOption(herald[0]!);
  await dialog.getByLabel('To').selectOption(herald[1]!);
  await expect(dialog.getByRole('status')).toHaveText('1 change: 1 word added, 1 removed');
  await expect(dialog.locator('del')).toContainText('88');
  await expect(dialog.locator('ins')).toContainText('880');
  await dialog.getByRole('region', { name: 'Text' }).focus();
  await window.keyboard.press('n');
  await expect(dialog.getByText('Change 1 of 1')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await window.getByRole('listbox', { name: 'Articles' }).press('ArrowLeft');
  await expect(rows).toHaveCount(2);
});
