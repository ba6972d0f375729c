// FictionBook: chapters, notes, pictures and what damaged or evil books cost.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { draftsInPage, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const paragraph =
  'Паромщик держал колокол под скамьёй и звонил только тогда, когда туман был так густ, что другого берега не было.';
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const book = (bodies: string, encoding = 'utf-8') =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><stylesheet type="text/css">p {}</stylesheet><description><title-info><genre>prose</genre><author><first-name>Инес</first-name><middle-name>П.</middle-name><last-name>Мор</last-name></author><author><nickname>паром</nickname></author><book-title>Колокол в тумане</book-title><annotation><p>О реке.</p></annotation><keywords>река, туман</keywords><date value="1911-05-01">1911</date><coverpage><image l:href="#cover.png"/></coverpage><lang>ru</lang></title-info><document-info><author><nickname>scanner</nickname></author><date>2009</date></document-info><publish-info><year>1912</year></publish-info></description>${bodies}<binary id="cover.png" content-type="image/png">${dot.slice(0, 50)}\n${dot.slice(50)}</binary></FictionBook>`;

const itemsOf = (content: string | Uint8Array, name = 'bell.fb2') =>
  readInPage(page, name, typeof content === 'string' ? new TextEncoder().encode(content) : content);

const draftsOf = (content: string | Uint8Array) => draftsInPage(page, 'bell.fb2', content);

/** Bytes of windows-1251. */
const inCyrillic = (text: string) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) return code;
    if (code === 0x401 || code === 0x451) return code === 0x401 ? 0xa8 : 0xb8;
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : 0x3f;
  });

const text = `<body><title><p>Инес Мор</p><p>Колокол в тумане</p></title><section><title><p>Глава первая.</p><p>Туман</p></title><epigraph><p>Не звони.</p><text-author>Лоцман</text-author></epigraph><p>${paragraph}<a l:href="#n2" type="note">[2]</a></p><subtitle>* * *</subtitle><poem><stanza><v>Раз</v><v>Два</v></stanza></poem><image l:href="#cover.png"/></section><section><title><p>Глава вторая</p></title><p>Он <strong>ждал</strong> <emphasis>долго</emphasis>.</p></section></body><body name="notes"><title><p>Примечания</p></title><section id="n1"><title><p>1</p></title><p>Другая сноска.</p></section><section id="n2"><title><p>2</p></title><p>Берег зовут Дальним <a l:href="#n1">[1]</a>.</p></section></body>`;

test('reads chapters with their notes, pictures and what the book states, in windows-1251', async () => {
  const drafts = await draftsOf(inCyrillic(book(text, 'windows-1251')));
  expect(drafts).toMatchObject([
    {
      title: 'Глава первая. Туман',
      byline: ['Инес П. Мор', 'паром'],
      site: 'Колокол в тумане',
      section: 'Колокол в тумане',
      publishedAt: '1911-05-01',
      keywords: ['река', 'туман'],
      lang: 'ru',
      encoding: 'windows-1251',
      format: 'fb2',
      missingImages: 0,
    },
    { title: 'Глава вторая', text: 'Глава вторая\nОн ждал долго.' },
  ]);
  expect(drafts[0]?.text.split('\n')).toEqual([
    ...['О реке.', 'Глава первая.', 'Туман', 'Не звони.', 'Лоцман', `${paragraph}[2]`, '* * *'],
    ...['Раз', 'Два', '2', 'Берег зовут Дальним [1].', '1', 'Другая сноска.'],
  ]);
  expect(drafts[0]?.html.match(/asset:/g)).toHaveLength(2);
  expect(drafts[0]?.html).toContain('<sup>[2]</sup>');
  expect(drafts[1]?.html).toContain('<strong>ждал</strong> <em>долго</em>');
});

test('reads the chapters of long parts one by one, and short ones together', async () => {
  const chapter = (title: string, length: number) =>
    `<section><title><p>${title}</p></title>${`<p>${paragraph}</p>`.repeat(length)}</section>`;
  const part = (title: string, chapters: string) =>
    `<section><title><p>${title}</p></title><epigraph><p>Эпиграф</p></epigraph>${chapters}</section>`;
  const drafts = await draftsOf(
    book(
      `<body>${part('Том I', chapter('1', 400) + chapter('2', 400))}${part('Том II', chapter('1', 3) + chapter('2', 3))}</body>`,
    ),
  );
  expect(drafts.map(({ title }) => title)).toEqual(['Том I', 'Том I · 1', 'Том I · 2', 'Том II']);
});

test('a damaged, deep or evil book costs only what is damaged', async () => {
  const cut = book(text);
  expect(await itemsOf(cut.slice(0, cut.indexOf('Глава вторая')))).toMatchObject([
    { ok: true, draft: { title: 'Глава первая. Туман' } },
    { ok: false, reason: 'damaged' },
  ]);
  expect(
    await itemsOf(book('<body><section><title><p></p></title></section></body>')),
  ).toMatchObject([{ ok: true, draft: { text: 'О реке.' } }]);
  const evil = await draftsOf(
    book(
      `<body><section><script>alert(1)</script><constructor>слово</constructor><p onclick="alert(1)">${paragraph}<a l:href="javascript:alert(1)">сюда</a><image l:href="file:///etc/passwd"/><image/></p></section></body><body name="notes"><section id="a"><p><a l:href="#a">a</a></p></section></body>`,
    ),
  );
  expect(evil[0]?.html).not.toMatch(/javascript:|onclick|<script|file:/);
  expect(evil[0]?.text).toContain('слово');
  const deep = `<body>${'<section>'.repeat(3_000)}<p>${paragraph}</p>`;
  expect((await itemsOf(book(deep))).length).toBeGreaterThan(0);
  const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'ha'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><FictionBook><body><section><p>&c;</p></section></body></FictionBook>`;
  expect(await itemsOf(laughs)).toMatchObject([{ ok: false }]);
});

test('a chapter without a title is named by its first line where that is bold as a whole', async () => {
  const chapters = [
    `<p><strong>Глава <emphasis>третья</emphasis></strong></p><p>${paragraph}</p>`,
    `<p><strong>Раз</strong> и навсегда.</p><p>${paragraph}</p>`,
    '<p><strong>Всё жирно.</strong></p>',
    `<p><strong>${paragraph} ${paragraph}</strong></p><p>${paragraph}</p>`,
  ].map((each) => `<section>${each}</section>`);
  const drafts = await draftsOf(
    book(`<body>${chapters.join('')}</body>`).replace(
      '<annotation><p>О реке.</p></annotation>',
      '',
    ),
  );
  const whole = 'Колокол в тумане';
  expect(drafts.map(({ title }) => title)).toEqual(['Глава третья', whole, whole, whole]);
});

test('a page that only repeats what the book states is no article', async () => {
  const chapters = `<section><p>Колокол в тумане</p><p>Инес П. Мор</p></section><section><p>${paragraph}</p></section>`;
  const drafts = await draftsOf(
    book(`<body>${chapters}</body>`).replace(/<annotation>.*<\/coverpage>/, ''),
  );
  expect(drafts).toHaveLength(1);
  expect(drafts[0]!.text).toContain(paragraph);
});
