import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fold } from '../../../../renderer/search/text/fold';
import { shelve } from '../shelf';

describe('the literal guarantee', () => {
  test.each([
    ['처리', '일괄처리를 시작했다', true],
    ['처리', '일괄 처 리', false],
    ['컴퓨팅센터', '국가AI컴퓨팅센터는', true],
    ['人工智能', '这里的人工智能很好', true],
    ['能智工人', '这里的人工智能很好', false],
    ['AI규제', '새 ai규제안', true],
    ['AI규제', 'OpenAI규제', true],
    ['AI규제', 'AI와 규제', false],
    ['5G網路', '的5G網路建設', true],
    ['5G網路', '的15G網路建設', true],
    ['2025년', '2025년에', true],
    ['리', '처리', true],
    ['리', '처라', false],
    ['규제', '규제'.normalize('NFD'), true],
    ['ガラス', 'ｶﾞﾗｽ', true],
    ['인공지능기본법', '인공지능기본법안', true],
    ['인공지능기본법', '인공지능 기본법', false],
    ['3·1운동', '3·1운동은', true],
    ['e6', 's5k4e6 센서', true],
    ['k4e', 's5k4e6 센서', true],
    ['6', 's5k4e6 센서', true],
    ['rtx', 'GeForceRTX4090', true],
    ['e 6', 'abcde67', true],
    ['o-op', 'co-operate', true],
    ['e6', 'abcde 67', false],
    ['"e6"', 'abcde67', true],
    ['"e6"', 'abcde 67', false],
    ['"C++"', 'about c++ and', true],
    ['"C++"', 'about c and', false],
    ['"to be or"', 'To be\n  or not', true],
    ['"o be o"', 'To be\n  or not', true],
    ['"처리를 시작"', '일괄처리를 시작했다', true],
    ['"😀"', 'so 😀', true],
    ['"x"', 'a'.repeat(80).concat('x'), true],
  ])('%s in %s: %s', async (query, text, found) => {
    const { search } = await shelve(['제목', text], ['다른', '글']);
    const { total, totalIsExact, notes } = await search(query);
    expect({ total, totalIsExact, notes }).toEqual({
      total: found ? 1 : 0,
      totalIsExact: true,
      notes: [],
    });
  });

  it('holds for every substring of a library of mixed scripts', async () => {
    const texts = [
      '국가AI컴퓨팅센터의 5G網路 일괄처리를',
      '이번 일괄처리 결과는 AI규제와 무관',
      '人工智能的5G網絡 AI',
      '東京タワーのｶﾞﾗｽ、AI処理',
      'OpenAI’s café: re-processed 5G data',
    ];
    const { ids } = await shelve(...texts.map((text): [string, string] => ['', text]));
    const folded = texts.map(fold);
    const all = folded.join('\n');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(all.length - 1),
        fc.integer({ min: 1, max: 6 }),
        async (at, length) => {
          const needle = all.slice(at, at + length).trim();
          if (!needle || needle.includes('\n')) return;
          const expected = [...'abcde'].filter((_, i) => folded[i]!.includes(needle));
          expect(await ids(`"${needle}"`)).toEqual(expected);
          if (/^[\p{L}\p{N}]+$/u.test(needle)) expect(await ids(needle)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('shows articles that hold a word only inside others behind the others, and marks it there', async () => {
    const { search } = await shelve(
      ['One', `an art ${'of something else '.repeat(40)}`],
      ['Start', 'a start'],
      ['Arts', 'the arts'],
    );
    const { hits, total } = await search('art');
    expect(total).toBe(3);
    expect(hits.map((hit) => hit.id).at(-1)).toBe('b');
    expect(hits.at(-1)?.snippet.marks).toEqual([{ start: 4, end: 7 }]);
    expect(hits.at(-1)?.titleMarks).toEqual([{ start: 2, end: 5 }]);
    const byAge = { key: 'saved', descending: true } as const;
    expect((await search('art', { sort: byAge })).total).toBe(3);
    expect((await search('one art')).hits.map((hit) => hit.id)).toEqual(['a']);
  });

  it('compares what is shown and estimates the rest of a long list', async () => {
    const entries = Array.from({ length: 1500 }, (_, i): [string, string] => [
      't',
      i % 2 ? '가나다' : '가나 나다',
    ]);
    const { search } = await shelve(...entries);
    const { total, totalIsExact, hits } = await search('가나다', { limit: 20 });
    expect(totalIsExact).toBe(false);
    expect(Math.abs(total - 750)).toBeLessThan(400);
    expect(hits).toHaveLength(20);
    expect(hits.every((hit) => hit.snippet.marks.length === 1)).toBe(true);
  }, 20_000);
});

describe('what its reader has written', () => {
  it('is shown as it was written where nothing stands in the body', async () => {
    const note = 'Ask the Harbour master';
    const { search } = await shelve(['One', 'nothing of it'], ['Two', 'a harbour', { note }]);
    const shown = async (query: string) => (await search(query)).hits[0]?.snippet;
    expect(await shown('master')).toEqual({
      text: note,
      marks: [{ start: 16, end: 22 }],
      inNotes: true,
    });
    expect(await shown('harbour master')).toMatchObject({ text: 'a harbour' });
  });
});

describe('any query', () => {
  it('is answered, whatever it holds', async () => {
    const { search } = await shelve(['One 처리', 'two 5G'], ['__proto__', 'constructor toString']);
    for (const query of [
      '',
      ' ',
      '- ( OR',
      '"',
      '*',
      '\ud800',
      'x'.repeat(100_000),
      '처'.repeat(100_000),
      '( a ) '.repeat(10_000),
    ]) {
      expect((await search(query)).totalIsExact).toBe(true);
    }
    expect((await search('— …')).notes).toEqual([{ kind: 'no-words' }]);
    expect((await search('__proto__')).total).toBe(1);
    expect((await search('constructor')).total).toBe(1);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (query) => {
        await search(query, { typing: true });
      }),
    );
  });
});
