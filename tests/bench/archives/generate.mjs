// Writes large archives and lists piece by piece.
import { closeSync, openSync, writeSync } from 'node:fs';
import { storedZip } from '../stored-zip.mjs';

const WORDS = 'harbour tide lantern gull rope fog quay ferry oar mast anchor brine'.split(' ');
const MIB = 1024 * 1024;

/** The same text for the same number; different texts for different numbers. */
function textOf(number, words) {
  const found = [];
  for (let at = 0; at < words; at++)
    found.push(WORDS[(number * 31 + at * at * 7 + at) % WORDS.length]);
  return `${found.join(' ')} number${number}`;
}

const bodyOf = (number) =>
  Array.from({ length: 8 }, (_, at) => `<p>${textOf(number * 8 + at, 60)}.</p>`).join('');

const pageOf = (number, image = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page ${number}</title></head><body><article><h1>Page ${number}</h1>${bodyOf(number)}${image}</article></body></html>`;

function openFile(path) {
  const file = openSync(path, 'w');
  let size = 0;
  return {
    size: () => size,
    write(content) {
      const bytes = Buffer.from(content);
      size += bytes.length;
      writeSync(file, bytes);
    },
    close: () => closeSync(file),
  };
}

/** Pages with an image of 1 MiB each; pages and images together fill `mebibytes`. */
export function writeWarc(path, mebibytes) {
  const file = openFile(path);
  const picture = Buffer.alloc(MIB);
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').copy(picture);
  let pages = 0;
  const record = (url, type, body) => {
    const answer = Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n`),
      body,
    ]);
    file.write(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Length: ${answer.length}\r\n\r\n`,
    );
    file.write(answer);
    file.write('\r\n\r\n');
  };
  while (file.size() < mebibytes * MIB) {
    const base = `https://archive.example/${pages}`;
    picture.writeUInt32LE(pages, 100);
    record(
      base,
      'text/html',
      Buffer.from(pageOf(pages, `<img src="/${pages}.png" alt="Picture">`)),
    );
    record(`${base}.png`, 'image/png', picture);
    pages += 1;
  }
  file.close();
  return pages;
}

export function writeZip(path, pages) {
  const file = openFile(path);
  for (const piece of storedZip(pagesUpTo(pages))) file.write(piece);
  file.close();
  return pages;
}

function* pagesUpTo(count) {
  for (let number = 0; number < count; number++) yield [`pages/${number}.html`, pageOf(number)];
}

/**
 * A list of one of the three kinds. Its items have some 100 KiB each, so that the size of the list
 * matters and not their number.
 */
export function writeList(path, kind, mebibytes) {
  const file = openFile(path);
  const text = bodyOf(1).repeat(24);
  let items = 0;
  const isFull = () => file.size() > mebibytes * MIB;
  const item = {
    json: (at) =>
      `${at === 0 ? '[' : ','}${JSON.stringify({ id: at, url: `https://list.example/${at}`, title: `Item ${at}`, content: `<p>${textOf(at, 5)}</p>${text}`, is_archived: 0, is_starred: 0, created_at: '2024-01-01T00:00:00+0000', tags: [], annotations: [] })}`,
    csv: (at) =>
      `${at === 0 ? 'URL,Title,Selection,Folder,Timestamp\r\n' : ''}https://list.example/${at},Item ${at},"${textOf(at, 5)} ${text}",Unread,1700000000\r\n`,
    enex: (at) =>
      `${at === 0 ? '<?xml version="1.0" encoding="UTF-8"?><en-export>' : ''}<note><title>Item ${at}</title><content><![CDATA[<en-note><p>${textOf(at, 5)}</p>${text}</en-note>]]></content><created>20240101T000000Z</created></note>`,
  }[kind];
  while (!isFull()) file.write(item(items++));
  file.write({ json: ']', csv: '', enex: '</en-export>' }[kind]);
  file.close();
  return items;
}
