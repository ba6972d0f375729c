// Two machines with one library, each with a folder and an account of its own; files are copied between them.
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import {
  commandWords,
  electronPath,
  endAccount,
  longTestMs,
  newAccount,
  openWindow,
  repository,
  runToEnd,
  switches,
  test,
} from './carrel';

test.setTimeout(longTestMs);

const words = en.machines;
const title = 'The harbour at night';
const page = `<!doctype html><title>${title}</title><article><h1>${title}</h1><p>The lamps on the quay go on at six, and the keeper counts barges until morning comes.</p><p>She writes every number down in a ledger with a blue cover that nobody else may open.</p></article>`;

test('shows what two machines have written into one note, and opens it, and the joined article by a link to the other one', async ({
  library,
  account,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-machines-'));
  const other = { library: join(folder, 'library'), account: newAccount() };
  const run = (args: string[], on: { library: string; account: typeof account }) =>
    runToEnd(electronPath, commandWords([...args, '--library', on.library]), {
      environment: on.account,
    });
  const here = { library, account };
  const file = join(folder, 'harbour.html');
  writeFileSync(file, page);
  await run(['import', file], here);
  cpSync(library, other.library, { recursive: true });
  await run(['machines', 'name', 'The laptop'], other);
  const { stdout } = await run(['list', '--jsonl'], here);
  const { id: marked } = JSON.parse(stdout);
  await run(['note', marked, '--text', 'Written here, on the desk.'], here);
  await run(['note', marked, '--text', 'Written on the laptop, in the train.'], other);
  // A page that both import: the id of the other machine is the smaller one, and stays.
  const twin = join(folder, 'lighthouse.html');
  const canonical = '<link rel="canonical" href="https://a.example/lighthouse"><title>';
  writeFileSync(twin, page.replaceAll(title, 'The lighthouse').replace('<title>', canonical));
  for (const on of [other, here]) await run(['import', twin], on);
  const twinOn = async (on: typeof here): Promise<{ id: string; folder: string }> => {
    const listed = (await run(['list', '--jsonl'], on)).stdout.trimEnd().split('\n');
    const { id } = listed.map((line) => JSON.parse(line)).find((each) => each.id !== marked);
    const places = readdirSync(join(on.library, 'articles'), { recursive: true }).map(String);
    const end = id.slice(-10).toLowerCase();
    return { id, folder: join('articles', places.find((place) => place.endsWith(end)) ?? '') };
  };
  const [kept, gone] = [await twinOn(other), await twinOn(here)];
  const from = join(other.library, 'machines');
  cpSync(from, join(library, 'machines'), { recursive: true });

  const { app, page: window } = await openWindow(['--library', library], 'en-US', account);
  await window.getByText(title).first().waitFor();
  await window.keyboard.press('Control+,');
  await window.getByRole('tab', { name: words.tab }).click();
  const list = window.getByRole('list', { name: words.merged });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  const terms = await list.getByRole('term').allTextContents();
  const texts = await list.getByRole('definition').allTextContents();
  const sides = terms.map((term, at) => [term, texts[at]] as const);
  const textOf = (name: string) => sides.find(([term]) => term.startsWith(name))?.[1];
  expect(textOf(words.mergedThisMachine)).toBe('Written here, on the desk.');
  expect(textOf('The laptop')).toBe('Written on the laptop, in the train.');
  const now = textOf(words.mergedNow);
  expect(now).toContain('Written here, on the desk.');
  expect(now).toContain('Written on the laptop, in the train.');
  const axe = new AxeBuilder({ page: window }).setLegacyMode().include('[role=dialog]');
  expect((await axe.analyze()).violations).toEqual([]);

  // By keyboard alone.
  await list.getByRole('button', { name: title }).focus();
  await window.keyboard.press('Enter');
  await expect(list).toHaveCount(0);
  const reader = window.frameLocator('iframe[sandbox="allow-same-origin"]');
  await expect(reader.getByText('the keeper counts barges')).toBeVisible();
  // The other machine's article comes: a link to the one that is joined into it opens it.
  cpSync(join(other.library, kept.folder), join(library, kept.folder), { recursive: true });
  await expect.poll(() => existsSync(join(library, gone.folder))).toBe(false);
  const link = [...switches, repository, '--library', library, `carrel://article/${gone.id}`];
  expect(await runToEnd(electronPath, link, { environment: account })).toMatchObject({ code: 0 });
  await expect(reader.getByRole('heading', { name: 'The lighthouse' })).toBeAttached();
  await app.close();
  endAccount(other.account);
  rmSync(folder, { recursive: true, force: true });
});
