import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { quoteOf } from '../../../../renderer/core/highlights/anchor-quote';
import type { Highlight, HighlightColour } from '../../../../renderer/core/highlights/highlight';
import {
  changeMark,
  joinPassages,
  listHighlights,
  markPassage,
  recolourMark,
  unmarkPassage,
} from '../../../../renderer/library/actions/mark-passages';
import { noteArticle } from '../../../../renderer/library/actions/note-article';
import { History } from '../../../../renderer/library/history/history';
import type { Library } from '../../../../renderer/library/library';
import { lastSeq } from '../../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { article } from '../../article';

let library: Library;
let history: History;

beforeEach(async () => {
  const database = new CarrelDatabase(`marks-${Math.random()}`);
  await database.articles.add(article({ id: 'A' }));
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
  history = new History(library);
});
afterEach(() => library.database.delete());

const passage = (quote: string) => ({ quote, prefix: 'before ', suffix: ' after' });
const quotes = async () => (await listHighlights(library, 'A')).map(({ quote }) => quote);
const count = async () => (await library.database.articles.get('A'))?.highlightCount;

it('marks, changes, takes away and brings back', async () => {
  const first = await markPassage(library, 'A', passage('first'), 'green');
  await markPassage(library, 'A', passage('second'), 'pink');
  expect(first).toMatchObject({ ...passage('first'), colour: 'green', note: '', tags: [] });
  expect(await count()).toBe(2);

  await changeMark(library, 'A', first!.id, { note: 'ask her', tags: [' #항구 ', '항구', ''] });
  const changed = { ...first!, note: 'ask her', tags: ['항구'] };
  expect((await listHighlights(library, 'A'))[0]).toEqual(changed);

  const removal = await history.run('highlights-removed', (own) =>
    unmarkPassage(own, 'A', first!.id),
  );
  expect(removal.result).toEqual(changed);
  expect(await quotes()).toEqual(['second']);
  expect(await count()).toBe(1);
  await history.undo();
  await history.undo();
  expect(await quotes()).toEqual(['first', 'second']);
});

it('marks the same passage once, also when it is asked to twice at a time', async () => {
  const both = await Promise.all(
    ['green', 'pink'].map((colour) =>
      markPassage(library, 'A', passage('words'), colour as 'green' | 'pink'),
    ),
  );
  expect(both[1]).toEqual(both[0]);
  expect(await quotes()).toEqual(['words']);
  const before = await lastSeq(library.database);
  const spaced = { quote: ' words', prefix: 'before', suffix: 'after' };
  expect(await markPassage(library, 'A', spaced, 'blue')).toEqual(both[0]);
  expect(await lastSeq(library.database)).toBe(before);
  await markPassage(library, 'A', { ...spaced, prefix: 'elsewhere' }, 'blue');
  expect(await count()).toBe(2);
});

it('logs what really changed and nothing else', async () => {
  const mark = await markPassage(library, 'A', passage('words'), 'blue');
  await noteArticle(library, 'A', 'a note');
  const before = await lastSeq(library.database);
  await changeMark(library, 'A', mark!.id, { note: '' });
  await recolourMark(library, 'A', mark!.id, 'blue');
  await recolourMark(library, 'A', 'gone', 'pink');
  await changeMark(library, 'A', 'gone', { note: 'x' });
  await noteArticle(library, 'A', 'a note');
  expect(await unmarkPassage(library, 'A', 'gone')).toBeNull();
  expect(await markPassage(library, 'gone', passage('words'), 'blue')).toBeNull();
  expect(await lastSeq(library.database)).toBe(before);
});

it('joins passages into the oldest one, and separates them as they were', async () => {
  const [first, second, other] = [
    await markPassage(library, 'A', passage('first'), 'green'),
    await markPassage(library, 'A', passage('second'), 'pink'),
    await markPassage(library, 'A', passage('other'), 'blue'),
  ];
  await changeMark(library, 'A', second!.id, { note: 'ask her', tags: ['항구'] });
  // Highlights of one millisecond are listed in any order.
  const byQuote = (a: Highlight, b: Highlight) => a.quote.localeCompare(b.quote);
  const listed = async () => (await listHighlights(library, 'A')).sort(byQuote);
  const before = await listed();

  const ids = [first!.id, second!.id, 'gone'];
  const { result: done } = await history.run('highlights-joined', (own) =>
    joinPassages(own, 'A', ids, passage('first second'), 'pink'),
  );
  const joined = {
    ...{ ...first!, ...passage('first second'), colour: 'pink' },
    ...{ note: 'ask her', tags: ['항구'] },
  };
  const two = before.filter(({ id }) => ids.includes(id));
  expect(two).toHaveLength(2);
  expect({ ...done, before: done?.before.toSorted(byQuote) }).toEqual({ joined, before: two });
  expect(await listed()).toEqual([joined, other]);
  expect(await count()).toBe(2);

  await history.undo();
  expect(await listed()).toEqual(before);
  expect(await joinPassages(library, 'A', ['gone'], passage('x'), 'pink')).toBeNull();
  expect(await joinPassages(library, 'B', ids, passage('x'), 'pink')).toBeNull();
});

const text = 'A lamp was lit. The keeper wrote it down. Nobody read it.\nThe ferry came in.';

/** Highlights words of `text`. */
async function markWords(quote: string, colour: HighlightColour) {
  const start = text.indexOf(quote);
  const span = { start, end: start + quote.length };
  return (await markPassage(library, 'A', quoteOf(text, span), colour))!;
}
const coloured = async () =>
  (await listHighlights(library, 'A')).map(({ quote, colour }) => `${colour}: ${quote}`).sort();

it('joins a highlight with those that it touches in its new colour, and separates them', async () => {
  await library.database.texts.put({ id: 'A', text });
  await markWords('The keeper wrote', 'blue');
  const between = await markWords('it down.', 'pink');
  await markWords('Nobody read it.', 'blue');
  await markWords('The ferry', 'blue');
  const before = await coloured();
  const { result: joining } = await history.run('highlights', (own) =>
    recolourMark(own, 'A', between.id, 'blue'),
  );
  expect(await coloured()).toEqual([
    'blue: The ferry',
    'blue: The keeper wrote it down. Nobody read it.',
  ]);
  expect(joining?.joined).toMatchObject({ prefix: 'A lamp was lit. ' });
  await history.undo();
  expect(await coloured()).toEqual(before);
});

it.each([
  ['it has a note', { note: 'ask her' }, {}],
  ['it has tags', { tags: ['sea'] }, {}],
  ['the other has a note', {}, { note: 'ask him' }],
])('only recolours a highlight when %s', async (_why, own, other) => {
  await library.database.texts.put({ id: 'A', text });
  const one = await markWords('A lamp', 'pink');
  const two = await markWords('was lit.', 'green');
  await changeMark(library, 'A', one.id, own);
  await changeMark(library, 'A', two.id, other);
  expect(await recolourMark(library, 'A', one.id, 'green')).toBeNull();
  expect(await coloured()).toEqual(['green: A lamp', 'green: was lit.']);
});

it('recolours a highlight whose words are missing in the text', async () => {
  await library.database.texts.put({ id: 'A', text: 'Other words.' });
  const one = await markWords('A lamp', 'pink');
  await markWords('was lit.', 'green');
  expect(await recolourMark(library, 'A', one.id, 'green')).toBeNull();
  expect(await coloured()).toEqual(['green: A lamp', 'green: was lit.']);
});

it('keeps the words without marks of footnotes when highlights are joined', async () => {
  const text = 'It cost 3.5 million.2 He paid. Nobody spoke.';
  await library.database.texts.add({ id: 'A', text });
  const at = (quote: string, words?: string) => ({
    ...quoteOf(text, { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }),
    ...(words !== undefined && { words }),
  });
  await markPassage(library, 'A', at('million.2 He', 'million. He'), 'green');
  const other = await markPassage(library, 'A', at('He paid.'), 'pink');
  const joining = await recolourMark(library, 'A', other!.id, 'green');
  expect(joining?.joined).toMatchObject({
    quote: 'million.2 He paid.',
    words: 'million. He paid.',
  });

  const whole = await joinPassages(
    library,
    'A',
    [joining!.joined.id],
    at('He paid. Nobody'),
    'green',
  );
  expect(whole?.joined).not.toHaveProperty('words');
});
