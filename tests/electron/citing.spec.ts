// References of articles: in a style, in a style of the reader's, in formats of other programs, by keyboard.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const list = `TY  - NEWS
TI  - The harbour at night
AU  - Lind, Mara
T2  - The Harbour Times
SE  - Business
DA  - 2025/02/20/
SP  - A12
UR  - https://harbour.example/night
Y2  - 2025/03/01/
LA  - en
ER  - 

TY  - NEWS
TI  - 밤의 항구
AU  - 김, 하나
T2  - 항구일보
DA  - 2025/02/20/
UR  - https://harbour.example/밤
Y2  - 2025/03/01/
LA  - ko
ER  - 
`;

const mine = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>My journal</title><id>https://styles.example/mine</id><updated>2026-01-01T00:00:00</updated></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout prefix="* "><text variable="title" font-style="italic"/></layout></bibliography></style>`;

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

const preview = (page: Page) => page.getByRole('region', { name: en.cite.preview });

test('shows, copies, saves and prints references of selected articles', async ({
  clipboard,
  openCarrel,
  carrel,
  library,
}) => {
  const folder = join(library, '..', 'lists');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'two.ris');
  writeFileSync(file, list);
  expect((await carrel(['import', file])).code).toBe(0);
  const ids = JSON.parse((await carrel(['list', '--json'])).stdout).map(
    ({ id }: { id: string }) => id,
  );
  const cite = async (...args: string[]) => (await carrel(['cite', ...args])).stdout.trim();
  expect(await cite(...ids, '--style', 'korean')).toBe(
    [
      '김하나 (2025. 2. 20.). 「밤의 항구」. 『항구일보』. https://harbour.example/%EB%B0%A4 (검색일: 2025. 3. 1.).',
      'Lind, Mara (2025. 2. 20.). 「The harbour at night」. 『The Harbour Times』, Business, A12면. https://harbour.example/night (검색일: 2025. 3. 1.).',
    ].join('\n'),
  );
  const style = join(folder, 'mine.csl');
  writeFileSync(style, mine);
  expect(await cite('--query', 'harbour night', '--style', style)).toBe('* The harbour at night');
  expect(await cite('--query', 'title:harbour', '--format', 'bibtex')).toContain(
    '  author = {Lind, Mara},\n  title = {The harbour at night},\n  entrysubtype = {newspaper},',
  );
  const wrong = await carrel(['cite', ids[0], '--style', file]);
  expect(wrong).toMatchObject({ code: 1 });
  const noStyle = await carrel(['cite', ids[0], '--style', 'bibtex']);
  expect(noStyle).toMatchObject({ code: 1, stderr: expect.stringContaining('--format bibtex') });
  expect(wrong.stderr).toContain('this is not a CSL style');

  const { app, page } = await openCarrel();
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: en.cite.action }).press('Enter');
  const dialog = page.getByRole('dialog', { name: en.cite.title(2) });
  await expect(dialog.getByRole('button', { name: en.cite.copy, exact: true })).toBeFocused();
  // Also while they are being made.
  await page.keyboard.press('Enter');
  await expect(preview(page)).toContainText(
    'Lind, Mara. 2025. “The Harbour at Night.” The Harbour Times, February 20, 2025, sec. Business. https://harbour.example/night.',
  );
  await expect(preview(page).locator('em')).toHaveText('The Harbour Times');
  await expect
    .poll(() => clipboard(app))
    .toContain('김하나. 2025. “밤의 항구.” 항구일보, February 20, 2025.');

  await dialog.getByRole('combobox', { name: en.cite.style }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(preview(page)).toContainText('Lind, M. (2025, February 20).');

  const add = dialog.locator('input[type=file]');
  await add.setInputFiles({ name: 'x.csl', mimeType: 'text/xml', buffer: Buffer.from('<html/>') });
  await expect(dialog.getByRole('alert')).toHaveText(en.cite.notAdded['no-style']);
  await add.setInputFiles(style);
  await expect(preview(page)).toHaveText(/\* 밤의 항구|\* The harbour at night/);
  await expect(dialog.getByRole('combobox', { name: en.cite.style })).toHaveValue(
    'https://styles.example/mine',
  );

  await dialog.getByRole('radio', { name: 'RIS' }).check({ force: true });
  await expect(preview(page)).toContainText('TY  - NEWS');
  const target = join(folder, 'saved.ris');
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await dialog.getByRole('button', { name: en.cite.save }).press('Enter');
  await expect.poll(() => readSaved(target)).toContain('AU  - 김, 하나');

  // The same list again changes nothing: what was written is what was read.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const again = JSON.parse((await carrel(['import', target, '--json'])).stdout);
  expect(again).toMatchObject({ imported: 0, updated: 0, failed: [] });
  expect(await cite('--query', 'title:harbour', '--style', 'My journal')).toBe(
    '* The harbour at night',
  );
});

test('a style that is dropped on the window is offered, and removed again', async ({
  openCarrel,
  library,
}) => {
  const at = (name: string, text: string) => {
    writeFileSync(join(library, name), text);
    return join(library, name);
  };
  const { page } = await openCarrel();
  const broken = mine.replace(/<citation>.*<\/citation>/, '');
  await drop(page, [at('two.ris', list), at('mine.csl', mine), at('broken.csl', broken)]);
  const offer = page.getByRole('dialog', { name: en.cite.offer(2) });
  await expect(offer).toContainText('mine.csl');
  await page.screenshot({ path: test.info().outputPath('offer.png') });
  await page.keyboard.press('Enter');
  await expect(offer.getByRole('alert')).toContainText(
    `broken.csl: ${en.cite.notAdded.incomplete}`,
  );
  await page.keyboard.press('Escape');
  await expect(offer).toBeHidden();
  // What was dropped with them is imported; what is no style is reported by the import.
  await expect(page.getByRole('option')).toHaveCount(2);
  // What is dropped while an import runs is counted with it, and its report stays closed.
  await expect(page.getByText(en.import.summary(2, 0, 0, 0))).toBeVisible();
  await drop(page, [at('letter.csl', 'Dear Mara, the tide is out.')]);
  await expect(page.getByText(en.import.failures['unknown-format'])).toBeVisible();
  await page.getByRole('button', { name: en.import.close }).click();

  await page.getByRole('option').first().click();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: en.cite.title(1) });
  await expect(preview(page)).toContainText('* ');
  const styles = dialog.getByRole('combobox', { name: en.cite.style });
  await expect(styles).toHaveValue('https://styles.example/mine');
  await page.screenshot({ path: test.info().outputPath('own-style.png') });
  const remove = dialog.getByRole('button', { name: en.cite.removeStyle });
  await remove.press('Enter');
  await expect(styles).not.toContainText('My journal');
  await expect(remove).toBeHidden();
  await expect(preview(page)).not.toContainText('* ');
});

function readSaved(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
