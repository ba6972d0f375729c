// Writes a folder of mixed files as people have them. By construction it is known what an import must
// result in: how many articles, what merges, what is a duplicate, what fails and why.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomOf } from '../../random.mjs';
import { savedPage, vocabularyOf } from '../saved-pages.mjs';
import { storedZip } from '../stored-zip.mjs';

/** Counts for ten thousand files, scaled down for fewer. */
const shares = {
  pages: 3_470,
  completeSaves: 500,
  singleFiles: 1_000,
  mhtml: 800,
  texts: 600,
  markdown: 600,
  feeds: 100,
  zips: 100,
  pocket: 20,
  instapaper: 10,
  copies: 800,
  edited: 200,
  otherAddress: 300,
  empty: 100,
  binary: 200,
  cutZips: 100,
  wordless: 100,
};
const perFeed = 5;
const perZip = 10;
const perList = 50;
/** This many entries of each list are of pages that are in the folder, too. */
const ofPages = 10;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Returns the expected result of an import of the folder. */
export function generate(folder, files, seed) {
  const count = Object.fromEntries(
    Object.entries(shares).map(([kind, share]) => [
      kind,
      Math.max(1, Math.round((share * files) / 10_000)),
    ]),
  );
  const expected = {
    ...{ files: 0, articles: 0, imported: 0, updated: 0, duplicates: 0 },
    failed: {
      'the file is empty': 0,
      'Carrel cannot read this type of file': 0,
      'the file is damaged': 0,
      'no article text was found in the file': 0,
    },
  };
  const write = (name, content) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    expected.files += 1;
  };
  const gives = (articles) => {
    expected.articles += articles;
    expected.imported += articles;
  };
  let next = 0;
  const page = (bytes = 30_000) => {
    const number = next++;
    return { number, html: savedPage(number, { bytes, seed }) };
  };
  const each = (kind, make) => {
    for (let at = 0; at < count[kind]; at++) make(at, `${kind}/${at % 16}`);
  };
  const pages = [];

  each('pages', (at, place) => {
    pages.push(page());
    write(`${place}/page ${at}.html`, pages[at].html);
    gives(1);
  });
  each('completeSaves', (at, place) => {
    const { html } = page();
    const local = html.replace(
      /<img src="[^"]+"/g,
      `<img src="./${at}_files/a.png" width="300" height="200"`,
    );
    write(`${place}/${at}.html`, local);
    write(`${place}/${at}_files/a.png`, Buffer.concat([png, Buffer.from(String(at))]));
    write(`${place}/${at}_files/site.css`, `.c${at}{color:red}`);
    gives(1);
  });
  each('singleFiles', (at, place) => {
    const { number, html } = page();
    const image = Buffer.concat([png, Buffer.from(`single ${at}`)]).toString('base64');
    const comment = `<!--\n Page saved with SingleFile \n url: https://news.example/articles/${number} \n saved date: Wed Sep 24 2025 21:03:10 GMT+0900 (Korean Standard Time)\n-->`;
    write(
      `${place}/single ${at}.html`,
      html
        .replace(/<html [^>]*>/, (tag) => `${tag}${comment}`)
        .replace(
          /<img src="[^"]+"/,
          `<img src="data:image/png;base64,${image}" width="300" height="200"`,
        ),
    );
    gives(1);
  });
  each('mhtml', (at, place) => {
    write(`${place}/${at}.mhtml`, mhtmlOf(page(0)));
    gives(1);
  });
  const random = randomOf(seed + 99);
  const word = vocabularyOf(2, 'en');
  const sentence = () => `${Array.from({ length: 12 }, () => word(random)).join(' ')}.`;
  const paragraphs = (number) =>
    Array.from({ length: 8 }, () => `${sentence()} ${sentence()} ${sentence()}`).concat(
      `Number ${number}.`,
    );
  each('texts', (at, place) => {
    write(`${place}/text ${at}.txt`, [`A text ${at}`, ...paragraphs(at)].join('\n\n'));
    gives(1);
  });
  each('markdown', (at, place) => {
    const front = `---\ntitle: Clipping ${at}\nsource: https://clip.example/${at}\ntags: [clip, t${at % 7}]\n---\n`;
    write(`${place}/${at}.md`, `${front}# Clipping ${at}\n\n${paragraphs(at).join('\n\n')}\n`);
    gives(1);
  });
  each('feeds', (at, place) => {
    write(
      `${place}/feed ${at}.xml`,
      feedOf(at, () => paragraphs(at)),
    );
    gives(perFeed);
  });
  each('zips', (at, place) => {
    const entries = Array.from({ length: perZip }, (_, entry) => [
      `in/${entry}.html`,
      page(0).html,
    ]);
    write(`${place}/${at}.zip`, Buffer.concat([...storedZip(entries)]));
    gives(perZip);
  });
  let listed = 0;
  const links = (at) =>
    Array.from({ length: perList }, (_, row) => {
      const known = row < ofPages ? pages[listed++ % pages.length] : null;
      return known
        ? `https://news.example/articles/${known.number}?utm_source=list`
        : `https://links.example/${at}/${row}`;
    });
  const takesList = (rows) => {
    gives(perList - ofPages);
    expected.updated += ofPages;
    return rows;
  };
  if ((count.pocket + count.instapaper) * ofPages > pages.length) throw new Error('too few pages');
  each('pocket', (at, place) => {
    const rows = takesList(links(`pocket-${at}`)).map(
      (url) => `${url},${url},1500000000,from-pocket,unread`,
    );
    write(
      `${place}/part_${String(at).padStart(6, '0')}.csv`,
      ['title,url,time_added,tags,status', ...rows, ''].join('\n'),
    );
  });
  each('instapaper', (at, place) => {
    const rows = takesList(links(`instapaper-${at}`)).map(
      (url, row) => `${url},Kept ${at} ${row},,Unread,1400000000,"[""from-instapaper""]"`,
    );
    write(
      `${place}/instapaper-export ${at}.csv`,
      ['URL,Title,Selection,Folder,Timestamp,Tags', ...rows, ''].join('\n'),
    );
  });

  const source = (at, from) => pages[(from + at) % pages.length].html;
  each('copies', (at, place) => {
    write(`${place}/the same ${at}.html`, source(at, 0));
    expected.duplicates += 1;
  });
  each('edited', (at, place) => {
    // Only pages without a duplicate: the second of two changed copies would merge with the first.
    const { number, html } = pages[pages.length - 1 - at];
    write(
      `${place}/again ${at}.html`,
      html.replace('<p class="para">', `<p class="para">Corrected${number} afterwards. `),
    );
    expected.updated += 1;
  });
  each('otherAddress', (at, place) => {
    const { number, html } = pages[at];
    write(
      `${place}/elsewhere ${at}.html`,
      html.replace(`news.example/articles/${number}"`, `wire.example/${number}"`),
    );
    gives(1);
  });
  const fails = (reason) => {
    expected.failed[reason] += 1;
  };
  each('empty', (at, place) => {
    write(`${place}/empty ${at}.html`, '');
    fails('the file is empty');
  });
  each('binary', (at, place) => {
    write(
      `${place}/program ${at}.${at % 2 ? 'exe' : 'html'}`,
      Buffer.from(
        Array.from(
          { length: 2_000 },
          () => Math.floor(random() * 256) & (random() < 0.3 ? 0 : 255),
        ),
      ),
    );
    fails('Carrel cannot read this type of file');
  });
  each('cutZips', (at, place) => {
    const whole = Buffer.concat([...storedZip([[`cut ${at}.html`, source(at, 7)]])]);
    write(`${place}/cut ${at}.zip`, whole.subarray(0, whole.length / 2));
    fails('the file is damaged');
  });
  each('wordless', (at, place) => {
    write(
      `${place}/wordless ${at}.html`,
      `<!doctype html><html><head><title></title></head><body><script>var a=${at}</script></body></html>`,
    );
    fails('no article text was found in the file');
  });
  return expected;
}

function mhtmlOf({ number, html }) {
  const boundary = `----MultipartBoundary--${number}----`;
  const image = Buffer.concat([png, Buffer.from(`mhtml ${number}`)]);
  const body = html.replace(
    /<img src="[^"]+"/,
    `<img src="https://img.example/m/${number}.png" width="300" height="200"`,
  );
  const part = (headers, bytes) =>
    `--${boundary}\r\n${headers.join('\r\n')}\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  return [
    'From: <Saved by Blink>\r\n',
    `Snapshot-Content-Location: https://news.example/articles/${number}\r\n`,
    'Date: Tue, 5 Mar 2024 06:10:00 -0000\r\nMIME-Version: 1.0\r\n',
    `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"\r\n\r\n\r\n`,
    part(
      ['Content-Type: text/html', `Content-Location: https://news.example/articles/${number}`],
      Buffer.from(body),
    ),
    part(
      ['Content-Type: image/png', `Content-Location: https://img.example/m/${number}.png`],
      image,
    ),
    `--${boundary}--\r\n`,
  ].join('');
}

function feedOf(number, paragraphs) {
  const items = Array.from({ length: perFeed }, (_, at) => {
    const html = paragraphs()
      .map((text) => `<p>${text}</p>`)
      .join('');
    return `<item><title>Item ${at} of feed ${number}</title><link>https://feed${number}.example/${at}</link>
<pubDate>Tue, 05 Mar 2024 06:10:00 GMT</pubDate><content:encoded><![CDATA[${html}]]></content:encoded></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Feed ${number}</title><link>https://feed${number}.example/</link><description>d</description>${items.join('\n')}</channel></rss>`;
}
