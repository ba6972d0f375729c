// A page of which the wrong block was extracted: the reader shows the right one, and the site's other
// articles follow.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { ko } from '../../renderer/ui/i18n/ko';
import { test } from './carrel';

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

const title = (name: string) => `The ${name} ferry`;

/**
 * The page's `<article>` holds the comments, and the block with the verse has the class of an
 * advertisement.
 */
function page(name: string): string {
  const verse = Array.from(
    { length: 16 },
    (_, at) => `<span>The ${name} boat, night ${at + 1}</span><br>`,
  ).join('');
  const comment = (at: number) =>
    `<p>Comment ${at} on ${name}: I have crossed with this company more often than I can say, and the tea, which is what people ask me about, was hot on ${at + 2} of those crossings, although the weather was not.</p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title(name)}</title>
<link rel="canonical" href="https://www.crossing.example/${name}"></head>
<body><div class="top"><a href="/">Ferries</a></div>
<div class="wrap"><div class="css-a81f22c related-verse">${verse}</div>
<article class="talk">${[1, 2, 3, 4, 5, 6].map(comment).join('')}</article></div></body></html>`;
}

const frameText = (window: Page, frameTitle: string) =>
  window.frameLocator(`iframe[title="${frameTitle}"]`).locator('.article-body');

test('extracts the block that the reader has shown, there and on the rest of the site', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-site-rule-'));
  for (const name of ['north', 'south', 'east']) {
    writeFileSync(join(folder, `${name}.html`), page(name));
  }
  const { app, page: window } = await openCarrel();
  expect((await carrel(['import', folder, '--json'])).code).toBe(0);

  const rows = window.getByRole('listbox', { name: 'Articles' }).getByRole('option');
  await expect(rows).toHaveCount(3);
  await rows.filter({ hasText: title('south') }).click();
  const body = frameText(window, title('south'));
  await expect(body).toContainText('Comment 3 on south');
  await expect(body).not.toContainText('night 7');

  // Left without a choice, the focus is where it was.
  const list = window.getByRole('listbox', { name: 'Articles' });
  await list.focus();
  await window.keyboard.press('x');
  await expect(window.locator('iframe[title^="Original"]')).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(list).toBeFocused();

  await window.keyboard.press('x');
  const view = window.getByRole('region', { name: en.siteRule.title });
  const original = view.frameLocator('iframe[title^="Original"]');
  await original.getByText('The south boat, night 7').click();
  await expect(view.getByRole('status')).toContainText(en.siteRule.found(80));
  const preview = frameText(window, en.siteRule.preview);
  await expect(preview).toContainText('night 16');
  await view.getByRole('button', { name: en.siteRule.use }).click();
  const ask = window.getByRole('alertdialog', {
    name: en.siteRule.othersTitle(2, 'crossing.example'),
  });
  await ask.getByRole('button', { name: en.siteRule.all(2) }).click();
  await expect(window.getByText(en.siteRule.othersDone(2, 0))).toBeVisible();
  await expect(body).toContainText('night 16');
  await expect(body).not.toContainText('Comment');
  await rows.filter({ hasText: title('east') }).click();
  await expect(frameText(window, title('east'))).toContainText('The east boat, night 1');
  // Found by its new text.
  await window.keyboard.press('/');
  await window.keyboard.type('"north boat, night 9"');
  await expect(window.getByText('1 found').first()).toBeVisible();
  await app.close();

  const record = JSON.parse(readFileSync(join(library, 'site-rules.json'), 'utf8'));
  expect(record['site-rules']).toMatchObject([
    { id: 'crossing.example', body: 'div.related-verse' },
  ]);
  // A later import uses the rule, and articles that already follow it stay as they are.
  writeFileSync(join(folder, 'west.html'), page('west'));
  expect((await carrel(['import', join(folder, 'west.html')])).code).toBe(0);
  const again = await carrel(['reextract', '--site', 'www.crossing.example', '--jsonl']);
  expect(again.code).toBe(0);
  const outcomes = again.stdout.trim().split('\n');
  expect(outcomes.map((line) => JSON.parse(line).outcome)).toEqual(Array(4).fill('same'));
  const found = await carrel(['search', '"west boat, night 9"', '--json']);
  expect(found.stdout).toContain(title('west'));
});

test('works by keyboard alone', async ({ carrel, openCarrel }) => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-site-rule-keys-'));
  writeFileSync(join(folder, 'north.html'), page('north'));
  const { page: window } = await openCarrel({ language: 'ko' });
  expect((await carrel(['import', folder])).code).toBe(0);
  // The list hears of the article a moment after the command's end.
  await expect(window.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('j');
  await expect(frameText(window, title('north'))).toContainText('Comment 3');
  await window.keyboard.press('x');
  const view = window.getByRole('region', { name: ko.siteRule.title });
  const original = view.frameLocator('iframe[title^="원본"]');
  // The picker starts with the block that the page declares as its article.
  await expect(original.locator('[data-carrel-over]')).toHaveClass('talk');
  await window.keyboard.press('ArrowLeft');
  await expect(original.locator('[data-carrel-over]')).toHaveClass(/related-verse/);
  await window.keyboard.press('ArrowUp');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(view.getByRole('status')).toContainText(ko.siteRule.found(80));
  await window.keyboard.press('Enter');
  await expect(view).toBeHidden();
  await expect(frameText(window, title('north'))).toContainText('night 16');
  await window.keyboard.press('x');
  await window.keyboard.press('Escape');
  await expect(view).toBeHidden();
});
