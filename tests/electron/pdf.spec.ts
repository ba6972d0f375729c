// A PDF in the reader: its text, and its pages in the original view.
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const files = join(import.meta.dirname, '../fixtures/imports/drops/pdf');

/** The number of different colours of a drawn page; a blank page has one. */
const inkOf = (page: Page, number: number) =>
  page.locator(`[data-page="${number}"] canvas`).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

test('a PDF is read as text, and shows its own pages without a request', async ({
  carrel,
  openCarrel,
}) => {
  const { page } = await openCarrel();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await drop(page, [join(files, 'korean.pdf'), join(files, 'two-columns.pdf')]);
  await expect(page.getByText('2 imported')).toBeVisible();
  await page.getByRole('button', { name: en.import.close }).click();

  await page.getByRole('option').filter({ hasText: '항구의 밤' }).click();
  const reader = page.frameLocator('iframe[sandbox="allow-same-origin"]');
  await expect(reader.getByText('등대지기는 계단을 오르며')).toBeVisible();
  // When the file was made is no date of a publication.
  await expect(reader.getByText(/^File created /)).toBeVisible();
  expect((await carrel(['cite', '--query', '항구의 밤'])).stdout).toMatch(/n\.d\.|날짜/);

  await page.keyboard.press('o');
  const pages = page.getByRole('region', { name: 'Original: korean.pdf' });
  await expect(pages.getByRole('img', { name: 'Page 1 of 3' }).locator('canvas')).toBeVisible();
  expect(await inkOf(page, 1)).toBeGreaterThan(4);

  // The last page is drawn when it comes near, and the first one is released.
  await expect(pages).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => pages.evaluate((box) => box.scrollTop)).toBeGreaterThan(500);
  await expect(pages.getByRole('img', { name: 'Page 3 of 3' }).locator('canvas')).toBeVisible();
  expect(await inkOf(page, 3)).toBeGreaterThan(4);

  await test.step('pages and sizes, by keyboard', async () => {
    const field = page.getByRole('textbox', { name: en.pdf.page });
    await expect(field).toHaveValue('3');
    await page.keyboard.press('g');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expect(pages).toBeFocused();
    await expect(field).toHaveValue('2');
    await page.keyboard.press('ArrowLeft');
    await expect(field).toHaveValue('1');
    await page.keyboard.press('ArrowRight');
    await expect(field).toHaveValue('2');

    const widthOf = () => pages.locator('[data-page="2"]').evaluate((place) => place.clientWidth);
    const own = await widthOf();
    await page.keyboard.press('+');
    await expect.poll(widthOf).toBeGreaterThan(own);
    // The picture is drawn again in the new size, and the place is kept.
    await expect
      .poll(() =>
        pages
          .locator('[data-page="2"] canvas')
          .evaluate((canvas: HTMLCanvasElement) => canvas.width),
      )
      .toBeGreaterThan(own);
    await expect(field).toHaveValue('2');
    await page.keyboard.press('w');
    const room = await pages.evaluate((box) => box.clientWidth);
    await expect.poll(async () => room - (await widthOf())).toBeLessThan(60);
    await page.keyboard.press('z');
    await expect
      .poll(() =>
        pages.evaluate(
          (box) => box.querySelector('[data-page="2"]')!.clientHeight <= box.clientHeight,
        ),
      )
      .toBe(true);

    await page.keyboard.press('b');
    const strip = page.getByRole('navigation', { name: en.pdf.thumbnails });
    await expect(strip.locator('[aria-current]')).toBeFocused();
    await expect(strip.locator('[aria-current] canvas')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('3');
    await page.keyboard.press('Escape');
    await expect(strip).toBeHidden();
    await expect(pages).toBeFocused();
  });

  await test.step('+ - 0 change what is shown, wherever the focus is', async () => {
    const zoomed = page.getByRole('toolbar', { name: en.pdf.toolbar }).getByRole('status');
    await page.keyboard.press('0');
    await expect(zoomed).not.toHaveText(/^[2-9]\d\d/);
    const own = (await zoomed.textContent()) ?? '';
    await page.getByRole('option').filter({ hasText: '항구의 밤' }).focus();
    await page.keyboard.press('+');
    await expect(zoomed).not.toHaveText(own);
    await page.keyboard.press('-');
    await page.keyboard.press('0');
    await expect(zoomed).toHaveText(own);

    const sizeOf = () =>
      reader
        .locator('.article-body p')
        .first()
        .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    await page.keyboard.press('Escape');
    const before = await sizeOf();
    await page.keyboard.press('+');
    await expect.poll(sizeOf).toBeGreaterThan(before);
    await page.keyboard.press('0');
    await expect.poll(sizeOf).toBe(before);
  });

  // The other article is shown as text again; its page contains a script.
  await page.getByRole('option').filter({ hasNotText: '항구의 밤' }).click();
  await expect(reader.getByText('counted the boats one by one')).toBeVisible();
  await page.keyboard.press('o');
  await expect(page.getByRole('img', { name: 'Page 1 of 1' }).locator('canvas')).toBeVisible();
  expect(requests.filter((url) => !/^(?:app|blob|data):/.test(url))).toEqual([]);
});
