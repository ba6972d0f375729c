import fc from 'fast-check';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { narrow } from '../../../../renderer/search/query/narrow';
import { fold } from '../../../../renderer/search/text/fold';
import { pieces } from '../../../../renderer/search/text/tokenize';
import { variantClasses } from '../../../../renderer/search/text/variant-classes';
import { hasVariants, representative } from '../../../../renderer/search/text/variants';
import { shelfOf, shelve } from '../shelf';

const variants = true;
const classes = variantClasses.trim().split(/\s+/);

describe('the classes of characters', () => {
  it('hold each character once, one UTF-16 unit of a run, and as folding leaves it', () => {
    const all = classes.join('');
    expect(new Set(all).size).toBe(all.length);
    expect(fold(all)).toBe(all);
    expect(pieces(all)).toMatchObject([{ text: all, paired: true }]);
  });

  it.each(['干乾幹', '发髮發', '台臺檯颱', '后後', '里裡裏', '着著', '卫衛衞', '了瞭', '象像'])(
    '%s are one',
    (one) => {
      expect(new Set(representative(one)).size).toBe(1);
    },
  );

  it.each(['坐座', '待呆', '発发', '図图', '芸艺', '绎择'])('%s are not', (two) => {
    expect(new Set(representative(two)).size).toBe(2);
  });

  it('leave everything else alone, and the length of a text', () => {
    const other = 'Café 도서관 ガラス 😀 中文';
    expect(representative(other)).toBe(other);
    expect(hasVariants(other)).toBe(false);
    fc.assert(fc.property(fc.string(), (text) => representative(text).length === text.length));
    const long = '頭髮'.repeat(50_000);
    expect(representative(long)).toBe(representative('头发').repeat(50_000));
  });
});

describe('simplified and traditional as one', () => {
  test.each([
    ['国际', '國際新聞', true],
    ['國際', '国际新闻', true],
    ['臺灣', '在台湾和台灣', true],
    ['台灣', '在臺灣', true],
    ['头发', '她的頭髮很長', true],
    ['头发', '頭發', true],
    ['发', '長髮', true],
    ['乾', '饼干', true],
    ['饼干', '餅乾', true],
    ['了解', '想像不到的瞭解', true],
    ['想象', '想像不到', true],
    ['计划', '計畫和規劃', true],
    ['5G网络', '的5G網絡建設', true],
    ['5G網絡', '的5G网络建设', true],
    ['5G网络', '的5G網路建設', false],
    ['"國際 關係"', '国际 关系', true],
    ['"国际关系"', '國際 關係', false],
    ['头发 国际', '國際新聞說頭髮', true],
    ['-国际', '國際新聞', false],
    ['中國國際 NEAR/1 頭髮', '中国国际，头发', true],
    ['中國國際 NEAR/0 頭髮', '中国国际有关头发', false],
    ['国际 -/國際/', '國際', true],
  ])('%s in %s: %s', async (query, text, found) => {
    const { search } = await shelve(['題', text], ['另', '文']);
    const { hits, totalIsExact } = await search(query, { variants });
    expect(hits.map(({ id }) => id).filter((id) => id === 'a')).toEqual(found ? ['a'] : []);
    expect(totalIsExact).toBe(true);
  });

  it('goes for filters, too, and is off unless it is asked for', async () => {
    const more = { byline: ['蘇麗'], tags: ['經濟'], site: '聯合報' };
    const { ids } = await shelve(['國際新聞', '一', more], ['别的', '二']);
    const queries = ['title:国际', 'author:苏丽', 'tag:经济', 'tag:经*', 'site:联合', '国际'];
    for (const query of queries) {
      expect(await ids(query)).toEqual([]);
      expect(await ids(query, { variants })).toEqual(['a']);
      expect(await ids(query)).toEqual([]);
    }
    expect(await ids('tag:经', { variants })).toEqual([]);
  });

  it('marks what stands in the text and in the title', async () => {
    const { search } = await shelve(['臺灣的頭髮', '他在台湾剪了頭髮，在台灣剪头发。']);
    const { hits } = await search('头发 臺灣', { variants });
    const { snippet, titleMarks } = hits[0]!;
    const marked = snippet.marks.map(({ start, end }) => snippet.text.slice(start, end));
    expect(marked).toEqual(['台湾', '頭髮', '台灣', '头发']);
    expect(titleMarks).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ]);
  });

  it('counts two spellings of a word once where a question is asked', async () => {
    const { search } = await shelve(
      ['甲', '蚯蚓體內的動脈弓類似心臟'],
      ['乙', '美軍基地在關島的東北'],
    );
    const asked = await search('蚯蚓体内的什么构造其作用和心脏類似?', { variants });
    expect(asked.hits.map(({ id }) => id)).toEqual(['a']);
    const twice = await search('蚯蚓體內 蚯蚓体内 心脏 作用 美军基地 类似', { variants });
    expect(twice.notes).toContainEqual({ kind: 'as-question' });
    expect(twice.hits[0]!.id).toBe('a');
  });

  it('narrows what a pattern is run over, and leaves the pattern as it is', async () => {
    const { follower } = await shelve(['甲', '國際'], ['乙', '国际'], ['丙', '国']);
    const { articles } = await narrow(shelfOf(follower), '国际 /國/', { variants }, () => {});
    expect(articles.map(({ id }) => id).sort()).toEqual(['a', 'b']);
  });
});

describe('of random texts in both scripts', () => {
  // Few characters, so that pairs of them recur: three classes, and one character without variants.
  const characters = [...'干乾幹发髮發头頭中 ，a'];
  const text = fc
    .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 12 })
    .map((made) => made.join(''));
  let library: Awaited<ReturnType<typeof shelve>>;
  let texts: string[];
  beforeAll(async () => {
    texts = fc.sample(text, 60);
    library = await shelve(...texts.map((one): [string, string] => ['', one]));
  });

  /** Scans the texts without the index. */
  function holding(needle: string, spelled: (text: string) => string): string[] {
    const found = texts.flatMap((one, i) =>
      spelled(fold(one)).includes(spelled(needle)) ? [String.fromCharCode(97 + i)] : [],
    );
    return found.sort();
  }

  it('finds what a scan of representatives finds, and with it off what a scan finds', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (asked) => {
        const needle = fold(asked).trim();
        if (needle === '') return;
        const alike = holding(needle, representative);
        const same = holding(needle, (one) => one);
        // A longer run that occurs nowhere is treated as a question.
        const isRun = /^\p{Script=Han}{1,8}$/u.test(needle);
        for (const query of isRun ? [`"${needle}"`, needle] : [`"${needle}"`]) {
          expect(await library.ids(query, { variants })).toEqual(alike);
          expect(await library.ids(query)).toEqual(same);
        }
      }),
      { numRuns: 400 },
    );
  });
});
