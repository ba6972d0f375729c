import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { earlyScript } from '../../../scripts/build/early-script.mjs';

const page = `<!doctype html>
<html>
  <head>
    <title>x</title>
    <script type="module" src="./page.js"></script>
  </head>
</html>`;

test('the early script stands before all others and waits for none, in the pages that are named', async () => {
  const root = mkdtempSync(join(tmpdir(), 'carrel-early-'));
  try {
    for (const name of ['one', 'other']) writeFileSync(join(root, `${name}.html`), page);
    writeFileSync(join(root, 'page.js'), 'document.title = "page";');
    writeFileSync(join(root, 'first.js'), 'document.title = "first";');
    const input = Object.fromEntries(
      ['first.js', 'one.html', 'other.html'].map((name) => [name.split('.')[0], join(root, name)]),
    );
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      plugins: [earlyScript('first', ['one.html'])],
      build: { modulePreload: { polyfill: false }, rollupOptions: { input } },
    });
    const scriptsOf = (name: string) =>
      readFileSync(join(root, 'dist', name), 'utf8').match(/<script[^>]*>/g)!;
    const [first, ...others] = scriptsOf('one.html');
    expect(first).toMatch(/ async .*src="\.\/assets\/first-/);
    expect(others).toHaveLength(1);
    expect(others[0]).not.toMatch(/first-/);
    expect(scriptsOf('other.html')).toEqual(others);
  } finally {
    rmSync(root, { recursive: true });
  }
});
