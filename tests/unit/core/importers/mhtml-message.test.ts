import { expect, it } from 'vitest';
import { decodedBody, messageParts } from '../../../../renderer/core/importers/mhtml/message';

const partsOf = (text: string) =>
  messageParts(new TextEncoder().encode(text)).map((part) => [
    part.headers.get('content-type'),
    new TextDecoder().decode(decodedBody(part)),
  ]);

it('reads parts in parts, line ends of either kind', () => {
  const message =
    'MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary="a"\n\npreface\n--a\n' +
    'Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n' +
    'Content-Transfer-Encoding: quoted-printable\n\none =EC=9D=BC=\n two  \n--b--\n--a\n' +
    'Content-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lG\nODdh\n--a--\nafter';
  const wanted = [
    ['text/html', 'one 일 two'],
    ['image/gif', 'GIF87a'],
  ];
  expect(partsOf(message)).toEqual(wanted);
  expect(partsOf(message.replaceAll('\n', '\r\n'))).toEqual(wanted);
});

it('keeps what there is of a message that is cut off', () => {
  const message =
    'Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\nhalf a pa';
  expect(partsOf(message)).toEqual([['text/html', 'half a pa']]);
  expect(partsOf('Content-Type: multipart/related; boundary=a\n\nno part')).toEqual([]);
  expect(partsOf('')).toEqual([[undefined, '']]);
});

it('ends in a message whose parts nest without end', () => {
  const open = (depth: number): string =>
    `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`;
  const message = Array.from({ length: 200 }, (_, depth) => open(depth)).join('');
  expect(partsOf(message)).toHaveLength(1);
});
