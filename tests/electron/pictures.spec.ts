// Pictures in the light box.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { profileOf, test } from './carrel';
import { drop } from './drop';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');

const svg = (width: number, colour: string) =>
  `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width / 2}"><rect width="100%" height="100%" fill="${colour}"/><circle cx="50%" cy="50%" r="20%" fill="white"/></svg>`).toString('base64')}`;

function savePage(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  const line = `<p>${'In the harbour the tide went out and came in again, as it does every day. '.repeat(6)}</p>`;
  writeFileSync(
    join(folder, 'harbour.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>The harbour</title><article><h1>The harbour</h1>${line}
<figure><img src="${svg(800, 'teal')}" alt="A pier/quay"><figcaption>The old pier</figcaption></figure>${line}
<p><a href="https://photos.example/gull"><img src="${svg(400, 'navy')}" alt="A gull"></a></p>${line}
<p><img src="${svg(300, 'maroon')}" alt=""></p>${line}</article></html>`,
  );
  return folder;
}

/** A teal square of 16 pixels. */
const jpeg =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAX/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCAAhHf/9k=';

/** Sites with an icon in one file or in a folder of the whole site. */
function saveArchives(folder: string, icon: Buffer): void {
  const page = (name: string, link: string) =>
    `<!doctype html><html lang="en">${link}<title>${name}</title><article><h1>${name}</h1>${`<p>${`${name} pages tell of the lock, the sluice and the rain of ${name}. `.repeat(8)}</p>`.repeat(4)}</article></html>`;
  const link = (address: string) => `<link rel="shortcut icon" href="${address}">`;

  const at = 'https://single.example';
  const parts = [
    `Content-Type: text/html\r\nContent-Location: ${at}/1\r\n\r\n${page('Single', link('/i.jpg'))}`,
    `Content-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${at}/i.jpg\r\n\r\n${jpeg}`,
  ];
  writeFileSync(
    join(folder, 'single.mhtml'),
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${at}/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="edge"\r\n\r\n${parts.map((part) => `--edge\r\n${part}\r\n`).join('')}--edge--\r\n`,
  );

  const record = (address: string, type: string, body: Buffer) => {
    const answer = Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n`),
      body,
    ]);
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nWARC-Date: 2024-03-05T06:10:00Z\r\nWARC-Record-ID: <urn:uuid:${type.length}>\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: ${answer.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), answer, Buffer.from('\r\n\r\n')]);
  };
  // Without a link: the usual place of an icon is in the archive.
  const records = [
    record('https://crawled.example/1', 'text/html', Buffer.from(page('Crawled', ''))),
    record('https://crawled.example/favicon.ico', 'image/x-icon', icon),
  ];
  writeFileSync(join(folder, 'crawl.warc'), Buffer.concat(records));

  const mirror = join(folder, 'mirror');
  for (const part of ['mirrored.example/img', 'mirrored.example/posts']) {
    mkdirSync(join(mirror, part), { recursive: true });
  }
  const mirrored = `${page('Mirrored', link('../img/icon.png'))}<!-- Mirrored from mirrored.example/posts/1.html by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 05 Mar 2024 06:10:00 GMT -->`;
  writeFileSync(join(mirror, 'mirrored.example/posts/1.html'), mirrored);
  writeFileSync(join(mirror, 'mirrored.example/img/icon.png'), icon);
}

/** Pages with an icon: beside the page, in its address with a script, of a huge size, and on another server. */
function saveSites(library: string, icon: Buffer): string {
  const folder = join(library, 'sites');
  mkdirSync(join(folder, 'complete_files'), { recursive: true });
  writeFileSync(join(folder, 'complete_files', 'icon.png'), icon);
  const huge = Buffer.from(icon);
  huge.writeUInt32BE(60_000, 16);
  const script =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"><script>alert(2)</script><rect width="9" height="9" fill="olive"/></svg>';
  const icons = {
    Complete: 'complete_files/icon.png',
    Drawn: `data:image/svg+xml,${encodeURIComponent(script)}`,
    Huge: `data:image/png;base64,${huge.toString('base64')}`,
    Elsewhere: 'https://elsewhere.example/favicon.ico',
  };
  for (const [name, address] of Object.entries(icons)) {
    const line = `<p>${`${name} pages tell of the quay, the ferry and the fog of ${name}. `.repeat(8)}</p>`;
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><html lang="en"><link rel="canonical" href="https://${name.toLowerCase()}.example/1"><link rel="icon" href="${address}"><title>${name}</title><article><h1>${name}</h1>${line.repeat(4)}</article></html>`,
    );
  }
  saveArchives(folder, icon);
  return folder;
}

test('pictures open large, by the keyboard alone, and icons tell sites apart', async ({
  library,
  account,
  openCarrel,
}, info) => {
  const { app, page } = await openCarrel();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await drop(page, [savePage(library)]);
  await page.getByRole('button', { name: en.import.close }).click();
  await rows(page).first().click();
  const box = page.getByRole('dialog', { name: en.pictures.title });
  const shown = box.getByRole('img');
  const pier = reader(page).getByRole('button', { name: en.pictures.enlargeNamed('A pier/quay') });

  await pier.focus();
  await page.keyboard.press('Enter');
  await expect(shown).toHaveAttribute('alt', 'A pier/quay');
  await expect(box).toContainText('The old pier');
  await expect(box).toContainText(en.pictures.count('1', '3'));
  await page.screenshot({ path: info.outputPath('light-box.png') });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);

  const width = () => shown.evaluate((image) => image.clientWidth);
  const whole = await width();
  for (let times = 0; times < 4; times++) await page.keyboard.press('+');
  expect((await width()) / whole).toBeCloseTo(1.25 ** 4, 1);
  const left = () => shown.evaluate((image) => image.parentElement?.scrollLeft);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(left).toBeGreaterThan(0);
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  expect(await width()).toBe(whole);

  const target = join(library, 'saved-picture.svg');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async (...args: unknown[]) => {
      Object.assign(globalThis, {
        suggested: (args.at(-1) as { defaultPath: string }).defaultPath,
      });
      return { canceled: false, filePath };
    };
  }, target);
  await box.getByRole('button', { name: en.pictures.save }).press('Enter');
  await expect.poll(() => existsSync(target)).toBe(true);
  expect(readFileSync(target, 'utf8')).toContain('teal');
  const suggested = await app.evaluate(() => (globalThis as { suggested?: string }).suggested);
  expect(suggested).toMatch(/[\\/]A pier quay\.svg$/);

  await page.keyboard.press('ArrowRight');
  await expect(shown).toHaveAttribute('alt', 'A gull');
  await expect(box.getByRole('button', { name: en.pictures.link })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(box).toContainText(en.pictures.count('3', '3'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(pier).toBeFocused();

  // A link around a picture opens the picture; the link is in the light box.
  await reader(page).getByRole('img', { name: 'A gull' }).click();
  await expect(shown).toHaveAttribute('alt', 'A gull');
  await page.keyboard.press('Escape');
  await expect(reader(page).getByRole('link', { name: 'A gull' })).toBeFocused();
  // Icons of sites: of the page's own files, in its address, and hostile ones.
  const png = readFileSync(join(import.meta.dirname, '../../resources/icons/32x32.png'));
  const sites = saveSites(library, png);
  await drop(page, [sites]);
  await page.getByRole('button', { name: en.import.close }).click();
  await expect(rows(page)).toHaveCount(8);
  const iconOf = (of: Page, name: string) =>
    rows(of).filter({ hasText: name }).locator('.site-icon[class*="icon-"]');
  const isDrawn = (of: Page, name: string) =>
    iconOf(of, name).evaluate(async (icon) => {
      const image = new Image();
      image.src = /^url\("(.+)"\)$/.exec(getComputedStyle(icon).backgroundImage)?.[1] ?? '';
      await image.decode();
      return image.naturalWidth > 0;
    });
  const carried = ['Complete', 'Drawn', 'Single', 'Crawled', 'Mirrored'];
  for (const name of carried) await expect.poll(() => isDrawn(page, name)).toBe(true);
  for (const name of ['Huge', 'Elsewhere']) await expect(iconOf(page, name)).toHaveCount(0);
  const site = page.getByRole('button', { name: /^complete.example, / });
  await expect(site.locator('.site-icon')).toHaveCSS('background-image', /^url\("blob:/);
  await page.screenshot({ path: info.outputPath('icons.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('icons-dark.png') });
  const sha256 = createHash('sha256').update(png).digest('hex');
  const stored = join(library, 'assets', sha256.slice(0, 2), `${sha256}.png`);
  expect(readFileSync(stored).equals(png)).toBe(true);
  const drawings = readdirSync(join(library, 'assets'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.svg'))
    .map((name) => readFileSync(join(library, 'assets', name), 'utf8'));
  expect(drawings.some((drawing) => drawing.includes('olive'))).toBe(true);
  expect(drawings.join()).not.toMatch(/script|onload/);
  await app.close();

  // Made again from the folder, the library has them still.
  rmSync(join(profileOf(account, library), 'IndexedDB'), { recursive: true });
  const again = await openCarrel();
  await expect(rows(again.page)).toHaveCount(8);
  await expect.poll(() => isDrawn(again.page, 'Complete')).toBe(true);
});
