// The report of an import, and what can be done with it.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { writePages } from './shelf';

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('the report is filtered, saved as CSV, and what failed is tried again', async ({
  openCarrel,
  carrel,
}) => {
  const workshop = mkdtempSync(join(tmpdir(), 'carrel-report-'));
  const pages = writePages(workshop, 30);
  const broken = join(pages, '=broken, not yet whole.html');
  writeFileSync(broken, '');
  mkdirSync(join(workshop, 'out'));
  const csv = join(workshop, 'out', 'report.csv');

  const { app, page } = await openCarrel({ args: [pages] });
  await expect(page.getByText('30 imported · 1 failed')).toBeVisible();
  const table = page.getByRole('grid', { name: 'Import report' });
  const rows = table.getByRole('row');
  await expect(table).toHaveAttribute('aria-rowcount', '31');

  await page.getByRole('radio', { name: en.import.outcomes.failed }).click();
  await expect(rows).toHaveText([/^Failed.*The file is empty.*=broken, not yet whole\.html/]);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, csv);
  await page.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect(page.getByText(en.import.reportSaved)).toBeVisible();
  const [head, row] = readFileSync(csv, 'utf8').split('\r\n');
  expect(head).toBe(
    `\ufeff${Object.values(en.import.columns)
      .map((name) => `"${name}"`)
      .join()}`,
  );
  expect(row).toBe(
    `"${broken}","${en.import.outcomes.failed}","","${en.import.failures['empty-file']}",""`,
  );

  await page.getByRole('radio', { name: 'All' }).click();
  await page.getByRole('searchbox', { name: en.import.findInReport }).fill('page-0007');
  await expect(rows).toHaveText([/^Imported.*Article 0007/]);
  await page.getByRole('searchbox', { name: en.import.findInReport }).fill('');

  // By keyboard only: to the end, one row up, and open that article.
  await table.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  const active = page.locator('.report-row.active');
  await expect(active).toHaveAttribute('aria-rowindex', '30');
  const title = /Article \d{4}/.exec((await active.textContent()) ?? '')?.[0] ?? 'none';
  await page.keyboard.press('Enter');
  await expect(
    page.frameLocator('.reader iframe').getByRole('heading', { name: title }),
  ).toBeVisible();

  writeFileSync(
    broken,
    readFileSync(join(pages, 'page-0003.html'), 'utf8')
      .replaceAll('0003', '0099')
      .replaceAll('orchard.example/3', 'orchard.example/99'),
  );
  await page.getByRole('button', { name: en.import.retry }).click();
  await expect(page.getByText('1 imported', { exact: true })).toBeVisible();
  await expect(page.getByText('31 articles', { exact: true })).toBeVisible();
  await app.close();

  const { code } = await carrel(['import', 'pages', '--report', 'again.csv'], { cwd: workshop });
  expect(code).toBe(0);
  const lines = readFileSync(join(workshop, 'again.csv'), 'utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(32);
  expect(lines[1]).toMatch(/^"pages\/.*","duplicate","Article \d{4}","",/);
  const refused = await carrel(['import', 'pages', '--report', 'none/x.csv'], { cwd: workshop });
  expect(refused).toMatchObject({ code: 3 });
  expect(refused.stderr).toContain('none/x.csv could not be written');
});
