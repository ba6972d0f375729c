import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from '../../../../renderer/core/pdf/lines';
import { withoutMargins } from '../../../../renderer/core/pdf/margins';
import { blocksOf } from '../../../../renderer/core/pdf/paragraphs';
import type { TextRun } from '../../../../renderer/core/pdf/text-runs';

const size = 10;

/** A text run whose letters are half as wide as they are high. */
const run = (text: string, left: number, y: number, given: Partial<TextRun> = {}): TextRun => ({
  text,
  left,
  right: left + text.length * size * 0.5,
  y,
  size,
  font: 'f',
  endsLine: false,
  ...given,
});

const pageOf = (runs: TextRun[], page = 1) =>
  linesOf({ runs, rotated: [], width: 400, height: 600 }, page);

/** Words beside each other, `gap` points apart. */
const words = (texts: string[], y: number, gap: number) => {
  let left = 50;
  return texts.map((text) => {
    const word = run(text, left, y);
    left = word.right + gap;
    return word;
  });
};

/** Each text is a line below the one before; a number in an entry is its indent. */
const column = (texts: (string | [string, number])[], left = 50, page = 1): Line[] =>
  pageOf(
    texts.map((text, at) => {
      const [words, indent] = typeof text === 'string' ? [text, 0] : text;
      return run(words, left + indent, 100 + at * 12, { endsLine: true });
    }),
    page,
  );

const read = (...pages: Line[][]) => blocksOf(pages).map(({ text }) => text);

describe('lines', () => {
  it('join what stands side by side, and part at a wide gap', () => {
    const lines = pageOf([run('one', 50, 100), run('two', 68, 100), run('three', 200, 100)]);
    expect(lines.map(({ text }) => text)).toEqual(['one two', 'three']);
  });

  it('part at a narrow gutter that is drawn across, row by row', () => {
    const words = (side: string, row: number) => `${side} ${row} the pilots rowed`;
    const rows = Array.from({ length: 30 }, (_, at) => [
      run(words('left', at), 50, 100 + at * 12, { right: 190 }),
      run(words('right', at), 203, 100 + at * 12, { right: 340 }),
    ]);
    const texts = pageOf(rows.flat()).map(({ text }) => text);
    expect(texts.slice(0, 30).every((text) => text.startsWith('left'))).toBe(true);
    expect(texts).toHaveLength(60);
  });

  it('stay whole where justified words stand wide apart', () => {
    const runs = Array.from({ length: 12 }, (_, row) =>
      words(['the', 'pilots', 'rowed', 'home'], 100 + row * 12, 12),
    );
    expect(pageOf(runs.flat())[0]?.text).toBe('the pilots rowed home');
  });

  it('have letters that were drawn twice once', () => {
    const twice = words(['Chains', 'all', 'of', 'iron'], 100, 4).flatMap((word) => [
      word,
      { ...word, left: word.left + 0.3, right: word.right + 0.3 },
    ]);
    expect(pageOf(twice).map(({ text }) => text)).toEqual(['Chains all of iron']);
    expect(pageOf([run('ha', 50, 100), run('ha', 60, 100)])[0]?.text).toBe('haha');
  });

  it('go column by column where they were drawn row by row', () => {
    const rows = Array.from({ length: 8 }, (_, at) => [
      run(`left ${at}`, 50, 100 + at * 12),
      run(`right ${at}`, 200, 100 + at * 12),
    ]);
    const texts = pageOf(rows.flat()).map(({ text }) => text);
    expect(texts.slice(0, 8).every((text) => text.startsWith('left'))).toBe(true);
    expect(texts.slice(8).every((text) => text.startsWith('right'))).toBe(true);
  });

  it('stay as they were drawn where that is how they are read', () => {
    const first = Array.from({ length: 5 }, (_, at) => run(`a${at}`, 50, 100 + at * 12));
    const second = Array.from({ length: 5 }, (_, at) => run(`b${at}`, 200, 90 + at * 12));
    const texts = pageOf([...first, ...second]).map(({ text }) => text);
    expect(texts).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'b0', 'b1', 'b2', 'b3', 'b4']);
  });

  it('have the characters that people type', () => {
    expect(pageOf([run('⼀⻛︒', 50, 100)])[0]?.text).toBe('一风。');
  });
});

describe('paragraphs', () => {
  it('begin where a line is indented', () => {
    const texts = read(
      column([
        ['The first one is as long as', 12],
        'its second line, and has a third',
        ['one. Then another begins here', 0],
        ['and this is its first line, so', 12],
        'that two of them are found now.',
      ]),
    );
    expect(texts).toHaveLength(2);
    expect(texts[1]).toBe('and this is its first line, so that two of them are found now.');
  });

  it('end with a sentence on a short line', () => {
    const texts = read(
      column([
        'A line that goes to the very margin of it,',
        'and ends early.',
        'Another that goes to the very margin of it,',
        'and ends there as well, or nearly does so.',
      ]),
    );
    expect(texts).toHaveLength(2);
  });

  it('are the lines of a table of contents, without its dots', () => {
    expect(
      read(
        column([
          '1 Tides . . . . . . . . . . . . . . . . 3',
          '2 Currents . . . . . . . . . . . . . 12',
        ]),
      ),
    ).toEqual(['1 Tides … 3', '2 Currents … 12']);
  });

  it('make a word whole again, and keep a hyphen that is its own', () => {
    const text = read(
      column([
        'A well-known man wrote about the har-',
        'bour that everybody called well-',
        'known, and soft\u00ad',
        'ware was not yet a word in those days.',
      ]),
    ).join(' ');
    expect(text).toBe(
      'A well-known man wrote about the harbour that everybody called well-known, and software was not yet a word in those days.',
    );
  });

  it('join Chinese and Japanese without a blank, and Korean as its blanks say', () => {
    const long = (text: string) => text.padEnd(12, text);
    expect(read(column([long('港の夜は明るい'), '灯台守は数えた。']))).toEqual([
      `${long('港の夜は明るい')}灯台守は数えた。`,
    ]);
    const spaced = ['항구의 밤은 생각보다 ', '밝았다 그리고 등대지 ', '기는 계단을 오르며 하나'];
    expect(read(column([...spaced, '씩 세었고 손을 흔들었다']))[0]).toContain('하나씩 세었고');
    expect(read(column(['항구의 밤은 생각보다', '밝았다 그리고 등대지']))[0]).toContain(
      '생각보다 밝았다',
    );
  });

  it('go on over the end of a page, past its running title and its number', () => {
    const page = (number: number, texts: string[]) => [
      ...pageOf([run('The Harbour Review', 50, 20)], number),
      ...column(texts, 50, number),
      ...pageOf([run(`${number}`, 200, 580)], number),
    ];
    const pages = withoutMargins([
      page(1, [
        'A sentence that begins on the first page,',
        'and does not find its end there, because',
      ]),
      page(2, [
        'the page is full before it, as pages are.',
        'So it goes on and on to its own end here.',
      ]),
      page(3, ['The last page has a sentence of its own now.']),
    ]);
    expect(blocksOf(pages).map(({ text }) => text)).toEqual([
      'A sentence that begins on the first page, and does not find its end there, because the page is full before it, as pages are. So it goes on and on to its own end here.',
      'The last page has a sentence of its own now.',
    ]);
  });

  it('are headings when their letters are larger', () => {
    const title = run('The title', 50, 60, { size: 20, endsLine: true });
    const section = run('A section', 50, 90, { size: 12, endsLine: true });
    const rest = column([
      'The text of the section goes here.',
      'It has a second line as well, of course.',
    ]);
    const blocks = blocksOf([[...pageOf([title, section]), ...rest]]);
    expect(blocks.map(({ element }) => element)).toEqual(['h2', 'h3', 'p']);
  });
});

describe('titles, lists and notes', () => {
  it('keep a centred title of two lines together', () => {
    const big = { size: 16, font: 'b', endsLine: true };
    const title = pageOf([
      run('A slow census of the lights', 80, 60, { ...big, right: 320 }),
      run('and of their keepers', 120, 78, { ...big, right: 280 }),
      ...column([]).map(() => run('', 0, 0)),
    ]);
    const [first] = blocksOf([
      [...title, ...column(['Nobody asked them anything at all.', 'They wrote.'])],
    ]);
    expect(first?.text).toBe('A slow census of the lights and of their keepers');
  });

  it('keep the second line of an item with the first, bullets or none', () => {
    const list = column([
      '• A boat that comes in after the bell waits for',
      ['the pilot, who is asleep.', 10],
      '• A boat that goes out before the bell pays for',
      ['the candle of the pilot.', 10],
      '• Nobody sings.',
    ]);
    expect(read(list)).toEqual([
      '• A boat that comes in after the bell waits for the pilot, who is asleep.',
      '• A boat that goes out before the bell pays for the candle of the pilot.',
      '• Nobody sings.',
    ]);
  });

  it('go on with a sentence of the page before, above its footnotes', () => {
    const small = (text: string, y: number) => run(text, 50, y, { size: 7, endsLine: true });
    const first = [
      ...column([
        'The office of the harbour had been closed when',
        'the ferry came, and it stayed so for',
      ]),
      ...pageOf([small('1 See the register of the year before the flood.', 300)]),
    ];
    const second = column(
      ['years, as everybody knew who lived there and', 'had to row to the other bank.'],
      50,
      2,
    );
    expect(read(first, second)).toEqual([
      'The office of the harbour had been closed when the ferry came, and it stayed so for years, as everybody knew who lived there and had to row to the other bank.',
      '1 See the register of the year before the flood.',
    ]);
  });

  it('keep the numbered titles of slides and captions that count up', () => {
    const slide = (number: number) => [
      ...pageOf([run(`Trial ${number}: rope`, 50, 60, { size: 20, endsLine: true })], number),
      ...pageOf([run(`Figure ${number}`, 50, 400, { endsLine: true })], number),
      ...pageOf([run(`The harbour ${number}`, 50, 580, { endsLine: true })], number),
    ];
    const pages = withoutMargins(
      [1, 2, 3, 4].map((each) => [...slide(each), ...column(['Three crews rested.'], 50, each)]),
    );
    const texts = pages.flat().map(({ text }) => text);
    expect(texts).toContain('Trial 3: rope');
    expect(texts).toContain('Figure 3');
    expect(texts).not.toContain('The harbour 3');
  });
});

describe('Korean words at the ends of lines', () => {
  const filler = '그는 그 장부를 아꼈고 국가등대관리센터 사람들은 웃었다';

  it('are joined where the document has them whole, or no word begins so', () => {
    const [text] = read(
      column([
        filler,
        '해가 지면 그는 천천히 그 장',
        '부를 덮고 국가등대',
        '관리센터 쪽을 보며 마을사람',
        '들에게 손을 흔들었다.',
      ]),
    );
    for (const word of ['그 장부를 덮고', '국가등대관리센터 쪽을', '마을사람들에게'])
      expect(text).toContain(word);
  });

  it('stay apart where both are words', () => {
    const [text] = read(column([filler, '그는 저녁마다 등대', '사람들은 배를 본다.']));
    expect(text).toContain('등대 사람들은');
  });
});
