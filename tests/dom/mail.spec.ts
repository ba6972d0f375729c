import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { draftsInPage, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const header = (more = '') =>
  `Return-Path: <b@send.letter.example>\r\nReceived: from a by b; Mon, 2 Nov 2020 10:00:05 +0900\r\nDate: Mon, 2 Nov 2020 10:00:00 +0900 (KST)\r\nFrom: "Mina Harrow via The Letter" <mina@news.letter.example>\r\nTo: r@example.org\r\nMessage-ID: <1@letter.example>\r\nSubject: =?utf-8?B?${Buffer.from('바다의 색').toString('base64')}?=\r\nMIME-Version: 1.0\r\n${more}`;
const typed = (type: string, body: string | Buffer, more = '') =>
  `Content-Type: ${type}\r\n${more}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}\r\n`;
const multipart = (type: string, boundary: string, parts: string[]) =>
  `Content-Type: multipart/${type}; boundary="${boundary}"\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const story =
  'Every morning the keeper writes down the colour of the sea before he eats his bread.';
const target = 'https://paper.example/story';
const letter = `<html><head><style>p { color: red }</style></head><body>
<div style="display: none; max-height: 0">What the keeper saw &#847; &zwnj; &nbsp;</div>
<table role="presentation"><tr><td><a href="https://click.letter.example/click?u=${encodeURIComponent('https://letter.example/p/7?utm_source=mail')}">View this email in your browser</a></td></tr>
<tr><td><table><tr><td><h1>The colour of the sea</h1><p>${story}</p><p><img src="cid:sea@letter" width="600" height="300" alt="The sea"></p>
<p><a href="https://go.example/redirect?to=${encodeURIComponent(target)}">The museum</a> keeps the books.</p></td></tr></table></td></tr></table>
<table border="1"><tr><th>Day</th><th>Colour</th></tr><tr><td>Monday</td><td>grey</td></tr></table>
<img src="https://open.letter.example/o.gif?id=7" width="1" height="1"></body></html>`;

test('a newsletter is an article with its pictures, its sender and its address on the web', async () => {
  const picture = typed(
    'image/png; name=sea.png',
    png,
    'Content-ID: <sea@letter>\r\nContent-Disposition: inline\r\n',
  );
  const alternatives = multipart('alternative', 'b1', [
    typed('text/plain; charset=utf-8', 'Only for old programs.'),
    multipart('related', 'b2', [typed('text/html; charset=utf-8', letter), picture]),
  ]);
  const paper = typed(
    'application/pdf',
    'x',
    `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent('등대.pdf')}\r\n`,
  );
  const [draft, ...others] = await draftsInPage(
    page,
    'letter.eml',
    header('List-Id: The Letter <letter.example>\r\nX-Gmail-Labels: Inbox,"Sea, and sky"\r\n') +
      multipart('mixed', 'b0', [alternatives, paper]),
  );
  expect(others).toEqual([]);
  expect(draft).toMatchObject({
    title: '바다의 색',
    byline: ['Mina Harrow'],
    site: 'The Letter',
    url: 'https://letter.example/p/7',
    publishedAt: expect.stringMatching(/^2020-11-02T0?[01]/),
    tags: ['Sea, and sky'],
    missingImages: 0,
  });
  expect(draft?.assets).toHaveLength(1);
  expect(draft?.text).toContain(story);
  expect(draft?.text).toContain('📎 등대.pdf');
  expect(draft?.text).not.toMatch(/Only for old|What the keeper saw|color: red/);
  expect(draft?.html).toContain(`href="${target}"`);
  expect(draft?.html).not.toMatch(/o\.gif|click\.letter|go\.example/);
  // The table of data stays one; those that lay the letter out do not.
  expect(draft?.html.match(/<table/g)).toHaveLength(1);
});

const korean = '바다의 색은 아침마다 다르다. 등대지기는 밥을 먹기 전에 그것을 적는다.';
const euckr = Buffer.from(
  'b9d9b4d9c0c720bbf6c0ba20bec6c4a7b8b6b4d920b4d9b8a3b4d92e20b5eeb4ebc1f6b1e2b4c220b9e4c0bb20b8d4b1e220c0fcbfa120b1d7b0cdc0bb20c0fbb4c2b4d92e',
  'hex',
);

for (const [what, body] of [
  ['EUC-KR', typed('text/plain; charset=ks_c_5601-1987', euckr)],
  ['EUC-KR that Windows names', typed('text/plain; charset="cp949"', euckr)],
  ['EUC-KR that nothing names', typed('text/plain', euckr)],
  [
    'ISO-2022-KR',
    typed(
      'text/plain; charset=iso-2022-kr',
      Buffer.concat([Buffer.from('\x1b$)C\n'), Buffer.from([...iso2022(euckr)])]),
    ),
  ],
  ['UTF-8 that is called ASCII', typed('text/plain; charset=us-ascii', korean)],
  [
    'HTML in EUC-KR',
    typed(
      'text/html; charset=euc-kr',
      Buffer.concat([Buffer.from('<p>'), euckr, Buffer.from('</p>')]),
    ),
  ],
] as const) {
  test(`reads a Korean mail in ${what}`, async () => {
    const [draft] = await draftsInPage(page, 'letter.eml', header() + body);
    expect(draft?.text).toBe(korean);
    expect(draft).toMatchObject({ title: '바다의 색', site: 'letter.example' });
  });
}

/** Two bytes of EUC-KR without their high bits, between the characters that shift in and out. */
function* iso2022(bytes: Buffer): Generator<number> {
  let isShifted = false;
  for (const byte of bytes) {
    const isKorean = byte > 0x7f;
    if (isKorean !== isShifted) yield isKorean ? 0x0e : 0x0f;
    isShifted = isKorean;
    yield byte & 0x7f;
  }
  if (isShifted) yield 0x0f;
}

test('reads the mails that a mail forwards', async () => {
  const inner = `${header('Archived-At: <https://letter.example/p/8>\r\n')}${typed('text/html', `<p>${story}</p>`)}`;
  const drafts = await draftsInPage(
    page,
    'forwarded',
    header() +
      multipart('mixed', 'b0', [
        typed('text/plain', 'Please read this one.'),
        `Content-Type: message/rfc822\r\n\r\n${inner}`,
      ]),
  );
  expect(drafts.map(({ text, url }) => [text, url])).toEqual([
    ['Please read this one.', null],
    [story, 'https://letter.example/p/8'],
  ]);
});

test('reads what Apple Mail keeps', async () => {
  const mail = `${header()}${typed('text/plain', story)}`;
  const list = '<?xml version="1.0"?><plist version="1.0"><dict></dict></plist>';
  const [draft] = await draftsInPage(page, '12345.emlx', `${mail.length}       \n${mail}${list}`);
  expect(draft?.text).toBe(story);
});

test('a mail that is damaged or evil costs only itself', async () => {
  const evil =
    '<p onclick="x()">Text of the letter.</p><script>window.wasRun = 1</script><img src=x onerror="window.wasRun = 1"><base href="https://evil.example/">';
  const [draft] = await draftsInPage(page, 'evil.eml', header() + typed('text/html', evil));
  expect(draft?.html).not.toMatch(/onclick|script|onerror|base/);
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);

  const endless = Array.from(
    { length: 30 },
    () => 'Content-Type: message/rfc822\r\n\r\nSubject: x\r\n',
  ).join('');
  for (const content of [
    header(),
    `${header()}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n`,
    header() + endless,
    header() + typed('text/html; charset=none', '<p>'),
    `${header()}Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%`,
  ]) {
    const items = await readInPage(page, 'broken.eml', Buffer.from(content));
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) if (!item.ok) expect(item.reason).toBe('no-text');
  }
});

test('is not asked for pages that were saved as MHTML, nor for texts that begin like a mail', async () => {
  const saved = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/1\r\nSubject: Page\r\nDate: Mon, 2 Nov 2020 10:00:00 +0900\r\nMIME-Version: 1.0\r\n${multipart('related', 'b', [typed('text/html', `<title>Page</title><p>${story}</p>`, 'Content-Location: https://paper.example/1\r\n')])}`;
  const [asPage] = await draftsInPage(page, 'page.mhtml', saved);
  expect(asPage).toMatchObject({ format: 'mhtml', url: 'https://paper.example/1' });
  const [asText] = await draftsInPage(
    page,
    'note.txt',
    `From: the keeper\nTo: nobody\n\n${story}\n`,
  );
  expect(asText?.format).toBe('text');
});
