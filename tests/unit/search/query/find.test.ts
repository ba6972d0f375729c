import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type ArticleFilter, noFilter } from '../../../../renderer/core/article/article-filter';
import { matchRegex } from '../../../../renderer/search/marks/regex-match';
import { countFacets } from '../../../../renderer/search/query/count-facets';
import { narrow } from '../../../../renderer/search/query/narrow';
import type { SearchSort } from '../../../../renderer/search/query/options';
import { fold } from '../../../../renderer/search/text/fold';
import { regexOf } from '../../../../renderer/search/text/regex';
import { withFilter } from '../../../../renderer/ui/search/filter-words';
import { yearWords } from '../../../../renderer/ui/search/year-words';
import { shelfOf, shelve } from '../shelf';

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
          if (/^[\p{Script=Hangul}\p{Script=Han}]+$/u.test(needle))
            expect(await ids(needle)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
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

describe('words', () => {
  it('ask for all of them, wherever they stand', async () => {
    const { ids } = await shelve(
      ['Apple', 'pear'],
      ['pear', 'plum'],
      ['x', 'apples'],
      ['y', 'plum', { byline: ['Pear Smith'], tags: ['fruit'] }],
    );
    expect(await ids('apple pear')).toEqual(['a']);
    expect(await ids('pear plum')).toEqual(['b', 'd']);
    expect(await ids('fruit')).toEqual(['d']);
    expect(await ids('pear -plum')).toEqual(['a']);
    expect(await ids('apple OR plum')).toEqual(['a', 'b', 'c', 'd']);
    expect(await ids('appl*')).toEqual(['a', 'c']);
    expect(await ids('appl', { typing: true })).toEqual(['a', 'c']);
    expect(await ids('app')).toEqual([]);
  });

  it('are found with a typing mistake, if they stand nowhere as they are', async () => {
    const { search } = await shelve(['Archive', 'kept'], ['Other', 'text']);
    const { hits, notes } = await search('archvie');
    expect(hits.map((hit) => hit.id)).toEqual(['a']);
    expect(notes).toEqual([{ kind: 'spelled-alike', word: 'archvie', instead: ['archive'] }]);
    expect((await search('kpet')).hits).toEqual([]);
  });

  test.each([
    ['archvie', 'archive'],
    ['arcchive', 'archive'],
    ['hrabour', 'harbour'],
    ['harbuors', null],
    ['librariaan', 'librarian'],
    ['lybrarien', 'librarian'],
    ['nightqq', null],
    ['qqnight', null],
    ['zzhbour', null],
    ['harbouqq', 'harbour'],
    ['archivexy', null],
  ])('are taken for another word only where one is likely mistyped: %s', async (word, other) => {
    const { search } = await shelve(['Archive', 'harbour night librarian']);
    const { notes, total } = await search(word);
    expect(notes).toEqual(
      other === null ? [] : [{ kind: 'spelled-alike', word, instead: [other] }],
    );
    expect(total).toBe(other === null ? 0 : 1);
  });

  it('rank a title before a body, and many of them as a question', async () => {
    const { search, ids } = await shelve(
      ['날씨', '오늘의 독도 소식'],
      ['독도', '대한민국의 섬'],
      ['정당', '독도의 영유권을 주장하는 일본 자민당 의원들이 입국하려 했다'],
    );
    expect((await search('독도')).hits.map((hit) => hit.id)[0]).toBe('b');
    const question = await search('독도의 영유권을 주장하며 입국하려 한 일본 의원의 소속 정당은?');
    expect(question.hits[0]?.id).toBe('c');
    expect(question.notes).toContainEqual({ kind: 'as-question' });
    expect(await ids('독도 "없는 말" -섬')).toEqual(['a', 'c']);
  });

  it('rank a long run that stands nowhere as a question', async () => {
    const { search } = await shelve(['蚯蚓', '蚯蚓體內的動脈弓類似心臟'], ['關島', '美軍基地']);
    const { hits, notes } = await search('蚯蚓體內的什麼構造其作用和心臟類似?');
    expect(hits.map((hit) => hit.id)).toEqual(['a']);
    expect(notes).toEqual([{ kind: 'as-question' }]);
  });

  it('rank a short run that stands nowhere as a question, if it holds a question word', async () => {
    const { search, ids } = await shelve(['JAXR', '是为Java平台定义的API'], ['Java', '平台']);
    expect((await search('JAXR是什么？')).notes).toEqual([{ kind: 'as-question' }]);
    expect(await ids('JAXR是什么？')).toEqual(['a']);
    expect(await ids('JAXR是平台')).toEqual([]);
  });

  it('are found with a typing mistake in a question', async () => {
    const { ids } = await shelve(
      ['Ohio', 'the French presence in the valley'],
      ['Rome', 'the military presence at the start of the war'],
    );
    expect(await ids('where in the world were the Frensh')).toEqual(['a']);
  });
});

describe('words that no article holds', () => {
  const library = () =>
    shelve(
      ['맞춤법', '그것은 맞는말 이라고 했다'],
      ['Harbour', 'the harbour at night, and the archive of the port'],
      ['人工智能', '这里的人工智能很好，香蕉也好'],
      ['東京', '東京の犬は空を飛ばない。豚肉の話'],
      ['독도', '대한민국의 섬'],
    );
  const nowhere = (...words: string[]) => ({ kind: 'held-nowhere', words });
  const asQuestion = { kind: 'as-question' };

  test.each([
    ['qqqzzzxx 없는말', ['qqqzzzxx', '없는말']],
    ['없는말 맞는없', ['없는말', '맞는없']],
    ['없는말 "말이 없는" qqq', ['없는말', '말이 없는', 'qqq']],
    ['harbourqqq portzzz', ['harbourqqq', 'portzzz']],
    ['harbqqq nightzz', ['harbqqq', 'nightzz']],
    ['人工香蕉 智能很坏', ['人工香蕉', '智能很坏']],
    ['犬猫魚鳥 空飛豚肉', ['犬猫魚鳥', '空飛豚肉']],
    ['뷁뷁뷁 없는말 zzz qqq 맞는없', ['뷁뷁뷁', '없는말', 'zzz', 'qqq', '맞는없']],
  ])('find nothing, which is said: %s', async (query, words) => {
    const { search } = await library();
    for (const typing of [false, true]) {
      const { hits, total, notes } = await search(query, { typing });
      expect({ hits, total, notes }).toEqual({ hits: [], total: 0, notes: [nowhere(...words)] });
    }
  });

  test.each([
    ['없는말 섬', ['e'], ['없는말']],
    ['qqqzzzxx 맞는말', ['a'], ['qqqzzzxx']],
    ['harbour 없는말 night', ['b'], ['없는말']],
    ['qqqzzzxx harb*', ['b'], ['qqqzzzxx']],
    ['人工香蕉 香蕉', ['c'], ['人工香蕉']],
    ['犬猫魚鳥 豚肉', ['d'], ['犬猫魚鳥']],
    ['없는말 섬 -독도', [], ['없는말']],
  ])('leave the others to be found, which is said: %s', async (query, ids, words) => {
    const { search } = await library();
    const { hits, notes } = await search(query);
    expect(hits.map((hit) => hit.id)).toEqual(ids);
    expect(notes).toEqual(expect.arrayContaining([nowhere(...words)]));
  });

  it('count nothing where the others stand apart, either', async () => {
    const { search } = await library();
    const { hits, notes } = await search('없는말 harbour 섬');
    expect(hits.map((hit) => hit.id).sort()).toEqual(['b', 'e']);
    expect(notes).toEqual([nowhere('없는말'), asQuestion]);
  });

  it('are told when another spelling is found for them', async () => {
    const { search } = await library();
    const { hits, notes } = await search('archvie 섬');
    expect(hits.map((hit) => hit.id).sort()).toEqual(['b', 'e']);
    expect(notes).toContainEqual({
      kind: 'spelled-alike',
      word: 'archvie',
      instead: ['archive'],
    });
  });

  it('are no hits in the counts beside the list, either', async () => {
    const { follower, search } = await library();
    const { langs } = await countFacets(
      shelfOf(follower),
      '없는말 harbour 섬',
      { asQuestion: true },
      () => {},
    );
    expect([...langs.values()]).toEqual([(await search('없는말 harbour 섬')).total]);
  });
});

describe('of articles that hold the same words', () => {
  test.each([
    ['one sentence', '배가 떠났다. 그 항구의 등대', '배가 항구를 떠났다. 그 등대', '배 항구'],
    ['the beginning of words', '그는 새누리당 당원이다', '누리는 당에 있다', '누리 당'],
    ['their order', 'night and the long harbour', 'the harbour by night', 'harbour night'],
    ['a whole number', '항구의 13년, 항구의 23년', '항구에서 살았던 3년', '항구 3년'],
    ['a short text', `the harbour ${'and more '.repeat(50)}`, 'the harbour', 'harbour'],
  ])('those with them in %s come first', async (_, worse, better, query) => {
    const { ids, search } = await shelve(['x', worse], ['x', better], ['y', 'other']);
    expect((await ids(query)).length).toBe(2);
    expect((await search(query)).hits[0]?.id).toBe('b');
  });

  it('what the title says need not be said again, and the rest counts', async () => {
    const { search } = await shelve(
      ['김영삼', '야당에 있던 김영삼은 오래 살았다. 김영삼은 야당을 떠났다. 그때 총재는 남았다'],
      ['김영삼', '그는 1974년부터 몇 해 동안 나라의 가장 큰 모임이던 야당의 총재였다'],
    );
    expect((await search('김영삼 야당 총재')).hits[0]?.id).toBe('b');
  });
});

describe('NEAR', () => {
  test.each([
    ['harbour NEAR/2 night', 'night fell on the harbour', false],
    ['harbour NEAR/3 night', 'night fell on the harbour', true],
    ['harbour NEAR/0 night', 'harbour, nights', true],
    ['cat NEAR/1 cat', 'one cat only', false],
    ['cat NEAR/1 cat', 'cat and cat', true],
    ['"the quay" NEAR/2 cran*', 'cranes over the quay', true],
    ['"the quay" NEAR/0 cran*', 'cranes over the quay', false],
    // Particles belong to their word.
    ['인공지능 NEAR/0 규제', '인공지능이 규제를', true],
    ['인공지능 NEAR/1 규제', '인공지능이 낳은 새로운 규제', false],
    ['인공지능 NEAR/2 규제', '인공지능이 낳은 새로운 규제', true],
    // Two characters a word where there are no spaces.
    ['人工 NEAR/1 管制', '人工智能的新管制', false],
    ['人工 NEAR/2 管制', '人工智能新管制', true],
    ['co-operate NEAR/1 today', 'we co-operate only today', true],
  ])('%s in %s: %s', async (query, text, found) => {
    const { search } = await shelve(['x', text], ['other', 'text']);
    const { total, totalIsExact } = await search(query);
    expect({ total, totalIsExact }).toEqual({ total: found ? 1 : 0, totalIsExact: true });
  });

  it('shows the place where both stand, and none across title and text', async () => {
    const far = 'filler words '.repeat(60);
    const { search } = await shelve(['wolf', `sheep ${far} wolf ${far} a sheep saw a wolf ${far}`]);
    const { hits } = await search('wolf NEAR/3 sheep');
    expect(hits[0]!.snippet.text).toContain('a sheep saw a wolf');
    const { total } = await (await shelve(['wolf', 'sheep'])).search('wolf NEAR/3 sheep');
    expect(total).toBe(0);
  });
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

describe('a pattern', () => {
  const narrowed = async (query: string) => {
    const { follower } = await shelve(
      ['One', 'apple pear', { tags: ['x'], savedAt: 1 }],
      ['Two', 'apple plum', { savedAt: 3 }],
      ['Three', 'pear tree', { savedAt: 2 }],
    );
    const { articles, notes } = await narrow(shelfOf(follower), query, {}, () => {});
    return { ids: articles.map(({ id }) => id), notes };
  };

  test.each([
    ['/a/', ['b', 'c', 'a']],
    ['apple /a/', ['b', 'a']],
    ['"pear t" /a/', ['c']],
    ['tag:x -/a/', ['a']],
    ['apple NEAR/0 pear /a/', ['a']],
  ])('is run over what the rest of %s leaves, newest first', async (query, ids) => {
    expect(await narrowed(query)).toEqual({ ids, notes: [] });
  });

  it('within OR is left out, which is said', async () => {
    const { search } = await shelve(['One', 'apple']);
    const { total, notes } = await search('apple OR /pea/');
    expect({ total, notes }).toEqual({
      total: 1,
      notes: [{ kind: 'regex-left-out', token: '/pea/' }],
    });
  });

  test.each([
    ['colou?r', 'the COLOR of', ['COLOR']],
    ['(?<=제)\\d+조', '헌법 제12조와 제3조', ['12조', '3조']],
    ['x*', 'abc', []],
    ['^b', 'a\nb', ['b']],
  ])('%s in %s', (source, text, marked) => {
    const snippet = matchRegex(regexOf(source), text)!;
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(marked);
  });

  it('marks matches in any text where they stand', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '\n', '😀', '가');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 600 }), (text) => {
        const snippet = matchRegex(regexOf('ab|가+|😀b'), text);
        expect(snippet !== null).toBe(/ab|가|😀b/u.test(text));
        if (!snippet) return;
        expect(snippet.marks.length).toBeGreaterThan(0);
        expect(snippet.text.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('another order', () => {
  it('is that of all hits, not only of those that are shown', async () => {
    const { search } = await shelve(
      ...Array.from({ length: 300 }, (_, i): [string, string, object] => [
        `t${i}`,
        i % 2 ? 'apple' : 'apple pear',
        {
          savedAt: (i * 7) % 300,
          wordCount: (i * 11) % 300,
          publishedAt: i === 5 ? null : `20${String((i * 13) % 100).padStart(2, '0')}-01-01`,
        },
      ]),
    );
    const of = async (query: string, sort: SearchSort) =>
      (await search(query, { limit: 2, offset: 1, sort })).hits.map(
        (hit) => hit.id.charCodeAt(0) - 97,
      );
    const oldest = (key: SearchSort['key']) => ({ key, descending: false });
    const newest = (key: SearchSort['key']) => ({ key, descending: true });
    const by = (measure: (i: number) => number, odd: boolean) =>
      Array.from({ length: 300 }, (_, i) => i)
        .filter((i) => !odd || i % 2 === 0)
        .sort((a, b) => measure(a) - measure(b));
    const saved = (i: number) => (i * 7) % 300;
    expect(await of('apple', oldest('saved'))).toEqual(by(saved, false).slice(1, 3));
    expect(await of('apple', newest('saved'))).toEqual(by(saved, false).reverse().slice(1, 3));
    expect(await of('"apple pear"', oldest('saved'))).toEqual(by(saved, true).slice(1, 3));
    expect(await of('apple', newest('length'))).toEqual(
      by((i) => (i * 11) % 300, false)
        .reverse()
        .slice(1, 3),
    );
    const { hits } = await search('apple', { limit: 1, sort: oldest('published') });
    expect(hits[0]!.id.charCodeAt(0) - 97).toBe(5);
  });

  it('is that of the best answers to a question, before those that answer less', async () => {
    const { search } = await shelve(
      ...Array.from({ length: 60 }, (_, i): [string, string, object] => [
        `t${i}`,
        i < 24 ? 'who paid for the ferry across the winter river' : 'the ferry paid for winter',
        { savedAt: i < 24 ? (i * 7) % 24 : 1000 + i },
      ]),
    );
    const answers = async (query: string, offset: number) =>
      (
        await search(query, { limit: 12, offset, sort: { key: 'saved', descending: true } })
      ).hits.map((hit) => hit.id.charCodeAt(0) - 97);
    const newest = Array.from({ length: 24 }, (_, i) => i).sort(
      (a, b) => ((b * 7) % 24) - ((a * 7) % 24),
    );
    // By its number of words; and because no article holds all of these.
    for (const question of [
      'who paid for the ferry across river',
      'ferry across river unheardof',
    ]) {
      expect(await answers(question, 0)).toEqual(newest.slice(0, 12));
      expect(await answers(question, 12)).toEqual(newest.slice(12));
      expect(Math.min(...(await answers(question, 24)))).toBeGreaterThan(23);
    }
  });
});

describe('filters', () => {
  test.each([
    ['tag:AI', ['a']],
    ['tag:"machine learning"', ['b']],
    ['tag:mach*', ['b']],
    ['-tag:ai', ['b']],
    ['is:starred', ['b']],
    ['is:unread', ['a']],
    ['site:한겨레', ['a']],
    ['author:김', ['a']],
    ['lang:zh', ['b']],
    ['title:one', ['a']],
    ['before:2025', ['a']],
    ['after:2025', ['b']],
    ['after:2025-03-02', []],
    ['one OR tag:"machine learning"', ['a', 'b']],
    ['one tag:ai', ['a']],
    ['two tag:ai', []],
    ['is:link', ['b']],
    ['has:note', ['a']],
    ['has:highlight', []],
    ['has:image', ['b']],
    ['-has:image', ['a']],
    ['saved:2025-02', ['a', 'b']],
    ['saved:>2024', ['a', 'b']],
    ['saved:<2025', []],
    ['saved:2024..2025-01', []],
    ['saved:2024-12..2025', ['a', 'b']],
    ['remember', ['a']],
    ['"to remem"', ['a']],
  ])('%s', async (query, expected) => {
    const { ids } = await shelve(
      [
        'One',
        'one',
        {
          tags: ['ai'],
          byline: ['김철수'],
          site: '한겨레',
          publishedAt: '2024-12-31T23:00:00-05:00',
          note: 'To remember',
        },
      ],
      [
        'Two',
        'two',
        {
          tags: ['Machine Learning'],
          state: 'archived',
          kind: 'link',
          starred: true,
          lang: 'zh-Hant',
          publishedAt: '2025-03-01',
          hasImage: true,
        },
      ],
    );
    expect(await ids(query)).toEqual(expected);
  });

  describe('of a date', () => {
    const dates = ['2018', '2019', '2019-05', '2019-05-10', '2019-05-10T23:00:00-11:00', '2020-01'];
    const letters = (...found: number[]) => found.map((i) => String.fromCharCode(97 + i));

    test.each([
      ['before:2019', letters(0)],
      ['after:2019', letters(1, 2, 3, 4, 5)],
      ['before:2019-05', letters(0, 1)],
      ['after:2019-05', letters(1, 2, 3, 4, 5)],
      ['before:2019-05-10', letters(0, 1, 2)],
      ['after:2019-05-10', letters(1, 2, 3, 4, 5)],
      ['before:2019-05-11', letters(0, 1, 2, 3, 4)],
      ['after:2019-05-11', letters(1, 2, 5)],
      ['before:2019-06', letters(0, 1, 2, 3, 4)],
      ['after:2019-06', letters(1, 5)],
      ['before:2020', letters(0, 1, 2, 3, 4)],
      ['after:2020', letters(5)],
      ['-before:2019-06', letters(5)],
      ['-after:2019-05-11', letters(0, 3, 4)],
      ['after:2019 before:2020', letters(1, 2, 3, 4)],
      ['before:0002', []],
      ['after:9999-12-31', []],
    ])('%s finds what may have been published then', async (query, expected) => {
      const { ids } = await shelve(
        ...dates.map((publishedAt): [string, string, object] => ['t', 'x', { publishedAt }]),
      );
      expect(await ids(query)).toEqual(expected);
    });

    it('take the day of saving where no date is stated that can be read', async () => {
      const savedAt = new Date(2021, 4, 3).getTime();
      const { ids } = await shelve(
        ['t', 'x', { publishedAt: null, savedAt }],
        ['t', 'x', { publishedAt: 'last Tuesday', savedAt }],
      );
      expect(await ids('after:2021-05-03 before:2021-05-04')).toEqual(['a', 'b']);
    });

    it('count each article in the year by which it is found', async () => {
      const { ids, follower } = await shelve(
        ...dates.map((publishedAt): [string, string, object] => ['t', 'x', { publishedAt }]),
      );
      const { years } = await countFacets(shelfOf(follower), '', {}, () => {});
      expect([...years.values()].reduce((sum, count) => sum + count, 0)).toBe(dates.length);
      for (const [year, count] of years) expect(await ids(yearWords(year))).toHaveLength(count);
    });
  });

  describe('of a site', () => {
    const library = () =>
      shelve(
        ['t', 'x', { site: 'Fox News', url: 'https://www.foxnews.com/politics/1' }],
        ['t', 'x', { site: 'foxnews.com', url: 'https://video.FoxNews.com/2' }],
        ['t', 'x', { site: 'notfoxnews.com', url: 'https://notfoxnews.com/3' }],
        ['t', 'x', { site: null, url: 'https://foxnews.com.evil.example/4' }],
        ['t', 'x', { site: '한국일보', url: 'https://한국.com/5' }],
        ['t', 'x', { site: 'foxnews.com', url: null }],
        ['t', 'x', { site: null, url: null }],
      );

    test.each([
      ['site:foxnews.com', ['a', 'b', 'f']],
      ['site:FoxNews.com/', ['a', 'b', 'f']],
      ['site:www.foxnews.com', ['a', 'b', 'f']],
      ['site:video.foxnews.com', ['b']],
      ['site:https://www.foxnews.com/politics/1?a=b', ['a', 'b', 'f']],
      ['site:foxnews', ['a', 'b', 'd', 'f']],
      ['site:news', ['a']],
      ['site:"fox news"', ['a']],
      ['site:notfoxnews.com', ['c']],
      ['site:evil.example', ['d']],
      ['site:한국.com', ['e']],
      ['site:xn--3e0b707e.com', ['e']],
      ['site:한국일보', ['e']],
      ['site:일보', ['e']],
      ['site:oxnews.com', []],
      ['-site:foxnews.com', ['c', 'd', 'e', 'g']],
    ])('%s', async (query, expected) => {
      expect(await (await library()).ids(query)).toEqual(expected);
    });

    it('find at least what the sidebar shows of each of its sites', async () => {
      const { ids, follower } = await library();
      const { sites } = await countFacets(shelfOf(follower), '', {}, () => {});
      for (const site of [...sites.keys()].filter((name) => name !== '')) {
        const filter = { ...noFilter, site };
        const shown = await ids('x', { filter });
        expect(shown).toHaveLength(sites.get(site)!);
        expect(await ids(withFilter('', filter))).toEqual(expect.arrayContaining(shown));
      }
    });
  });

  it('of the list are kept to, whatever is asked', async () => {
    const { ids } = await shelve(
      ['One', 'word', { tags: ['ai'], site: 'a.example' }],
      ['Two', 'word', { tags: ['ai', 'news'], state: 'archived' }],
      ['Three', 'word', { starred: true, lang: 'en' }],
    );
    const within = (filter: Partial<ArticleFilter>) =>
      ids('word', { filter: { ...noFilter, ...filter } });
    expect(await within({})).toEqual(['a', 'b', 'c']);
    expect(await within({ tags: ['ai'] })).toEqual(['a', 'b']);
    expect(await within({ tags: ['ai', 'news'] })).toEqual(['b']);
    expect(await within({ state: 'unread' })).toEqual(['a', 'c']);
    expect(await within({ starred: true })).toEqual(['c']);
    expect(await within({ site: 'a.example' })).toEqual(['a']);
    expect(await within({ lang: 'en' })).toEqual(['c']);
    expect(await within({ highlighted: true })).toEqual([]);
  });

  it('alone list the newest first', async () => {
    const { search } = await shelve(
      ['A', '', { savedAt: 1 }],
      ['B', '', { savedAt: 3 }],
      ['C', '', { savedAt: 2 }],
    );
    expect((await search('is:unread')).hits.map((hit) => hit.id)).toEqual(['b', 'c', 'a']);
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
