import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sourceOfBytes } from '../../../../renderer/core/bytes/byte-source';
import type { Container } from '../../../../renderer/core/containers/container';
import { openContainer } from '../../../../renderer/core/containers/open-container';
import { makeZip } from './make-zip';

const utf8 = (text: string) => new TextEncoder().encode(text);
const page = (text: string) => `<!DOCTYPE html><html><body><p>${text}</p></body></html>`;

interface Response {
  url: string;
  status?: number;
  headers?: string[];
  body?: string;
  type?: 'response' | 'revisit';
  /** Headers of the record itself. */
  record?: string[];
}

function warc(...responses: Response[]): string {
  return responses
    .map(({ url, status = 200, headers = [], body = '', type = 'response', record = [] }) => {
      const block = [`HTTP/1.1 ${status} OK`, ...headers, '', body].join('\r\n');
      const head = [
        'WARC/1.0',
        `WARC-Type: ${type}`,
        `WARC-Target-URI: ${url}`,
        'WARC-Date: 2024-05-06T07:08:09Z',
        ...record,
        `Content-Length: ${block.length}`,
      ];
      return `${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`;
    })
    .join('');
}

const html = ['Content-Type: text/html'];

async function open(bytes: Uint8Array | string, name = 'crawl.warc'): Promise<Container> {
  const source = sourceOfBytes(Uint8Array.from(typeof bytes === 'string' ? utf8(bytes) : bytes));
  const container = await openContainer(source, name);
  if (!container) throw new Error('no container');
  return container;
}

async function beside({ entries }: Container, address: string): Promise<string | null> {
  const bytes = await entries[0]?.beside?.find(address)?.read();
  return bytes ? new TextDecoder().decode(bytes) : null;
}

test('finds what a page asks for behind redirects, fragments and another scheme', async () => {
  const container = await open(
    warc(
      { url: 'https://a.example/', headers: html, body: page('A') },
      { url: 'https://a.example/p', status: 301, headers: ['Location: /q'] },
      { url: 'https://a.example/q', status: 307, headers: ['Location: https://cdn.example/r'] },
      {
        url: 'https://cdn.example/r',
        headers: ['Content-Type: application/octet-stream'],
        body: 'picture',
      },
    ),
  );
  expect(container.entries).toHaveLength(1);
  expect(await beside(container, '/p#top')).toBe('picture');
  expect(await beside(container, 'http://cdn.example/r/')).toBe('picture');
  expect(await beside(container, 'https://a.example/none')).toBeNull();
});

test('ends a circle of redirects', async () => {
  const container = await open(
    warc(
      { url: 'https://a.example/', headers: html, body: page('A') },
      { url: 'https://a.example/p', status: 302, headers: ['Location: /q'] },
      { url: 'https://a.example/q', status: 302, headers: ['Location: /p'] },
    ),
  );
  expect(await beside(container, '/p')).toBeNull();
});

test('takes the response that a revisit repeats, by its digest or by its address', async () => {
  const digest = 'WARC-Payload-Digest: sha1:ABC';
  const container = await open(
    warc(
      { url: 'https://a.example/', headers: html, body: page('A') },
      {
        url: 'https://a.example/1',
        headers: ['Content-Type: image/png'],
        body: 'one',
        record: [digest],
      },
      { url: 'https://a.example/2', type: 'revisit', record: [digest] },
      {
        url: 'https://a.example/3',
        type: 'revisit',
        record: ['WARC-Refers-To-Target-URI: https://a.example/1'],
      },
    ),
  );
  expect(await beside(container, '/2')).toBe('one');
  expect(await beside(container, '/3')).toBe('one');
  expect(container.entries).toHaveLength(1);
});

test('tells a page without a type by its beginning', async () => {
  const { entries } = await open(
    warc(
      { url: 'https://a.example/page', body: page('A') },
      { url: 'https://a.example/picture', body: '\u0089PNG' },
    ),
  );
  expect(entries.map(({ path }) => path)).toEqual(['a.example/page']);
});

test('reads the pages of an ARC, plain and packed', async () => {
  const response = `HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n${page('A')}`;
  const version = '1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n';
  const records = [
    `filedesc://a.arc 0.0.0.0 20010203040506 text/plain ${version.length}\n${version}\n`,
    `http://a.example/ 192.0.2.1 20010203040506 text/html ${response.length}\n${response}\n`,
    `http://a.example/b 192.0.2.1 20010203040507 text/html 200 - - 33 a.arc ${response.length}\n${response}\n`,
  ];
  for (const bytes of [records.join(''), Buffer.concat(records.map((each) => gzipSync(each)))]) {
    const { entries } = await open(bytes, 'a.arc');
    expect(entries.map(({ cameFrom }) => [cameFrom?.url, cameFrom?.savedAt])).toEqual([
      ['http://a.example/', Date.UTC(2001, 1, 3, 4, 5, 6)],
      ['http://a.example/b', Date.UTC(2001, 1, 3, 4, 5, 7)],
    ]);
    const source = await entries[1]?.open();
    expect(new TextDecoder().decode(await source?.read(0, 1000))).toBe(page('A'));
  }
});

test('finds the pages of a WACZ by the address that its list has', async () => {
  const list = [
    '{"format":"json-pages-1.0"}',
    '{"url":"https://a.example/one#part"}',
    '{"url":"http://a.example/two/"}',
    '{"url":"https://a.example/gone","title":"Gone","text":"What is left of it."}',
  ].join('\n');
  const archive = warc(
    { url: 'https://a.example/one', headers: html, body: page('1') },
    { url: 'https://a.example/two', headers: html, body: page('2') },
    { url: 'https://ads.example/frame', headers: html, body: page('3') },
  );
  const { entries } = await open(
    makeZip([
      { name: 'datapackage.json', content: '{}' },
      { name: 'pages/pages.jsonl', content: list },
      { name: 'archive/data.warc', content: archive },
    ]),
    'a.wacz',
  );
  expect(entries.map(({ path }) => path)).toEqual([
    'a.example/one',
    'a.example/two',
    'a.example/gone',
  ]);
});
