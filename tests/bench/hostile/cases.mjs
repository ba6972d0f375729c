// The hostile libraries, bundles and files. Each is made from a good one by one change.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { savedPage } from '../saved-pages.mjs';
import { storedZip } from '../stored-zip.mjs';

const million = 1_000_000;
const nested = '<div>'.repeat(million);

/** The folders of a library's articles, sorted. */
export function articleFolders(library) {
  return readdirSync(join(library, 'articles'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === 'article.json')
    .map((entry) => entry.parentPath)
    .sort();
}

const victim = (library) => articleFolders(library)[0];
const inVictim = (name, change) => (library) => change(join(victim(library), name), library);

function editJson(path, change) {
  const content = JSON.parse(readFileSync(path, 'utf8'));
  change(content);
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}

const inBody = (by) =>
  inVictim('article.html', (path) => {
    const page = readFileSync(path, 'utf8');
    writeFileSync(path, page.replace('<!--carrel:body-->', `<!--carrel:body-->${by}`));
  });

const record = (name, content) => (library) =>
  writeFileSync(join(library, `${name}.json`), JSON.stringify(content));

const many = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const ulid = (at) => `01HV${String(at).padStart(22, '0')}`;

const link = (path) => {
  renameSync(path, `${path}.real`);
  symlinkSync(`${path}.real`, path);
};
const folder = (path) => {
  rmSync(path, { force: true });
  mkdirSync(path);
};
const huge = (path) => truncateSync(path, 300 * 1024 * 1024);
const unreadable = (path) => chmodSync(path, 0);

/**
 * Libraries that a new account opens and imports a page into. `lost`: the number of articles that the
 * change itself destroys. `added`: 1 when the page can be imported. `undo` reverts a change that
 * affects more than the folder.
 */
export const libraries = {
  'nothing wrong': { change() {}, lost: 0 },
  'a planted profile': {
    change(library) {
      for (const below of ['Code Cache/js', 'Service Worker/ScriptCache', 'Local Storage']) {
        mkdirSync(join(library, '.carrel', below), { recursive: true });
        writeFileSync(join(library, '.carrel', below, 'index'), 'planted');
      }
      writeFileSync(join(library, '.carrel', 'Preferences'), '{"planted":true}');
    },
    lost: 0,
  },
  'a read-only folder': {
    change: (library) => makeReadOnly(library),
    undo: (library) => makeWritable(library),
    lost: 0,
    added: 0,
  },
  'article.html is a link': { change: inVictim('article.html', link), lost: 1 },
  'article.html is a folder': { change: inVictim('article.html', folder), lost: 1 },
  'article.html cannot be read': { change: inVictim('article.html', unreadable), lost: 1 },
  'article.html of 300 MB': { change: inVictim('article.html', huge), lost: 1 },
  'article.html is empty': {
    change: inVictim('article.html', (path) => truncateSync(path, 0)),
    lost: 0,
  },
  'article.json is a folder': { change: inVictim('article.json', folder), lost: 1 },
  'article.json of 300 MB': { change: inVictim('article.json', huge), lost: 1 },
  'a million nested blocks': { change: inBody(nested), lost: 0 },
  'a million nested blocks behind <!-->': { change: inBody(`<!-->${nested}`), lost: 0 },
  'a million nested blocks behind <p a">': { change: inBody(`<p a">${nested}`), lost: 0 },
  'a million nested SVG groups': { change: inBody(`<svg>${'<g>'.repeat(million)}`), lost: 0 },
  'a hundred thousand base addresses': { change: inBody('<base href=x>'.repeat(1e5)), lost: 0 },
  'formatting that multiplies': {
    change: inBody(`${many(400, (at) => `<b id=${at}>`).join('')}${'<p>x'.repeat(1e5)}`),
    lost: 0,
  },
  'savedAt 1e300': {
    change: inVictim('article.json', (path) =>
      editJson(path, ({ article }) => {
        article.savedAt = 1e300;
      }),
    ),
    lost: 0,
  },
  'tags in the ten thousands': {
    change: inVictim('article.json', (path) =>
      editJson(path, ({ article }) => {
        article.tags = many(100_000, (at) => `tag ${at}`);
      }),
    ),
    lost: 0,
  },
  'an article without an id': {
    change: inVictim('article.json', (path) =>
      editJson(path, ({ article }) => {
        article.id = null;
      }),
    ),
    lost: 1,
  },
  'feeds.json is a folder': {
    change: (library) => folder(join(library, 'feeds.json')),
    lost: 0,
  },
  'settings.json is a link': {
    change(library) {
      const path = join(library, 'settings.json');
      if (!existsSync(path)) writeFileSync(path, '{"schema":2,"settings":[]}');
      link(path);
    },
    lost: 0,
  },
  '100,000 saved searches': {
    change: record('saved-searches', {
      schema: 2,
      savedSearches: many(1e5, (at) => ({ id: ulid(at), name: `s ${at}`, query: `"w${at}"` })),
    }),
    lost: 0,
  },
  '100,000 feeds': {
    change: record('feeds', {
      schema: 2,
      feeds: many(1e5, (at) => ({
        ...{ id: ulid(at), url: `https://f.example/${at}`, title: `f ${at}` },
        ...{ siteUrl: null, tags: [], addedAt: 1 },
      })),
    }),
    lost: 0,
  },
  'a copied folder': {
    change(library) {
      const path = victim(library);
      cpSync(path, `${path} (copy)`, { recursive: true });
    },
    lost: 0,
  },
  'originals is a file': {
    change(library) {
      rmSync(join(library, 'originals'), { recursive: true });
      writeFileSync(join(library, 'originals'), 'x');
    },
    lost: 0,
    // The page cannot be stored, and its report says so.
    added: 0,
  },
};

/** For root only a mount is read-only. */
function makeReadOnly(library) {
  if (process.getuid?.() !== 0) {
    execFileSync('chmod', ['-R', 'a-w', library]);
    return;
  }
  execFileSync('mount', ['--bind', library, library]);
  execFileSync('mount', ['-o', 'remount,bind,ro', library]);
}

function makeWritable(library) {
  if (process.getuid?.() !== 0) execFileSync('chmod', ['-R', 'u+w', library]);
  else execFileSync('umount', [library]);
}

/** Gives each article of the bundle the folder name of an article in the library. */
function takeNames(bundle, library, rename = (name) => name) {
  const taken = articleFolders(library);
  for (const [at, from] of articleFolders(bundle).entries()) {
    const to = taken[at].replace(library, bundle);
    const name = rename(to);
    mkdirSync(dirname(name), { recursive: true });
    renameSync(from, name);
  }
}

/**
 * Bundles that are restored; each change is made to an exported folder or its zip. `into`: the library
 * has as many other articles before.
 */
export const bundles = {
  'nothing wrong': { change() {}, lost: 0 },
  'names that are taken': { change() {}, lost: 0, into: takeNames },
  'names that are taken, in other letters': {
    change() {},
    lost: 0,
    into: (bundle, library) =>
      takeNames(bundle, library, (path) => join(dirname(path), basename(path).toUpperCase())),
  },
  'article.html is a link': { change: inVictim('article.html', link), lost: 1 },
  'article.json is a folder': { change: inVictim('article.json', folder), lost: 1 },
  'article.json is not JSON': {
    change: inVictim('article.json', (path) => writeFileSync(path, '{')),
    lost: 1,
  },
  'a million nested blocks': { change: inBody(nested), lost: 0 },
  'a million nested blocks behind <p a">': { change: inBody(`<p a">${nested}`), lost: 0 },
  'savedAt 1e300': {
    change: inVictim('article.json', (path) =>
      editJson(path, ({ article }) => {
        article.savedAt = 1e300;
      }),
    ),
    lost: 0,
  },
  '100,000 saved searches': { change: libraries['100,000 saved searches'].change, lost: 0 },
  'one damaged byte in the zip': {
    zip: true,
    change(path) {
      const bytes = readFileSync(path);
      const at = bytes.indexOf('article.json') + 'article.json'.length + 60;
      bytes[at] ^= 0xff;
      writeFileSync(path, bytes);
    },
    lost: 1,
  },
  'a zip that ends early': {
    zip: true,
    change: (path) => truncateSync(path, Math.floor(readFileSync(path).length * 0.6)),
    lost: 8,
  },
};

const csvHead = 'title,url,time_added,tags,status\n';
const csvRow = (at) => `Row ${at},https://row.example/${at},1600000000,a|b,unread\n`;

/** Writes a file with a huge middle part, piece by piece. */
function withGiant(path, before, bytes, after) {
  const file = openSync(path, 'w');
  writeSync(file, before);
  const piece = 'giant '.repeat(150_000);
  for (let written = 0; written < bytes; written += piece.length) writeSync(file, piece);
  writeSync(file, after);
  closeSync(file);
}

/** Lists have 250 MB in this many entries; each entry has a large field that no importer reads. */
const entries = 100;
const unread = 'unread '.repeat(2_500_000 / 7);

/** Writes a list entry by entry. */
function withEntries(path, before, entry, between, after) {
  const file = openSync(path, 'w');
  writeSync(file, before);
  for (let at = 1; at <= entries; at++) writeSync(file, (at > 1 ? between : '') + entry(at));
  writeSync(file, after);
  closeSync(file);
}

const page = (at) => savedPage(at, { bytes: 20_000, seed: 1 });
const giant = 150_000_000;
const jsonEntry = (at) =>
  JSON.stringify({
    href: `https://j.example/${at}`,
    description: `J ${at}`,
    time: '2020-01-01T00:00:00Z',
    tags: 'a',
  });

/**
 * Files that are imported into an empty library. `expected`: the number of articles that must be
 * imported.
 */
export const files = {
  'a CSV of three rows, to compare': {
    make: (path) =>
      writeFileSync(
        join(path, 'part_000000.csv'),
        `${csvHead}${csvRow(1)}${csvRow(2)}${csvRow(3)}`,
      ),
    expected: 3,
  },
  'a CSV of 250 MB': {
    make: (path) =>
      withEntries(
        join(path, 'part_000000.csv'),
        csvHead.replace('\n', ',more\n'),
        (at) => csvRow(at).replace('\n', `,"${unread}"\n`),
        '',
        '',
      ),
    expected: entries,
  },
  'a JSON list of 250 MB': {
    make: (path) =>
      withEntries(
        join(path, 'pinboard.json'),
        '[',
        (at) => jsonEntry(at).replace('{', `{"more":"${unread}",`),
        ',\n',
        ']',
      ),
    expected: entries,
  },
  'an ENEX of 250 MB': {
    make: (path) =>
      withEntries(
        join(path, 'notes.enex'),
        '<?xml version="1.0"?><en-export>',
        (at) =>
          `<note><title>N ${at}</title><more>${unread}</more><content><![CDATA[<en-note><p>words of note ${at}</p></en-note>]]></content></note>`,
        '\n',
        '</en-export>',
      ),
    expected: entries,
  },
  'a CSV with one cell of 150 MB': {
    make: (path) =>
      withGiant(
        join(path, 'part_000000.csv'),
        `${csvHead}${csvRow(1)}"`,
        giant,
        `",https://row.example/2,1600000000,a,unread\n${csvRow(3)}${csvRow(4)}`,
      ),
    expected: 3,
  },
  'a CSV with a million columns': {
    make: (path) =>
      writeFileSync(
        join(path, 'part_000000.csv'),
        `${csvHead}${csvRow(1)}${'x,'.repeat(million)}\n${csvRow(2)}`,
      ),
    expected: 2,
  },
  'a JSON list with one string of 150 MB': {
    make: (path) =>
      withGiant(
        join(path, 'pinboard.json'),
        `[${jsonEntry(1)},{"href":"https://j.example/2","description":"J 2","time":"","tags":"","extended":"`,
        giant,
        `"},${jsonEntry(3)}]`,
      ),
    expected: 2,
  },
  'an ENEX with one note of 150 MB': {
    make: (path) => {
      const note = (at, text) =>
        `<note><title>N ${at}</title><content><![CDATA[<en-note><p>words of note ${at} ${text}`;
      const end = '</p></en-note>]]></content></note>';
      withGiant(
        join(path, 'notes.enex'),
        `<?xml version="1.0"?><en-export>${note(1, '')}${end}${note(2, '')}`,
        giant,
        `${end}${note(3, '')}${end}</en-export>`,
      );
    },
    expected: 2,
  },
  'a feed with one item of 100 MB': {
    make: (path) => {
      const item = (at) =>
        `<item><title>I ${at}</title><link>https://i.example/${at}</link><description>words of ${at} `;
      withGiant(
        join(path, 'feed.xml'),
        `<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>${item(1)}</description></item>${item(2)}`,
        100_000_000,
        `</description></item>${item(3)}</description></item></channel></rss>`,
      );
    },
    expected: 2,
  },
  'an OPML with one attribute of 150 MB beside others': {
    make: (path) => {
      for (const at of [1, 2, 3]) writeFileSync(join(path, `${at}.html`), page(at));
      withGiant(
        join(path, 'list.opml'),
        '<opml version="2.0"><body><outline text="a" url="https://o.example/1"/><outline text="',
        giant,
        '" url="https://o.example/2"/></body></opml>',
      );
      writeFileSync(
        join(path, 'open.opml'),
        `<opml version="2.0"><body>${'<outline '.repeat(million)}`,
      );
    },
    expected: 3,
  },
  'a web archive with a page of 150 MB beside others': {
    make: (path) => {
      for (const at of [1, 2, 3]) writeFileSync(join(path, `${at}.html`), page(at));
      withGiant(
        join(path, 'page.mhtml'),
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://m.example/1\r\n\r\n<h1>M</h1><p>',
        giant,
        '</p>\r\n--b--\r\n',
      );
    },
    expected: 3,
  },
  'a page of a million nested blocks beside others': {
    make: (path) => {
      for (const at of [1, 2, 3]) writeFileSync(join(path, `${at}.html`), page(at));
      writeFileSync(join(path, 'deep.html'), `<!--><p a"><h1>Deep</h1>${nested}the end`);
    },
    expected: 4,
  },
  'a page with a million attributes beside others': {
    make: (path) => {
      for (const at of [1, 2, 3]) writeFileSync(join(path, `${at}.html`), page(at));
      const attributes = many(million, (at) => `a${at}`).join(' ');
      writeFileSync(
        join(path, 'wide.html'),
        `<h1>Wide</h1><p ${attributes}>${'words of the page '.repeat(50)}</p>`,
      );
    },
    expected: 4,
  },
  'a text of one line of 60 MB beside others': {
    make: (path) => {
      for (const at of [1, 2, 3]) writeFileSync(join(path, `${at}.html`), page(at));
      withGiant(join(path, 'line.bin.gz.txt'), '', 70_000_000, '');
    },
    expected: 3,
  },
  'names that are not UTF-8': {
    make: (path) => {
      const name = (hex, rest) =>
        Buffer.concat([Buffer.from(`${path}/`), Buffer.from(hex, 'hex'), Buffer.from(rest)]);
      mkdirSync(name('bdc5b9ae', ''));
      writeFileSync(name('bdc5b9ae', '/1.html'), page(1));
      writeFileSync(name('c7d1b0dcb7b9', '.html'), page(2));
      writeFileSync(join(path, '3.html'), page(3));
    },
    expected: 3,
  },
  'a feed whose entities multiply beside others': {
    make: (path) => {
      for (const at of [1, 2, 3]) writeFileSync(join(path, `${at}.html`), page(at));
      const entities = many(30, (at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`).join('');
      writeFileSync(
        join(path, 'bomb.xml'),
        `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "x">${entities}]><rss version="2.0"><channel><title>&e30;</title><item><title>a</title><description>&e30;</description></item></channel></rss>`,
      );
    },
    expected: 3,
  },
  'an SVG of a million groups in a page beside others': {
    make: (path) => {
      for (const at of [1, 2, 3]) writeFileSync(join(path, `${at}.html`), page(at));
      const svg = `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(2e5)}<path d="M0 0"/>${'</g>'.repeat(2e5)}</svg>`;
      const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
      writeFileSync(
        join(path, 'svg.html'),
        page(4).replace('</article>', `<img src="${data}"></article>`),
      );
    },
    expected: 4,
  },
  'zips in zips': {
    make: (path) => {
      let inner = Buffer.concat([...storedZip([['1.html', page(1)]])]);
      for (let depth = 0; depth < 3; depth++) {
        const entries = [
          [`deep${depth}.zip`, inner],
          [`${depth + 2}.html`, page(depth + 2)],
        ];
        inner = Buffer.concat([...storedZip(entries)]);
      }
      writeFileSync(join(path, 'all.zip'), inner);
    },
    expected: 4,
  },
};
