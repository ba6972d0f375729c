import { describe, expect, it } from 'vitest';
import { headerText, senderOf } from '../../../../renderer/core/importers/mail/header-words';
import { labelsOf } from '../../../../renderer/core/importers/mail/labels';
import { htmlOfPlain } from '../../../../renderer/core/importers/mail/plain-body';

/** One character for each byte. */
const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
const word = (content: Buffer, charset = 'utf-8') =>
  `=?${charset}?B?${content.toString('base64')}?=`;
const euckr = Buffer.from([0xb5, 0xee, 0xb4, 0xeb, 0xc1, 0xf6, 0xb1, 0xe2]);

describe('a text in a header', () => {
  it.each([
    ['plain', 'The sea  this morning', 'The sea this morning'],
    ['in base64', word(Buffer.from('등대지기')), '등대지기'],
    ['in EUC-KR, as old Korean programs call it', word(euckr, 'ks_c_5601-1987'), '등대지기'],
    ['in EUC-KR, as Windows calls it', word(euckr, 'cp949'), '등대지기'],
    ['quoted', '=?iso-8859-1?Q?Caf=E9_au_lait?= no. 3', 'Café au lait no. 3'],
    [
      'a character cut in two',
      `${word(euckr.subarray(0, 3), 'euc-kr')} ${word(euckr.subarray(3), 'euc-kr')}`,
      '등대지기',
    ],
    ['words and plain text', `Re: ${word(Buffer.from('바다'))} (2)`, 'Re: 바다 (2)'],
    [
      'words of two charsets',
      `${word(Buffer.from('바다'))} ${word(euckr, 'euc-kr')}`,
      '바다등대지기',
    ],
    [
      'bytes that nothing announces',
      bytes('바다의 색은 아침마다 다르다'),
      '바다의 색은 아침마다 다르다',
    ],
    [
      'an unknown charset',
      word(Buffer.from('바다의 색은 아침마다'), 'x-none'),
      '바다의 색은 아침마다',
    ],
    ['damaged', '=?utf-8?B?4o?= =?utf-8', '\ufffd=?utf-8'],
  ])('is read: %s', async (_what, field, text) => {
    expect(await headerText(field)).toBe(text);
  });

  it.each([
    ['"Mina \\"M\\" Harrow" <mina@letter.example>', 'Mina "M" Harrow', 'mina@letter.example'],
    ['mina@letter.example', '', 'mina@letter.example'],
    ['mina@letter.example (Mina Harrow)', 'Mina Harrow', 'mina@letter.example'],
    [
      `${word(Buffer.from('김서연, 등대'))} <k@news.example>, b@c.example`,
      '김서연, 등대',
      'k@news.example',
    ],
  ])('names the sender: %s', async (field, name, address) => {
    expect(await senderOf(field)).toEqual({ name, address });
  });

  it('is a name alone where there is no address, and nobody for a group', async () => {
    expect(await senderOf('undisclosed-recipients:;')).toBeNull();
    expect(await senderOf('')).toBeNull();
    expect(await senderOf('"Harrow, Mina"')).toEqual({ name: 'Harrow, Mina', address: '' });
  });
});

describe('a mail without HTML', () => {
  it('keeps its paragraphs and quotations, and none of its text is markup', () => {
    expect(htmlOfPlain('Look:\n> > deep <b>\n> shallow\n\nDone.', false, false)).toBe(
      '<p>Look:</p><blockquote><blockquote><p>deep &lt;b&gt;</p></blockquote></blockquote><blockquote><p>shallow</p></blockquote><p>Done.</p>',
    );
  });

  it('joins lines that flow, and keeps the signature apart', () => {
    const text = 'The sea is grey \nthis morning.\nThe sky, \ntoo.\n-- \nMina';
    expect(htmlOfPlain(text, true, false)).toBe(
      '<p>The sea is grey this morning.</p><p>The sky, too.</p><p>--</p><p>Mina</p>',
    );
    expect(htmlOfPlain('바다는 아침마 \n다 다르다.', true, true)).toBe(
      '<p>바다는 아침마다 다르다.</p>',
    );
  });

  it('is bounded where every line is quoted without end', () => {
    const html = htmlOfPlain(`${'>'.repeat(100_000)} x`, false, false);
    expect(html.length).toBeLessThan(1000);
  });
});

it('takes the reader’s labels as tags, and none of the program', () => {
  expect(labelsOf('Inbox,Opened,"Category updates","Sea, and sky",등대,Starred')).toEqual({
    tags: ['Sea, and sky', '등대'],
    isStarred: true,
  });
  expect(labelsOf('받은편지함,읽지 않음')).toEqual({ tags: [], isStarred: false });
});
