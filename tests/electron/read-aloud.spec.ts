// Reading aloud without a speech service, and with one that hangs; what is said is in
// tests/unit/ui/speaker.test.ts.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const title = 'The harbour';

/** Imports an article and opens it. */
async function openArticle(page: Page, folder: string): Promise<void> {
  const file = join(folder, 'harbour.html');
  const text = `<p>${'The tide went out and came in again. '.repeat(20)}</p>`;
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><title>${title}</title><article>${text.repeat(5)}</article>`,
  );
  await drop(page, [file]);
  const row = page.getByRole('option');
  await expect(row).toHaveCount(1);
  await row.click();
  const article = page.frameLocator('iframe[sandbox="allow-same-origin"]');
  await expect(article.getByText('The tide').first()).toBeVisible();
}

test('reading aloud without a voice says what to install, and the keys still work', async ({
  account,
  library,
  openCarrel,
}) => {
  // Where no speech service listens, whatever this computer has installed.
  account.SPEECHD_ADDRESS = 'unix_socket:/nonexistent/speechd.sock';
  const { page } = await openCarrel();
  await openArticle(page, library);
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

/** Starts speech-dispatcher with one module, which needs no sound device; resolves to its process. */
async function startSpeechService(folder: string) {
  const socket = join(folder, 'speechd.sock');
  const config = join(folder, 'config');
  mkdirSync(config);
  writeFileSync(
    join(config, 'speechd.conf'),
    'AudioOutputMethod "alsa"\nAddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"\nDefaultModule espeak-ng\n',
  );
  const files = ['-S', socket, '-C', config, '-P', join(folder, 'pid'), '-L', folder];
  const service = spawn('speech-dispatcher', ['-s', '-c', 'unix_socket', ...files], {
    stdio: 'ignore',
  });
  await expect.poll(() => existsSync(socket)).toBe(true);
  return { service, address: `unix_socket:${socket}` };
}

test('Carrel quits although the speech service hangs, and has saved everything', async ({
  account,
  library,
  carrel,
  openCarrel,
}) => {
  const isInstalled =
    spawnSync('speech-dispatcher', ['--version']).error === undefined &&
    ['lib', 'lib64', 'libexec'].some((folder) =>
      existsSync(`/usr/${folder}/speech-dispatcher-modules/sd_espeak-ng`),
    );
  test.skip(!isInstalled, 'speech-dispatcher with eSpeak is not installed here');
  const { service, address } = await startSpeechService(account.XDG_CONFIG_HOME);
  try {
    account.SPEECHD_ADDRESS = address;
    const { app, page } = await openCarrel();
    await openArticle(page, library);
    const pauses = page.getByRole('button', { name: en.aloud.pause });
    await page.keyboard.press('Enter');
    // eSpeak's 13,000 voices may arrive after Carrel has given up waiting for them.
    await expect(async () => {
      await page.keyboard.press('a');
      await expect(page.getByRole('combobox', { name: en.aloud.voice('English') })).toBeVisible();
    }).toPass();
    await expect(pauses).toBeVisible();
    await page.keyboard.press('s');
    service.kill('SIGSTOP');
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    const quitAt = Date.now();
    await app.evaluate(({ app }) => app.quit()).catch(() => {});
    await ended;
    expect(Date.now() - quitAt).toBeLessThan(10_000);
  } finally {
    service.kill('SIGKILL');
  }

  const { stdout } = await carrel(['list', '--json', 'is:starred']);
  expect(stdout).toContain(title);
});
