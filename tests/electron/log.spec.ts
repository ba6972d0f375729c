// What is written into the log, what is not, and how it is read.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { profileOf, repository, test } from './carrel';

const title = 'Zanzibar harbour diary';
const page = `<!doctype html><title>${title}</title><article><h1>${title}</h1><p>${'Nobody reads quokka sentences. '.repeat(20)}</p></article>`;

test('has errors, crashes and refused requests of every process, and no text of an article', async ({
  account,
  carrel,
  library,
  openCarrel,
}) => {
  const file = join(library, 'harbour.html');
  writeFileSync(file, page);
  const { app, page: window } = await openCarrel();
  expect((await carrel(['import', file])).code).toBe(0);
  const log = () => readFileSync(join(profileOf(account, library), 'carrel.log'), 'utf8');

  await window.evaluate((text) => {
    setTimeout(() => JSON.parse(text));
    setTimeout(() => (undefined as unknown as string[]).forEach(String));
    void Promise.reject(new RangeError(text));
    const { carrel: bridge } = window as unknown as {
      carrel: { request(name: string, ...args: unknown[]): Promise<unknown> };
    };
    bridge.request('emptyTrash', null).catch(() => {});
    bridge.request('openExternal', { text }).catch(() => {});
    bridge.request('reportFailure', 'uncaught-error', text, text, text).catch(() => {});
  }, title);
  await app.evaluate((_electron, text) => {
    void Promise.reject(new SyntaxError(text));
  }, title);
  await expect.poll(log).toMatch(/ error page\.uncaught-error SyntaxError/);
  await expect
    .poll(log)
    .toMatch(/ error page\.uncaught-error TypeError Cannot read properties of undefined/);
  await expect.poll(log).toMatch(/ error page\.unhandled-rejection RangeError/);
  await expect.poll(log).toMatch(/ warn request-refused emptyTrash page: refused/);
  await expect.poll(log).toMatch(/ warn request-refused openExternal page: wrong arguments/);
  await expect.poll(log).toMatch(/ error main\.unhandled-rejection SyntaxError/);
  await expect.poll(log).toMatch(/ info findings none/);

  const worker = readdirSync(join(repository, 'out/renderer/assets')).find((name) =>
    name.startsWith('match-worker'),
  );
  await window.evaluate((name) => {
    new Worker(`/assets/${name}`, { type: 'module' }).postMessage(null);
  }, worker);
  await expect.poll(log).toMatch(/ error page\.worker-error TypeError match-worker[\w.-]*:\d+/);

  await app.evaluate(({ webContents }) => {
    for (const each of webContents.getAllWebContents()) {
      if (each.getURL().endsWith('/import.html')) each.forcefullyCrashRenderer();
    }
  });
  await expect.poll(log).toMatch(/ error importer\.render-process-gone (?:crashed|killed) /);
  await expect.poll(log).toMatch(/ warn importer\.gone 0, crashed/);

  // Electron shows a dialog for an uncaught error of main; here it would block the test.
  await app.evaluate(({ dialog }) => {
    dialog.showErrorBox = () => {};
    setTimeout(() => {
      throw new TypeError('A title');
    });
  });
  await expect.poll(log).toMatch(/ error main\.uncaught-error TypeError/);
  expect(log()).not.toMatch(/zanzibar|harbour|quokka|A title/i);
});

test('shows the log in the file manager', async ({ account, library, openCarrel }) => {
  const { app } = await openCarrel({ language: 'ko' });
  const shown = await app.evaluate(({ Menu, shell }) => {
    let path = '';
    shell.showItemInFolder = (named) => {
      path = named;
    };
    const help = Menu.getApplicationMenu()?.items.at(-1)?.submenu?.items ?? [];
    help.find(({ label }) => /Show Logs|로그 파일 보기/.test(label))?.click();
    return path;
  });
  expect(shown).toBe(join(profileOf(account, library), 'carrel.log'));
  expect(readFileSync(shown, 'utf8')).toContain(' info page.ready');
});

test('--verbose prints the log on stderr, of the process that does the work', async ({
  carrel,
  openCarrel,
}) => {
  const alone = await carrel(['list', '--verbose', '--json']);
  expect(JSON.parse(alone.stdout)).toEqual([]);
  expect(alone.stderr).toMatch(/ info ownership own$/m);
  expect(alone.stderr).toMatch(/ debug request nextCommand cli \d+ ms$/m);

  await openCarrel();
  const handedOver = await carrel(['list', '--verbose', '--json']);
  expect(JSON.parse(handedOver.stdout)).toEqual([]);
  expect(handedOver.stderr).toMatch(/ info cli\.opened$/m);
  expect(handedOver.stderr).toMatch(/ debug request nextCommand cli \d+ ms$/m);
  // Without --verbose nothing is printed, also not by the next command.
  expect((await carrel(['list'])).stderr).toBe('');
  expect((await carrel(['help'])).stdout).toContain('--verbose');
});
