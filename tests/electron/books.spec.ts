// Chosen articles on their way out: EPUB, PDF, HTML and Markdown, by the command line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fromBuffer } from 'yauzl';
import { longTestMs, test } from './carrel';
import { readPdf } from './read-pdf';
import { listAll, served } from './shelf';

const fixtures = join(import.meta.dirname, '../fixtures');
/** Debian's, a jar that the system may not start by itself. */
const epubcheck = ['/usr/share/java/epubcheck.jar', '/usr/bin/epubcheck'].find(existsSync);
const mutool = spawnSync('mutool', ['-v']).error === undefined;

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

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

  const other = ['--library', mkdtempSync(join(folder, 'other-'))];
  const taken = await served(other, account, async (run) => {
    await run(['import', first]);
    return listAll(run);
  });
  // Beside the chapters our importer takes the title page for one.
  expect(taken.length).toBeGreaterThanOrEqual(articles * 0.9);
});

test('on paper no heading stands at the foot of a page, and no listing is cut', async ({
  carrel,
}) => {
  const page = join(folder, 'piers.html');
  // Of uneven lengths, so that page breaks would come at every place.
  const parts = Array.from({ length: 70 }, (_, at) => {
    const words = `The boats at pier ${at} leave when the tide turns. `.repeat((at % 5) + 1);
    const lines = Array.from({ length: (at % 7) + 2 }, (_, line) => `line ${line}`).join('\n');
    const listing = `<pre><code>BEGIN-${at}\n${lines}\nEND-${at}</code></pre>`;
    return `<h2>Pier-${at}-heading</h2><p>${words}</p>${at % 2 === 0 ? listing : ''}`;
  });
  writeFileSync(
    page,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Piers</title><article><h1>Piers</h1>${parts.join('')}</article></html>`,
  );
  await carrel(['import', page]);
  const pdf = join(folder, 'piers.pdf');
  const made = await carrel(['export', 'tide', '--format', 'pdf', '--out', pdf, '--paper', 'A4']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const { pages, width, height } = await readPdf(pdf);
  expect([width, height]).toEqual([595, 842]);
  expect(pages.length).toBeGreaterThan(5);
  for (const [at, text] of pages.entries()) {
    const words = text.trim().split(/\s+/);
    expect(words.slice(-3)).toEqual([String(at + 1), '/', String(pages.length)]);
    expect(words.at(-4)).not.toContain('heading');
    const [begun, ended] = [/BEGIN-(\d+)/g, /END-(\d+)/g].map((mark) =>
      [...text.matchAll(mark)].map(([, number]) => number),
    );
    expect(ended).toEqual(begun);
  }
  expect(pages.join(' ').match(/Pier-\d+-heading/g)).toHaveLength(70);
});

test('a wrong use of export is told, and writes nothing', async ({ carrel }) => {
  const target = join(folder, 'a.epub');
  for (const words of [
    ['tide', '--format', 'doc', '--out', target],
    ['tide', '--format', 'epub'],
    ['--format', 'epub', '--out', target],
    ['tide', '--format', 'epub', '--out', join(folder, 'a')],
    ['tide', '--format', 'pdf', '--out', target, '--paper', 'A5'],
  ]) {
    expect(await carrel(['export', ...words])).toMatchObject({ code: 1, stdout: '' });
  }
  const none = await carrel(['export', 'tide', '--format', 'epub', '--out', target]);
  expect(none).toMatchObject({ code: 3, stderr: 'carrel: no article was found\n' });
  expect(existsSync(target)).toBe(false);
});
