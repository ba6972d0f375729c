import { describe, expect, it, test } from 'vitest';
import { countFacets } from '../../../../renderer/search/query/count-facets';
import { narrow } from '../../../../renderer/search/query/narrow';
import {
  deleteArticle,
  makeArticle,
  newDatabase,
  openFollower,
  putArticle,
  search,
  shelfOf,
} from '../shelf';

const facts = (sha256: string) => ({ words: 10, mayMiss: false, sha256 });

/** Two articles: of `a` running text and a menu were left out, of `b` nothing. */
async function library() {
  const database = newDatabase();
  const a = makeArticle('a', 'The bell', 'a text', {
    leftOut: facts('1'),
    tags: ['x'],
    savedAt: 1,
  });
  const b = makeArticle('b', 'The anchor', 'b text', { savedAt: 2 });
  await putArticle(database, a, 'The bell hung in the tower. 종은 언덕 위에 있다.');
  await putArticle(database, b, 'An anchor was found beside the lantern in the harbour mud.');
  await database.texts.update('a', {
    leftOut: 'A lantern stood by the river.\n그물은 강가에서 발견되었다.',
    links: 'Subscribe now\n로그인\nHarbour timetable',
  });
  const follower = await openFollower(database);
  const found = async (query: string, options = {}) =>
    (await search(follower, query, options)).hits.map(({ id }) => id);
  return { database, follower, a, found };
}

describe('running text that was left out', () => {
  test.each([
    ['lantern', ['b', 'a']],
    ['"stood by the river"', ['a']],
    ['그물은', ['a']],
    ['"강가에서 발견"', ['a']],
    ['lantern -anchor', ['a']],
    ['lantern NEAR/4 river', ['a']],
    ['bell lantern', ['a']],
  ])('is searched as the body is, after it in rank: %s', async (query, expected) => {
    expect(await (await library()).found(query)).toEqual(expected);
  });

  it('is no continuation of the body: no phrase and no NEAR reaches over', async () => {
    const { found } = await library();
    expect(await found('"있다. a lantern"')).toEqual([]);
    expect(await found('"언덕 위에 있다 a"')).toEqual([]);
    expect(await found('tower NEAR/50 lantern')).toEqual([]);
  });

  it('is what the snippet shows, and the hit says so, where the body has no hit', async () => {
    const { follower } = await library();
    const { hits } = await search(follower, 'river');
    expect(hits[0]?.snippet).toMatchObject({ inLeftOut: true, marks: [{ start: 23, end: 28 }] });
    expect(hits[0]?.snippet.text).toMatch(/^A lantern stood by the river/);
    const inBody = await search(follower, 'bell');
    expect(inBody.hits[0]?.snippet.inLeftOut).toBeUndefined();
  });

  it('is found by its new text alone once it was changed, and not at all once it is gone', async () => {
    const { database, follower, a, found } = await library();
    await putArticle(database, { ...a, leftOut: facts('2') }, 'The bell hung in the tower.');
    await database.texts.update('a', { leftOut: 'A kettle stood by the river.' });
    await follower.catchUp();
    expect(await found('lantern')).toEqual(['b']);
    expect(await found('kettle')).toEqual(['a']);
    await deleteArticle(database, 'a');
    await follower.catchUp();
    expect(await found('kettle')).toEqual([]);
  });
});

describe('lists of links that were left out', () => {
  test.each(['subscribe', '로그인', '"Harbour timetable"'])('are no hits of %s', async (query) => {
    expect(await (await library()).found(query)).toEqual([]);
  });

  test.each([
    ['in:left-out subscribe', ['a']],
    ['in:left-out 로그인', ['a']],
    ['in:left-out "harbour time"', ['a']],
    ['in:left-out lantern', ['a']],
    ['in:left-out lantern subscribe', ['a']],
    ['in:left-out bell', []],
    ['in:left-out anchor', []],
    ['in:left-out subscribe -lantern', []],
    ['in:left-out (subscribe OR bell)', ['a']],
    ['in:left-out tag:x', ['a']],
    ['in:left-out tag:y subscribe', []],
    ['in:left-out', ['a']],
    ['-in:left-out', ['b']],
    ['in:LEFT-OUT stood NEAR/2 river', ['a']],
    ['in:left-out one two three four five six', []],
  ])('are found by %s', async (query, expected) => {
    expect(await (await library()).found(query)).toEqual(expected);
  });

  it('have snippets, counts and an exact total', async () => {
    const { follower } = await library();
    const found = await search(follower, 'in:left-out subscribe');
    expect(found).toMatchObject({ total: 1, totalIsExact: true, notes: [] });
    expect(found.hits[0]?.snippet).toMatchObject({ inLeftOut: true });
    expect(found.hits[0]?.snippet.text).toContain('Subscribe now');
    const options = { tags: [], site: null, lang: null, state: null } as never;
    const counts = await countFacets(shelfOf(follower), 'in:left-out subscribe', options, () => {});
    expect(counts.tags).toEqual(new Map([['x', 1]]));
  });

  it('are what a pattern is run over', async () => {
    const { follower } = await library();
    const narrowed = await narrow(shelfOf(follower), 'in:left-out /sub.*/', {}, () => {});
    expect(narrowed).toMatchObject({ articles: [{ id: 'a' }], inLeftOut: true });
  });
});

it('a body that holds the separator itself is compared whole', async () => {
  const { database, follower, found } = await library();
  const c = makeArticle('c', 'Odd', 'c text');
  await putArticle(database, c, 'first\x1cpart and second part');
  await follower.catchUp();
  expect(await found('"second part"')).toEqual(['c']);
  expect(await found('"first part"')).toEqual(['c']);
});

it('another value of in: is a word, with a note', async () => {
  const { follower } = await library();
  const { notes } = await search(follower, 'in:body');
  expect(notes).toContainEqual({ kind: 'bad-filter', token: 'in:body', field: 'in' });
});
