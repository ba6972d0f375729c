// `npm run dev` shows the window of the sources, and no build contains any of it.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { exhaustive } from '../exhaustive';
import { longTestMs, repository, test } from './carrel';
import { tracesOfDevServer } from './dev-traces';

test.setTimeout(longTestMs);

const name =
  'shows a change of the windows at once, restarts main, and keeps the guards of a build';
test(name, exhaustive, async ({ account, library }) => {
  const project = copyOfProject();
  const dev = startDev(project, library, account);
  try {
    let page = await dev.page();
    await page.locator('#root > *').first().waitFor();
    await expect(page).toHaveURL('app://carrel/index.html');

    // A property of `window` survives the change, so the page was not loaded again.
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    change(project, 'renderer/ui/style/base.css', (css) => `${css}\nbody { --dev-mark: 17px; }\n`);
    const mark = () =>
      page.evaluate(() => getComputedStyle(document.body).getPropertyValue('--dev-mark'));
    await expect.poll(mark, { timeout: 30_000 }).toContain('17px');
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);

    const guards = await page.evaluate(async () => {
      const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
      const host = /ws:\/\/(127\.0\.0\.1:\d+)/.exec(policy)?.[1];
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        blocked.push(violatedDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'window.hasRunInline = true';
      document.head.append(script);
      const fetched = await Promise.allSettled([
        fetch(`http://${host}/main.tsx`),
        fetch('https://example.org/'),
      ]);
      const { carrel } = window as unknown as {
        carrel: { request(name: string, ...args: unknown[]): Promise<unknown> };
      };
      const refused = await carrel.request('emptyTrash', null).catch(String);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return {
        blocked,
        fetched: fetched.map(({ status }) => status),
        refused,
        hasRun: 'hasRunInline' in window,
      };
    });
    expect(guards).toMatchObject({ fetched: ['rejected', 'rejected'], hasRun: false });
    expect(guards.blocked).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src']));
    expect(guards.refused).toContain('emptyTrash: refused');

    change(project, 'electron/menu.ts', (code) => code.replace("'Show Logs'", "'Show The Logs'"));
    page = await dev.page();
    await page.locator('#root > *').first().waitFor();
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(false);
  } finally {
    await dev.end();
    rmSync(project, { recursive: true, force: true });
  }
});

test('a build has no trace of the dev server', () => {
  const built = ['main', 'preload', 'renderer'].flatMap((folder) =>
    readdirSync(join(repository, 'out', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:[cm]?js|html|css)$/.test(name))
      .map((name) => join(repository, 'out', folder, name)),
  );
  expect(built.length).toBeGreaterThan(5);
  const found = built.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return tracesOfDevServer(text).map((trace) => `${file}: ${trace}`);
  });
  expect(found).toEqual([]);
});

/** A copy, because the test changes sources while other tests build from them. */
function copyOfProject(): string {
  const project = mkdtempSync(join(tmpdir(), 'carrel-dev-'));
  for (const name of [
    'electron',
    'extension',
    'renderer',
    'resources',
    'scripts',
    'package.json',
  ]) {
    cpSync(join(repository, name), join(project, name), { recursive: true });
  }
  for (const name of [
    'CHANGELOG.md',
    'LICENSE',
    'package-lock.json',
    'electron.vite.config.ts',
    'tsconfig.json',
    'tests/tsconfig.json',
  ]) {
    cpSync(join(repository, name), join(project, name));
  }
  symlinkSync(join(repository, 'node_modules'), join(project, 'node_modules'));
  return project;
}

function change(project: string, name: string, by: (text: string) => string): void {
  const file = join(project, name);
  writeFileSync(file, by(readFileSync(file, 'utf8')));
}

interface Dev {
  /** The window of the app that was started last; called before a restart, that of the next app. */
  page(): Promise<Page>;
  end(): Promise<void>;
}

function startDev(project: string, library: string, account: Record<string, string>): Dev {
  const words = ['--library', library, '--lang=en-US', '--remote-debugging-port=0'];
  const child = spawn(process.execPath, [join(project, 'scripts/dev.mjs'), ...words], {
    cwd: project,
    env: { ...process.env, LANGUAGE: 'en-US', FORCE_COLOR: '0', ...account },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const browsers: Browser[] = [];
  let seen = 0;
  return {
    async page() {
      const addresses = () => [...output.matchAll(/DevTools listening on (ws:\S+)/g)];
      const hasStarted = () => addresses().length > seen;
      await expect
        .poll(() => hasStarted() || child.exitCode !== null, { timeout: 60_000 })
        .toBe(true);
      if (!hasStarted()) throw new Error(`npm run dev has ended:\n${output}`);
      const address = addresses().at(-1)?.[1] ?? '';
      seen = addresses().length;
      const browser = await chromium.connectOverCDP(address);
      browsers.push(browser);
      const pages = () => browser.contexts().flatMap((context) => context.pages());
      const isPage = (each: Page) => each.url().endsWith('/index.html');
      await expect.poll(() => pages().some(isPage), { timeout: 60_000 }).toBe(true);
      return pages().find(isPage) as Page;
    },
    async end() {
      for (const browser of browsers) await browser.close().catch(() => {});
      await endProcess(child);
    },
  };
}

function endProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    if (child.exitCode === null) child.kill('SIGTERM');
    else resolve();
  });
}
