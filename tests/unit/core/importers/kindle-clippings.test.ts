import { describe, expect, it } from 'vitest';
import {
  beginsAsClippings,
  isLimit,
  passagesOf,
  readClippings,
  splitBook,
} from '../../../../renderer/core/importers/kindle/clippings';

const entry = (facts: string, text = 'Words.', book = 'A Book (An Author)') =>
  `${book}\r\n${facts}\r\n\r\n${text}\r\n==========\r\n`;

const [noon, later] = [new Date(2018, 10, 19, 14, 23, 42).getTime(), null];

describe('an entry', () => {
  // The second lines as devices of these languages write them.
  it.each([
    [
      '- Your Highlight on page 3 | location 120-122 | Added on Monday, 19 November 2018 14:23:42',
      'highlight',
      '3',
      120,
      122,
    ],
    [
      '- Your Highlight on Location 1203-5 | Added on Monday, November 19, 2018 2:23:42 PM',
      'highlight',
      null,
      1203,
      1205,
    ],
    [
      '- Highlight on Page 4 | Loc. 59-60  | Added on Monday, 19 November 18 14:23:42',
      'highlight',
      '4',
      59,
      60,
    ],
    [
      '- Your Note on page 3 | location 122 | Added on Monday, 19 November 2018 14:23:42',
      'note',
      '3',
      122,
      122,
    ],
    [
      '- Ihre Markierung auf Seite 3 | Position 120-122 | Hinzugefügt am Montag, 19. November 2018 14:23:42',
      'highlight',
      '3',
      120,
      122,
    ],
    [
      '- Ihre Notiz bei Position 122 | Hinzugefügt am Montag, 19. November 2018 14:23:42',
      'note',
      null,
      122,
      122,
    ],
    [
      '- Votre surlignement sur la page 3 | emplacement 120-122 | Ajouté le lundi 19 novembre 2018 14:23:42',
      'highlight',
      '3',
      120,
      122,
    ],
    [
      '- Votre note sur la page 3 | emplacement 122 | Ajouté le lundi 19 novembre 2018 14:23:42',
      'note',
      '3',
      122,
      122,
    ],
    [
      '- Tu subrayado en la página 3 | posición 120-122 | Añadido el lunes, 19 de noviembre de 2018 14:23:42',
      'highlight',
      '3',
      120,
      122,
    ],
    [
      '- La tua nota a pagina 3 | posizione 122 | Aggiunto in data lunedì 19 novembre 2018 14:23:42',
      'note',
      '3',
      122,
      122,
    ],
    [
      '- Seu destaque na página 3 | posição 120-122 | Adicionado: segunda-feira, 19 de novembro de 2018 14:23:42',
      'highlight',
      '3',
      120,
      122,
    ],
    [
      '- Je notitie op pagina 3 | locatie 122 | Toegevoegd op maandag 19 november 2018 14:23:42',
      'note',
      '3',
      122,
      122,
    ],
    [
      '- Ваша заметка на странице 3 | Место 122 | Добавлено: понедельник, 19 ноября 2018 г. в 14:23:42',
      'note',
      '3',
      122,
      122,
    ],
    [
      '- 您在位置 #120-122的标注 | 添加于 2018年11月19日星期一 下午2:23:42',
      'highlight',
      null,
      120,
      122,
    ],
    [
      '- 您在第 3 页（位置 #122）的笔记 | 添加于 2018年11月19日星期一 下午2:23:42',
      'note',
      '3',
      122,
      122,
    ],
    [
      '- 3ページ|位置No. 120-122のハイライト | 作成日: 2018年11月19日月曜日 14:23:42',
      'highlight',
      '3',
      120,
      122,
    ],
    ['- 3ページ|位置No. 122のメモ | 作成日: 2018年11月19日月曜日 14:23:42', 'note', '3', 122, 122],
    [
      '- 3페이지 | 위치 120-122에 있는 하이라이트 | 추가됨: 2018년 11월 19일 월요일 오후 2:23:42',
      'highlight',
      '3',
      120,
      122,
    ],
    [
      '- 3페이지 | 위치 122에 있는 메모 | 추가됨: 2018년 11월 19일 월요일 오후 2:23:42',
      'note',
      '3',
      122,
      122,
    ],
  ])('%s', (facts, kind, page, start, end) => {
    expect(readClippings(entry(facts))).toEqual([
      { book: 'A Book (An Author)', kind, page, start, end, addedAt: noon, text: 'Words.' },
    ]);
  });

  it('without a text is a bookmark, whatever its language', () => {
    const [found] = readClippings(entry('- Zakładka na stronie 3 | lokalizacja 122 | x', ''));
    expect(found?.kind).toBe('bookmark');
  });

  it('of an unknown language keeps its text', () => {
    const [found] = readClippings(entry('- Iet s 3 | 12-14 | sumtyd', 'Wurden.'));
    expect(found).toMatchObject({
      kind: 'highlight',
      start: 12,
      end: 14,
      addedAt: later,
      text: 'Wurden.',
    });
  });
});

it.each([
  ['A Book (An Author)', 'A Book', ['An Author']],
  [
    'A Book (Series, 2) (Author, An;Other, One)',
    'A Book (Series, 2)',
    ['Author, An', 'Other, One'],
  ],
  ['阿特拉斯耸耸肩 (重现经典) (（安·兰德）)', '阿特拉斯耸耸肩 (重现经典)', ['安·兰德']],
  ['铁道之旅 ((德)希弗尔布施)', '铁道之旅', ['(德)希弗尔布施']],
  ['规模（杰弗里·韦斯特）', '规模', ['杰弗里·韦斯特']],
  ['No author', 'No author', []],
  ['(Only brackets)', '(Only brackets)', []],
  ['Unbalanced) (x))', 'Unbalanced) (x))', []],
])('splits %s', (book, title, authors) => {
  expect(splitBook(book)).toEqual({ title, authors });
});

it('keeps one of a highlight that was extended and then written again', () => {
  const text =
    entry('- Your Highlight | location 10-11 | x', 'the lamp') +
    entry('- Your Highlight | location 10-12 | x', 'the lamp was lit') +
    entry('- Your Highlight | location 10-12 | x', 'the lamp was lit') +
    entry('- Your Highlight | location 12-13 | x', 'lit at dusk');
  const { passages } = passagesOf(readClippings(text).flatMap((each) => each ?? []));
  expect(passages.map((each) => each.text)).toEqual(['the lamp was lit', 'lit at dusk']);
});

it('puts a note to the passage that it ends or is in, and keeps one without a passage', () => {
  const text =
    entry('- Your Highlight | location 10-14 | x', 'a passage') +
    entry('- Your Note | location 14 | x', 'at its end') +
    entry('- Your Note | location 12 | x', 'within') +
    entry('- Your Note | location 99 | x', 'alone');
  const { passages, loose } = passagesOf(readClippings(text).flatMap((each) => each ?? []));
  expect(passages.map(({ note }) => note)).toEqual(['at its end\n\nwithin']);
  expect(loose.map((each) => each.text)).toEqual(['alone']);
});

it('knows the notice of the limit, and no passage in angle brackets', () => {
  const found = ['<You have reached the clipping limit for this item>', '<html>', '<A clipping>'];
  expect(found.map((text) => isLimit(readClippings(entry('- x 1 | y', text))[0]!))).toEqual([
    true,
    false,
    false,
  ]);
});

it('reads what is around a broken entry, and one that is cut off', () => {
  const text = `${entry('- Your Highlight | location 1-2 | x')}nothing here\r\n==========\r\n${entry('- Your Highlight | location 5-6 | x').slice(0, 60)}`;
  expect(readClippings(text).map((each) => each?.start ?? null)).toEqual([1, null, 5]);
});

it('reads a hundred thousand entries of one place in a moment', () => {
  const text =
    entry('- Your Highlight | location 1-2 | x') + entry('- Your Note | location 1 | x', 'n');
  const clippings = readClippings(text.repeat(50_000)).flatMap((each) => each ?? []);
  expect(passagesOf(clippings).passages).toHaveLength(1);
});

it.each([
  ['A Book\n- Your Highlight on page 3 | Added on Monday\n\nWords\n==========\n', true],
  ['Shopping\n- 3 apples\n- 4 pears\n\n==========\nList\n', false],
  ['A Book\n- Your Highlight on page 3 | Added on Monday\n\nWords\n', false],
  ['Heading\n==========\n\n- item 1 | x\n', false],
])('accepts %j: %s', (text, expected) => {
  expect(beginsAsClippings(text)).toBe(expected);
});
