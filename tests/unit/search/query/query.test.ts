import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseQuery, printQuery } from '../../../../renderer/search/query/query';

const and = (...nodes: object[]) => ({ kind: 'and', nodes });
const near = (distance: number, left: object, right: object) => ({
  kind: 'near',
  distance,
  left,
  right,
});
const regex = (source: string) => ({ kind: 'regex', source });
const word = (text: string, prefix = false) => ({ kind: 'word', text, prefix });

describe('parseQuery', () => {
  test.each([
    ['인공지능 규제', { kind: 'and', nodes: [word('인공지능'), word('규제')] }],
    ['"AI 규제"', { kind: 'phrase', text: 'AI 규제' }],
    ['“AI 규제”', { kind: 'phrase', text: 'AI 규제' }],
    ['compu*', word('compu', true)],
    ['a -b', { kind: 'and', nodes: [word('a'), { kind: 'not', node: word('b') }] }],
    [
      'a OR b c',
      { kind: 'or', nodes: [word('a'), { kind: 'and', nodes: [word('b'), word('c')] }] },
    ],
    [
      '(a OR b) c',
      { kind: 'and', nodes: [{ kind: 'or', nodes: [word('a'), word('b')] }, word('c')] },
    ],
    ['-(a OR b)', { kind: 'not', node: { kind: 'or', nodes: [word('a'), word('b')] } }],
    ['tag:"machine learning"', { kind: 'filter', field: 'tag', value: 'machine learning' }],
    ['IS:Unread', { kind: 'filter', field: 'is', value: 'unread' }],
    ['before:2025-02', { kind: 'filter', field: 'before', value: '2025-02' }],
    ['https://example.org/a', word('https://example.org/a')],
    ['or ORDER', { kind: 'and', nodes: [word('or'), word('ORDER')] }],
    ['--library', word('--library')],
    ['a NEAR/5 b', near(5, word('a'), word('b'))],
    ['"a b" NEAR c*', near(10, { kind: 'phrase', text: 'a b' }, word('c', true))],
    ['-(a NEAR/3 b)', { kind: 'not', node: near(3, word('a'), word('b')) }],
    ['x a NEAR/2 b y', and(word('x'), near(2, word('a'), word('b')), word('y'))],
    ['near a', and(word('near'), word('a'))],
    ['/colou?r (a|b)/', { kind: 'regex', source: 'colou?r (a|b)' }],
    ['a /[/"]\\/x/i -/y/', and(word('a'), regex('[/"]\\/x'), { kind: 'not', node: regex('y') })],
    ['/usr/bin', word('usr/bin')],
    ['', null],
  ])('reads %s', (query, root) => {
    expect(parseQuery(query)).toEqual({ root, notes: [] });
  });

  test.each([
    ['"never closed', { kind: 'phrase', text: 'never closed' }, ['"']],
    ['(a', word('a'), ['(']],
    ['a)', word('a'), [')']],
    ['a OR', word('a'), ['OR']],
    ['OR a', word('a'), ['OR']],
    ['a -', word('a'), ['-']],
    ['*', null, ['*']],
    ['NEAR/5 b', word('b'), ['NEAR/5']],
    ['a NEAR', word('a'), ['NEAR']],
    ['a NEAR/5 )', word('a'), ['NEAR/5', ')']],
  ])('leaves out what it cannot read as an operator, and says so: %s', (query, root, tokens) => {
    const notes = tokens.map((token) => ({ kind: 'ignored-operator', token }));
    expect(parseQuery(query)).toEqual({ root, notes });
  });

  test.each([
    ['is:green', 'is'],
    ['has:pictures', 'has'],
    ['after:yesterday', 'after'],
    ['saved:>', 'saved'],
    ['before:2025-2', 'before'],
    ['before:2025-13', 'before'],
    ['after:2025-02-30', 'after'],
    ['after:0000', 'after'],
    ['before:10000', 'before'],
    ['saved:2025-00', 'saved'],
    ['saved:>2025-02-29', 'saved'],
    ['saved:2024..2025-13', 'saved'],
    ['saved:2023..2024..2025', 'saved'],
    ['saved:>2023..2024', 'saved'],
  ])(
    'searches a filter with a value that it does not know as a word, and says so: %s',
    (query, field) => {
      const notes = [{ kind: 'bad-filter', token: query, field }];
      expect(parseQuery(query)).toEqual({ root: word(query), notes });
    },
  );

  it('searches both sides of a NEAR that stands between other things than words, and says so', () => {
    expect(parseQuery('a NEAR/5 b NEAR/5 (c d)')).toEqual({
      root: and(near(5, word('a'), word('b')), word('c'), word('d')),
      notes: [{ kind: 'near-as-and', token: 'NEAR/5' }],
    });
  });

  it('explains a pattern that cannot be run, and leaves it out', () => {
    const { root, notes } = parseQuery('a /(/ b');
    expect(root).toEqual(and(word('a'), word('b')));
    expect(notes).toMatchObject([{ kind: 'bad-regex', token: '/(/' }]);
    expect(parseQuery(`/${'a'.repeat(400)}/`).notes).toMatchObject([{ kind: 'bad-regex' }]);
  });

  it('reads any string, and its own print as the same tree', () => {
    const parts = fc.constantFrom(
      ...[
        '(',
        ')',
        '"',
        '”',
        '-',
        'OR',
        ' ',
        '\u3000',
        '*',
        'tag:',
        'is:starred',
        'before:2025',
        'has:image',
        'saved:>2024',
        'NEAR/5',
        'NEAR',
        '/',
        '[',
        '\\',
        '\n',
        '/a b/',
        'a',
        '처리',
        ':',
      ],
    );
    const query = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc
        .array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 30 })
        .map((all) => all.join('')),
      fc.array(parts, { maxLength: 30 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(query, (text) => {
        const { root } = parseQuery(text);
        expect(parseQuery(printQuery(root)).root).toEqual(root);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['words', 'ab12 '.repeat(20_000)],
    ['one word', 'x'.repeat(100_000)],
    ['brackets', '('.repeat(100_000)],
    ['hyphens', '- '.repeat(50_000)],
    ['quotes', '"'.repeat(100_001)],
    ['colons', 'tag:'.repeat(25_000)],
    ['slashes', '/'.repeat(100_000)],
    ['open classes', '/[ '.repeat(33_000)],
    ['NEARs', 'a NEAR '.repeat(15_000)],
    ['ORs', 'OR '.repeat(33_000)],
  ])('answers a hundred thousand characters of %s at once', (_name, query) => {
    const start = performance.now();
    const { root, notes } = parseQuery(query);
    expect(parseQuery(printQuery(root)).root).toEqual(root);
    expect(notes.length).toBeLessThan(10);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('says when it used only the beginning', () => {
    expect(parseQuery('a '.repeat(100)).notes).toEqual([{ kind: 'shortened' }]);
  });
});
