import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './carrel';
import { drop } from './drop';

const sentence =
  'The keeper of the weir counts the litres of every night and writes them into a book.';
const tex = '\\frac{a}{b}';

test('a formula that is TeX alone is drawn, and what is no TeX is shown as written', async ({
  openCarrel,
  library,
}) => {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const script = (source: string, type = 'math/tex') => `<script type="${type}">${source}</script>`;
  const body = `<p>${sentence.repeat(3)}</p><p>The height is ${script(tex)} metres, or ${script('\\frac{')} of nothing.</p>${script('q^2', 'math/tex; mode=display')}<p>${sentence.repeat(3)}</p>`;
  writeFileSync(
    join(folder, 'weir.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The weir</title></head><body><article><h1>The weir</h1>${body}</article></body></html>`,
  );
  const { page } = await openCarrel();
  await drop(page, [folder]);
  await page.getByRole('option', { name: /The weir/ }).click();
  const reader = page.frameLocator('iframe[sandbox="allow-same-origin"]');
  await expect(reader.locator('math mfrac')).toBeVisible();
  await expect(reader.locator('math[display="block"] msup')).toBeVisible();
  await expect(reader.locator('code', { hasText: tex })).toBeHidden();
  // What is no TeX is shown as it was written.
  await expect(reader.getByText('\\frac{', { exact: true })).toBeVisible();
});
