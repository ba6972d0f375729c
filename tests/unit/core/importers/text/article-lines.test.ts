import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readTextArticle,
  type TextArticle,
} from '../../../../../renderer/core/importers/text/article-lines';
import { unwrapLines } from '../../../../../renderer/core/importers/text/unwrap-lines';

const read = (text: string) => readTextArticle(unwrapLines(text));
const textsOf = ({ body }: TextArticle, role: string) =>
  body.flatMap((line) => (line.role === role ? [line.text] : []));

const ENGLISH = [
  'Nobody had seen the old road since 1958. It runs along the bottom for two miles, with its milestones still in place.',
  'I went on a Tuesday, when the gate is open, and came back with mud to the knee and one milestone counted twice.',
];
const KOREAN = [
  '시청 지하 창고에서 이름표가 붙은 나무 상자 열두 개가 나왔다. 시는 20일 창고를 정리하던 경비원이 벽 뒤에서 상자를 발견했다고 밝혔다.',
  '상자에는 편지와 사진, 그리고 씨앗이 들어 있었다. 시는 이름표에 적힌 사람들의 가족을 찾아 돌려줄 계획이라고 설명했다.',
];
const JAPANESE = [
  '灯台の階段は百九十九段あると案内板に書いてある。数えながら上ると二百段あった。下りながら数えると百九十九段だった。',
  '三度くり返したが、上りはいつも二百段で、下りはいつも百九十九段だった。番人に聞くと、一段は毎晩片づけるのだという。',
];

interface Paste {
  title: string;
  decks?: string[];
  captions?: string[];
  paragraphs?: string[];
  leftOut?: string[];
}

const pastes: [name: string, lines: string[], expected: Paste][] = [
  [
    'a headline with five subheads above the date',
    [
      '시청 지하에서 나온 상자 열두 개',
      '상자마다 다른 사람의 이름표',
      '“누가 언제 두었는지 기록 없어”',
      '시청 “주인 찾아 돌려줄 것”',
      '전문가 “1970년대 것으로 보여”',
      '경비원이 청소하다 발견',
      '홍길동 기자',
      '입력 2025-02-20 18:07 수정 2025-02-21 09:00',
      '시청 지하 창고에서 발견된 나무 상자들이 회의실에 놓여 있다. [사진=시청 제공]',
      ...KOREAN,
    ],
    {
      title: '시청 지하에서 나온 상자 열두 개',
      decks: [
        '상자마다 다른 사람의 이름표',
        '“누가 언제 두었는지 기록 없어”',
        '시청 “주인 찾아 돌려줄 것”',
        '전문가 “1970년대 것으로 보여”',
        '경비원이 청소하다 발견',
      ],
      captions: ['시청 지하 창고에서 발견된 나무 상자들이 회의실에 놓여 있다. [사진=시청 제공]'],
      paragraphs: KOREAN,
    },
  ],
  [
    'a paragraph above the first heading',
    [ENGLISH[0]!, 'What happens now', ENGLISH[1]!],
    {
      title: 'Nobody had seen the old road since 1958.',
      paragraphs: [ENGLISH[0]!, 'What happens now', ENGLISH[1]!],
    },
  ],
  [
    'a long lead above the date',
    ['A walk around the empty reservoir', ENGLISH[0]!, 'Published: 20 February 2025', ENGLISH[1]!],
    { title: 'A walk around the empty reservoir', paragraphs: ENGLISH },
  ],
  [
    'paragraphs above a heading and a date',
    [...ENGLISH, ...ENGLISH, 'An older note', '20 February 1926', ENGLISH[1]!],
    {
      title: 'Nobody had seen the old road since 1958.',
      paragraphs: [...ENGLISH, ...ENGLISH, 'An older note', '20 February 1926', ENGLISH[1]!],
    },
  ],
  [
    'the date above the title',
    ['February 20, 2025', 'A walk around the reservoir', 'The water went', ...ENGLISH],
    { title: 'A walk around the reservoir', decks: ['The water went'], paragraphs: ENGLISH },
  ],
  [
    'a section and the date above the title',
    ['Travel', 'February 20, 2025', 'A walk around the empty reservoir', ...ENGLISH],
    { title: 'A walk around the empty reservoir', decks: ['Travel'], paragraphs: ENGLISH },
  ],
  [
    'a kicker over the title',
    ['EXCLUSIVE', 'The last public clock is for sale', 'By Jane Roe', '2025-02-20', ...ENGLISH],
    { title: 'The last public clock is for sale', decks: ['EXCLUSIVE'], paragraphs: ENGLISH },
  ],
  [
    'a title above the author, and below him where he writes from',
    [
      'The last public clock is for sale',
      'It has told the time to three generations of ferrymen',
      'By Jane Roe',
      'Reporting from Eastport',
      'February 20, 2025',
      ...ENGLISH,
    ],
    {
      title: 'The last public clock is for sale',
      decks: ['It has told the time to three generations of ferrymen', 'Reporting from Eastport'],
      paragraphs: ENGLISH,
    },
  ],
  [
    'a Chinese title below the way to its section, without spaces around the marks',
    ['人民日報>>社會', '舊水庫邊的一百九十九級臺階', '2025年02月20日18:07', ...JAPANESE],
    { title: '舊水庫邊的一百九十九級臺階', paragraphs: JAPANESE },
  ],
  [
    'a Korean blog with its buttons',
    [
      '전체보기 128개의 글',
      '생활 기록',
      '지하 창고에서 나온 상자 열두 개를 세어 보았다',
      '나무그늘',
      '2025. 2. 20. 18:07',
      '이웃추가',
      '본문 기타 기능',
      ...KOREAN,
      '#상자 #창고',
      '공감 12',
      '댓글 3',
    ],
    {
      title: '지하 창고에서 나온 상자 열두 개를 세어 보았다',
      decks: ['생활 기록', '나무그늘'],
      paragraphs: [...KOREAN, '#상자 #창고'],
      leftOut: [
        '전체보기 128개의 글',
        '2025. 2. 20. 18:07',
        '이웃추가',
        '본문 기타 기능',
        '공감 12',
        '댓글 3',
      ],
    },
  ],
  [
    'a Japanese blog with its buttons',
    ['灯台の階段を数える', '2025-02-20', ...JAPANESE, 'いいね！ 12', 'この記事をシェア'],
    {
      title: '灯台の階段を数える',
      paragraphs: JAPANESE,
      leftOut: ['2025-02-20', 'いいね！ 12', 'この記事をシェア'],
    },
  ],
  [
    'button words that are items of a list',
    ['The commands of the old menu', '2025-02-20', ENGLISH[0]!, 'Print', 'Search', ENGLISH[1]!],
    {
      title: 'The commands of the old menu',
      paragraphs: [ENGLISH[0]!, 'Print', 'Search', ENGLISH[1]!],
    },
  ],
  [
    '"Read more" between paragraphs of the article',
    [
      'A walk around the empty reservoir',
      '2025-02-20',
      ...[...ENGLISH, ...ENGLISH, ...ENGLISH],
      'Read more: the map of the reservoir',
      ENGLISH.join(' '),
    ],
    {
      title: 'A walk around the empty reservoir',
      paragraphs: [
        ...[...ENGLISH, ...ENGLISH, ...ENGLISH],
        'Read more: the map of the reservoir',
        ENGLISH.join(' '),
      ],
    },
  ],
  [
    'a note of one line',
    ['The frost came early this year.'],
    {
      title: 'The frost came early this year.',
      paragraphs: ['The frost came early this year.'],
    },
  ],
  [
    'verse without a date',
    ['Frost on the inside', 'a fern that nobody planted', 'Search', 'for the sun.'],
    {
      title: 'Frost on the inside',
      paragraphs: ['a fern that nobody planted', 'Search', 'for the sun.'],
    },
  ],
];

describe('pasted text', () => {
  test.each(pastes)('keeps %s', (_name, lines, { title, leftOut, ...roles }) => {
    const article = readTextArticle(lines);
    expect(article.title).toBe(title);
    expect(textsOf(article, 'deck')).toEqual(roles.decks ?? []);
    expect(textsOf(article, 'caption')).toEqual(roles.captions ?? []);
    expect(textsOf(article, 'paragraph')).toEqual(roles.paragraphs ?? []);
    if (leftOut) expect(article.leftOut).toEqual(leftOut);
  });

  test.each([
    [
      ['灯台の段を数える', '有料記事', '佐伯みどり　田中一郎2025年2月20日 18時07分', ...JAPANESE],
      ['佐伯みどり', '田中一郎'],
    ],
    [
      ['灯台の段を数える', '2025年2月20日', JAPANESE[0]!, `${JAPANESE[1]}【佐伯みどり】`],
      ['佐伯みどり'],
    ],
    [['灯台の段を数える', '東京版2025年2月20日 18時07分', ...JAPANESE], []],
    [['灯台の段を数える', '2025年2月20日', JAPANESE[0]!, `${JAPANESE[1]}【港新聞社】`], []],
    [
      ['The old road', 'Von Hedda Lindqvist und Ole Brandt, Kiel', '20.02.2025', ...ENGLISH],
      ['Hedda Lindqvist', 'Ole Brandt'],
    ],
    [['灯台の段を数える', '2025年2月20日 18:07', ...JAPANESE, '（佐伯緑）'], ['佐伯緑']],
    [['灯台の段を数える', '2025年2月20日 18:07', ...JAPANESE, '（以下略）'], []],
    [
      ['數階梯的人', '〔記者李明、王華／高雄報導〕', ...JAPANESE],
      ['李明', '王華'],
    ],
    [
      ['The old road', 'February 20, 2025', 'Ada Merrow', 'Roads editor, Dover Post', ...ENGLISH],
      ['Ada Merrow'],
    ],
    [['창고에서 나온 상자', '홍길동 입력 2025.02.20 18:07', ...KOREAN], ['홍길동']],
    [['창고에서 나온 상자', '문화부 입력 2025.02.20 18:07', ...KOREAN], []],
    [['数台阶的人', '原创 李明 江岸观察 2025-02-20 18:07 武汉', ...JAPANESE], ['李明']],
    [
      ['The old road', 'By Ada Merrow (Dover, for the Post)', 'February 20, 2025', ...ENGLISH],
      ['Ada Merrow'],
    ],
    [
      [
        '창고에서 나온 상자',
        '2025-02-20 18:07',
        `(하늘=가나통신) 홍길동 기자 = ${KOREAN[0]}`,
        KOREAN[1]!,
      ],
      ['홍길동'],
    ],
    [['灯台の段を数える', '2025年2月20日 18:07', ...JAPANESE, '【佐伯みどり】'], ['佐伯みどり']],
    [['灯台の段を数える', '2025年2月20日 18:07', ...JAPANESE, '【会員限定】'], []],
    [['수족관의 문어', '2025.02.20 18:07 홍길동 기자', '문어는 밤에 나온다.'], ['홍길동']],
    [['數臺階的人', '本報記者 李　明', '2025年02月20日18:07', ...JAPANESE], ['李明']],
    [['La vecchia strada', 'di Ada Merrow', '20 febbraio 2025', ...ENGLISH], ['Ada Merrow']],
    [['Eski yol', 'Haber: Elif Yılmaz', '20.02.2025', ...ENGLISH], ['Elif Yılmaz']],
  ])('names the authors of %j', (lines, names) => {
    expect(read(lines.join('\n')).byline).toEqual(names);
  });

  test.each([
    ['From: Ada Merrow <ada@mail.example>', 'Date: Thu, 20 Feb 2025 18:07:00 +0000', 'Subject: '],
    ['Von: Ada Merrow', 'Gesendet: 20. Februar 2025 18:07', 'An: Chor', 'Betreff: '],
    ['差出人: Ada Merrow', '送信日時: 2025年2月20日 18:07', '件名: '],
    ['发件人：Ada Merrow', '发送时间：2025年2月20日 18:07', '主题：'],
  ])('reads the header of a message that begins "%s"', (...header) => {
    const lines = [...header.slice(0, -1), `${header.at(-1)}Tenors`, 'Dear all,', ENGLISH[0]!];
    const article = read(lines.join('\n'));
    expect(article).toMatchObject({ title: 'Tenors', byline: ['Ada Merrow'] });
    expect(article.publishedAt).toMatch(/^2025-02-20T18:07:00/);
    const others = header.filter((line) => line.startsWith('An:'));
    expect(textsOf(article, 'paragraph')).toEqual([...others, 'Dear all,', ENGLISH[0]]);
  });

  test('reads a name alone beside the date as the byline', () => {
    const above = ['The old road is still there', 'Two miles and sixteen milestones'];
    for (const header of [
      [...above, 'Ada van Merrow', '20 Feb 2025, 18:07'],
      [...above, '20 Feb 2025, 18:07', 'Ada van Merrow'],
    ]) {
      const article = readTextArticle([...header, ...ENGLISH]);
      expect(article).toMatchObject({ title: above[0], byline: ['Ada van Merrow'] });
      expect(textsOf(article, 'deck')).toEqual(above.slice(1));
    }
    const titled = readTextArticle(['Old Roads Remembered', '20 Feb 2025', ...ENGLISH]);
    expect(titled).toMatchObject({ title: 'Old Roads Remembered', byline: [] });
  });

  test('reads a date in figures as the language of the text writes it', () => {
    const lines = ['Die alte Straße', '04/03/2025 18:07', ...ENGLISH];
    expect(readTextArticle(lines, 'de').publishedAt).toBe('2025-03-04T18:07:00');
    expect(readTextArticle(lines, 'en').publishedAt).toBe('2025-04-03T18:07:00');
    const short = ['Die alte Straße', '04.03.25 | 18:07', ...ENGLISH];
    expect(readTextArticle(short, 'de').publishedAt).toBe('2025-03-04T18:07:00');
  });

  test('loses no line, whatever the lines are', () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...pastes.flatMap(([, lines]) => lines),
        ...['Print', '검색', '홈 > 사회 > 사건', '관련기사', 'All rights reserved.', '홍길동 기자'],
        ...[
          '2025-02-20',
          '입력',
          'Subject: tenors',
          'From: nobody',
          '▲ 상자',
          'https://a.example/b',
        ],
      ),
      fc.string({ minLength: 1, maxLength: 200 }).map((text) => text.trim() || '-'),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const { title, body, leftOut } = readTextArticle(lines);
        const kept = [...body.map(({ text }) => text), ...leftOut];
        const lost = lines.filter((each) => !kept.includes(each) && !each.endsWith(title));
        expect(lost).toEqual([]);
      }),
    );
  });

  test('reads a hundred thousand lines of notices in a moment', () => {
    const lines = Array.from({ length: 100_000 }, (_, at) =>
      at % 3 ? '관련기사' : `${ENGLISH[0]} ${at}`,
    );
    const start = performance.now();
    readTextArticle(['Title', '2025-02-20', ...lines]);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

const seed = join(import.meta.dirname, '../../../../../../shared/seed');

describe.skipIf(!existsSync(seed))("the customer's article (skipped where it is not there)", () => {
  test('has a place for every line', () => {
    const [file = ''] = readdirSync(seed);
    const text = readFileSync(join(seed, file), 'utf8');
    const article = read(text);
    const lines = text.split('\n').flatMap((line) => line.trim() || []);
    expect(article).toMatchObject({
      title: lines[0],
      byline: ['노병하'],
      publishedAt: '2025-02-20T18:07:00',
    });
    expect(textsOf(article, 'deck')).toEqual(lines.slice(1, 5));
    expect(textsOf(article, 'caption')).toEqual([lines[6]]);
    expect(textsOf(article, 'paragraph')).toEqual(lines.slice(7, -4));
    expect(article.leftOut).toEqual([lines[5], ...lines.slice(-4)]);
  });
});
