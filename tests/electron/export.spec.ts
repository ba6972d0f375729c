import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { repository, test } from './carrel';
import { commandsOn, type Run, served } from './shelf';

const samples = join(repository, 'resources/samples');
const files = readdirSync(samples)
  .filter((name) => /^\d\d-/.test(name))
  .map((name) => join(samples, name));

interface Listed {
  id: string;
  folder: string;
  originals: string[];
}

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('export, an empty library, restore: the identical library', async ({ account, carrel }) => {
  await carrel(['import', ...files, '--tag', '견본']);
  const listed: Listed[] = JSON.parse((await carrel(['list', '--json'])).stdout);
  await carrel(['tag', listed[0]?.id ?? '', '--add', 'one of them', '--remove', '견본']);
  const contents = async (run: Run) => {
    const list: Listed[] = JSON.parse((await run(['list', '--json'])).stdout);
    const shown = await Promise.all(
      list
        .slice(0, 4)
        .map(async ({ id }) => JSON.parse((await run(['show', id, '--format', 'json'])).stdout)),
    );
    return { list, shown };
  };
  const before = await contents(carrel);

  const folder = mkdtempSync(join(tmpdir(), 'carrel-export-'));
  try {
    for (const target of [join(folder, 'all.zip'), join(folder, 'all')]) {
      const exported = await carrel(['export', target, '--json']);
      expect(exported.code, exported.stderr).toBe(0);
      const elsewhere = mkdtempSync(join(folder, 'restored-'));
      const restored = await commandsOn(elsewhere, account)(['restore', target, '--json']);
      expect(JSON.parse(restored.stdout)).toEqual({
        added: before.list.length,
        merged: 0,
        same: 0,
        failed: [],
        missing: 0,
      });
      for (const sha256 of before.list.flatMap(({ originals }) => originals)) {
        const name = readdirSync(join(elsewhere, 'originals', sha256.slice(0, 2))).find((each) =>
          each.startsWith(sha256),
        );
        expect(name).toBeDefined();
      }
      // By another process than that of the restore.
      await served(['--library', elsewhere], account, async (other) => {
        expect(await contents(other)).toEqual(before);
        expect((await other(['verify'])).code).toBe(0);
        // A second restore into the same library doubles nothing and loses nothing.
        expect(JSON.parse((await other(['restore', target, '--json'])).stdout)).toMatchObject({
          added: 0,
          merged: 0,
          same: before.list.length,
        });
      });
    }
    const markdown = join(folder, 'all', before.list[0]?.folder ?? '', 'article.md');
    expect(readFileSync(markdown, 'utf8')).toMatch(/^---\ntitle: /);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('Markdown links to the images beside it and escapes what is text', async ({
  carrel,
  library,
}) => {
  const text = '&lt;script&gt;alert(1)&lt;/script&gt; and &lt;img src=http://x.example/a&gt;. ';
  const image =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const page = join(library, 'a.html');
  writeFileSync(
    page,
    `<title>A page</title><article><h1>A page</h1><p>${text.repeat(9)}</p><p><img src="${image}" width="600" height="400" alt="[a]"></p><p>${'Words of a page. '.repeat(20)}</p></article>`,
  );
  await carrel(['import', page]);
  const [{ id, folder }] = JSON.parse((await carrel(['list', '--json'])).stdout);
  const target = mkdtempSync(join(tmpdir(), 'carrel-export-'));
  try {
    expect((await carrel(['export', join(target, 'all')])).code).toBe(0);
    const place = join(target, 'all', folder);
    const written = readFileSync(join(place, 'article.md'), 'utf8');
    const shown = (await carrel(['show', id, '--format', 'markdown'])).stdout;
    for (const markdown of [written, shown]) {
      const [, address = ''] = /!\[&#91;a&#93;\]\(([^)]+)\)/.exec(markdown) ?? [];
      const file = address.startsWith('file:') ? fileURLToPath(address) : join(place, address);
      expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
      expect(markdown).toContain('\\<script>alert(1)\\</script>');
      expect(markdown).not.toMatch(/(?<!\\)<(?:script|img)/);
    }
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
});

test('a restore merges tags and keeps the longer text; a file that is no export is refused', async ({
  carrel,
  library,
}) => {
  const target = join(library, '../', `${library.split('/').at(-1)}.zip`);
  const page = join(library, 'a.html');
  writeFileSync(
    page,
    `<title>A page</title><h1>A page</h1>${'<p>Words of a page that is long enough.</p>'.repeat(9)}`,
  );
  await carrel(['import', page, '--tag', 'first']);
  expect((await carrel(['export', target])).code).toBe(0);
  try {
    const [{ id }] = JSON.parse((await carrel(['list', '--json'])).stdout);
    await carrel(['tag', id, '--add', 'second', '--remove', 'first']);
    const report = JSON.parse((await carrel(['restore', target, '--json'])).stdout);
    expect(report).toMatchObject({ added: 0, merged: 1 });
    const [{ tags }] = JSON.parse((await carrel(['list', '--json'])).stdout);
    expect(tags).toEqual(['second', 'first']);
    expect((await carrel(['restore', page])).code).toBe(1);
    // An export does not overwrite a file.
    expect((await carrel(['export', target])).code).toBe(3);
    expect(existsSync(target)).toBe(true);
  } finally {
    rmSync(target, { force: true });
  }
});
