// Chosen articles on their way out: EPUB, PDF, HTML and Markdown, by the command line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fromBuffer } from 'yauzl';
import { longTestMs, test } from './carrel';
import { commandsOn, listAll } from './shelf';

const fixtures = join(import.meta.dirname, '../fixtures');
/** Debian's, a jar that the system may not start by itself. */
const epubcheck = ['/usr/share/java/epubcheck.jar', '/usr/bin/epubcheck'].find(existsSync);
const mutool = spawnSync('mutool', ['-v']).error === undefined;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-books-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The entries of a zip in their order, with their texts. */
function entriesOf(file: string): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(readFileSync(file), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const entries = new Map<string, string>();
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (error, stream) => {
          if (error) return reject(error);
          entries.set(entry.fileName, Buffer.concat(await stream.toArray()).toString('utf8'));
          zip.readEntry();
        });
      });
      zip.on('end', () => resolve(entries));
      zip.readEntry();
    });
  });
}

test('a book of every kind of page is valid, the same each time, and read by other programs', async ({
  account,
  carrel,
}) => {
  test.setTimeout(longTestMs);
  const drops = ['complete-save', 'images', 'markdown-pictures', 'office', 'singlefile-z', 'wacz'];
  const places = [
    join(fixtures, 'pages'),
    ...drops.map((name) => join(fixtures, 'imports/drops', name)),
  ];
  await carrel(['import', ...places, '--tag', 'all']);
  const [first, second] = [join(folder, 'a.epub'), join(folder, 'b.epub')];
  const words = ['export', 'tag:all', '--format', 'epub', '--highlights', '--json', '--out'];
  const made = await carrel([...words, first]);
  expect(made.stderr).toBe('');
  const { articles, failed } = JSON.parse(made.stdout);
  expect(articles).toBeGreaterThan(60);
  expect(failed).toEqual([]);
  await carrel([...words, second]);
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);

  const entries = await entriesOf(first);
  expect([...entries].slice(0, 1)).toEqual([['mimetype', 'application/epub+zip']]);
  const opf = entries.get('EPUB/package.opf') ?? '';
  const listed = [...opf.matchAll(/<item [^>]*href="([^"]+)"/g)].map(([, href]) => `EPUB/${href}`);
  const inside = [...entries.keys()].filter((name) => /^EPUB\/(?!package\.opf$)/.test(name));
  expect(listed.sort()).toEqual(inside.sort());
  expect(listed.filter((name) => /\.(?:webp|avif|svg|bmp)$/.test(name))).toEqual([]);
  expect(listed.filter((name) => /images\/.*\.png$/.test(name)).length).toBeGreaterThan(2);
  for (const [name, text] of entries) {
    // No resource comes from elsewhere; links may lead there.
    expect(text.match(/<(?!a )[^>]+(?:src|href)="(?:https?:|\/\/|data:|file:)[^>]*>/), name).toBe(
      null,
    );
  }

  if (epubcheck) {
    const checked = spawnSync('java', ['-jar', epubcheck, first], { encoding: 'utf8' });
    expect(`${checked.stdout}${checked.stderr}`).toContain('No errors or warnings detected');
  } else test.info().annotations.push({ type: 'note', description: 'epubcheck is not installed' });
  if (mutool) {
    const drawn = spawnSync('mutool', ['draw', '-F', 'txt', first, '1'], { encoding: 'utf8' });
    expect(drawn.stdout).toContain(`tag:all (${articles} articles)`);
  }

  const other = commandsOn(mkdtempSync(join(folder, 'other-')), account);
  await other(['import', first]);
  // Beside the chapters our importer takes the title page for one.
  expect((await listAll(other)).length).toBeGreaterThanOrEqual(articles * 0.9);
});
