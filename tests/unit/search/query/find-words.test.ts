import { describe, expect, it, test } from 'vitest';
import { countFacets } from '../../../../renderer/search/query/count-facets';
import { shelfOf, shelve } from '../shelf';

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
    expect(await ids('app')).toEqual(['a', 'c']);
    expect(await ids('pear -app')).toEqual(['a', 'b', 'd']);
  });

  it('are found with a typing mistake, if they stand nowhere as they are', async () => {
    const { search } = await shelve(['Archive', 'kept'], ['Other', 'text']);
    const { hits, notes } = await search('archvie');
    expect(hits.map((hit) => hit.id)).toEqual(['a']);
    expect(notes).toEqual([{ kind: 'spelled-alike', word: 'archvie', instead: ['archive'] }]);
    expect((await search('kpet')).hits).toEqual([]);
  });

  test.each([
    ['김영수가', '김영수'],
    ['부산항에서는', '부산항'],
    ['야간작업은 -비', '야간작업'],
  ])(
    'are found without a Korean particle, if they stand nowhere with it: %s',
    async (query, stem) => {
      const { search } = await shelve(
        ['부두', '김영수 씨는 부산항 물류센터에서 야간작업을 했다'],
        ['날씨', '비가 온다'],
      );
      const [word = ''] = query.split(' ');
      for (const typing of [false, true]) {
        const { hits, notes } = await search(query, { typing });
        expect(hits.map((hit) => hit.id)).toEqual(['a']);
        expect(notes).toEqual([{ kind: 'spelled-alike', word, instead: [stem] }]);
      }
    },
  );

  it('are not shortened where neither the word nor its stem stands anywhere', async () => {
    const { search } = await shelve(['부두', '비가 온다']);
    expect(await search('김영수가')).toMatchObject({ hits: [], total: 0, notes: [] });
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

test.each([
  ['autor:Weiß', ['autor:Weiß']],
  ['부두 글쓴이:김영수', ['글쓴이:김영수']],
  ['https://example.org/12:30', []],
  ['12:30', []],
])(
  'a word that looks like a filter is said to be none, where nothing is found: %s',
  async (query, tokens) => {
    const { search } = await shelve(['Pier', 'nothing of it'], ['Colons', 'held:here']);
    const { notes } = await search(query);
    expect(notes.filter(({ kind }) => kind === 'unknown-filter')).toEqual(
      tokens.map((token) => ({ kind: 'unknown-filter', token })),
    );
    expect((await search('held:here')).notes).toEqual([]);
  },
);

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
