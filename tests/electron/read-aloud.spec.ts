// Reading aloud on a computer without a speech service; what is said is in tests/unit/ui/speaker.test.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

test('reading aloud without a voice says what to install, and the keys still work', async ({
  account,
  library,
  openCarrel,
}) => {
  // Where no speech service listens, whatever this computer has installed.
  account.SPEECHD_ADDRESS = 'unix_socket:/nonexistent/speechd.sock';
  const file = join(library, 'harbour.html');
  const text = `<p>${'The tide went out and came in again. '.repeat(20)}</p>`;
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><title>The harbour</title><article>${text.repeat(5)}</article>`,
  );
  const { page } = await openCarrel();
  await drop(page, [file]);
  const row = page.getByRole('option');
  await expect(row).toHaveCount(1);
  await row.click();
  const article = page.frameLocator('iframe[sandbox="allow-same-origin"]');
  await expect(article.getByText('The tide').first()).toBeVisible();
  const bar = page.getByRole('toolbar', { name: en.aloud.bar });

  await page.keyboard.press('Enter');
  await page.keyboard.press('a');
  await expect(bar.getByRole('status')).toHaveText(en.aloud.noVoices.linux);
  await expect(bar.getByRole('button')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  // Only the bar was left, not the article.
  await page.keyboard.press('h');
  await page.keyboard.press('h');
  await expect(page.getByRole('button', { name: `${en.highlights.panel}, 1` })).toBeVisible();

  await page.keyboard.press('a');
  await expect(bar).toBeVisible();
  await page.keyboard.press('o');
  await expect(bar).toBeHidden();
});
