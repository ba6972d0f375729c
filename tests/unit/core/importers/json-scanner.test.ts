import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TOO_LARGE } from '../../../../renderer/core/importers/reading-list/json';
import {
  type JsonEvent,
  JsonScanner,
  type JsonStep,
} from '../../../../renderer/core/importers/reading-list/json-scanner';
import { cutText } from './in-pieces';

const members = (path: string): JsonStep => (path === '/*' ? 'take' : 'walk');

function eventsIn(pieces: readonly string[], stepOf: (path: string) => JsonStep = members) {
  const scanner = new JsonScanner(stepOf);
  const events: JsonEvent[] = pieces.flatMap((piece) => [...scanner.take(piece, false)]);
  return [...events, ...scanner.take('', true)];
}

const valuesIn = (text: string) =>
  eventsIn([text]).flatMap((event) => (event.kind === 'value' ? [event.value] : event.kind));

it('finds each member of an array as JSON.parse does, wherever the text is cut', () => {
  const list = fc.array(fc.jsonValue({ noUnicodeString: false, maxDepth: 3 }), { maxLength: 5 });
  const gaps = fc.constantFrom(undefined, 1, '\t');
  fc.assert(
    fc.property(list, gaps, fc.integer({ min: 1, max: 7 }), (values, gap, size) => {
      const text = JSON.stringify(values, null, gap);
      const found = eventsIn(cutText(text, size)).slice(1);
      expect(found).toEqual(
        JSON.parse(text).map((value: unknown, at: number) => ({
          kind: 'value',
          path: '/*',
          trail: [at],
          value,
        })),
      );
    }),
    { numRuns: 50 },
  );
});

const steps = (['walk', 'take', 'skip'] as const).map((step) => () => step);

it('says the same of any text, wherever it is cut', () => {
  const marks = ['[', ']', '{', '}', ',', ':', '"', '\\', '\\"', ' ', '\n', '1', 'x', '가', '\0'];
  const texts = fc.array(fc.constantFrom(...marks, '"a"', '"a":', '{"a":1}'), { maxLength: 40 });
  const starts = fc.constantFrom('', '[', '{"a":[', '[{"b":"c"},');
  fc.assert(
    fc.property(starts, texts, fc.integer({ min: 1, max: 7 }), (start, parts, size) => {
      const text = start + parts.join('');
      for (const step of [members, ...steps]) {
        expect(eventsIn(cutText(text, size), step)).toEqual(eventsIn([text], step));
      }
    }),
    { numRuns: 500 },
  );
});

it('leads to the lists in an object, in whatever order their members are', () => {
  const text = '{"n":1,"lists":[{"id":7,"links":[{"u":"a"},2],"name":"x"}],"b\\u0061":{"c":[]}}';
  const wanted = ['/lists/*/name', '/lists/*/links/*', '/ba'];
  const found = eventsIn(cutText(text, 3), (path) => (wanted.includes(path) ? 'take' : 'walk'));
  expect(found.filter(({ kind }) => kind === 'value')).toEqual([
    { kind: 'value', path: '/lists/*/links/*', trail: [0, 0], value: { u: 'a' } },
    { kind: 'value', path: '/lists/*/links/*', trail: [0, 1], value: 2 },
    { kind: 'value', path: '/lists/*/name', trail: [0], value: 'x' },
    { kind: 'value', path: '/ba', trail: [], value: { c: [] } },
  ]);
});

it.each([
  ['cut off in a member', '[1,{"a":', ['begun', 1, 'broken']],
  ['cut off behind a member', '[1', ['begun', 1, 'broken']],
  ['with a member that is no JSON', '[1,{"a" 2},x,"b"]', ['begun', 1, 'damaged', 'damaged', 'b']],
  ['closed by the wrong bracket', '[1}', ['begun', 1, 'broken']],
  ['followed by something', '[1] 2', ['begun', 1, 'broken']],
  ['without anything', ' ', ['broken']],
  ['with a comma too many', '[1,,2,]', ['begun', 1, 2]],
])('reads a text %s up to there', (_what, text, found) => {
  expect(valuesIn(text)).toEqual(found);
});

const giant = 'x'.repeat(17 * 1024 * 1024);

it.each([1, 2, 3])('leaves out a giant string in %i pieces and keeps all others', (count) => {
  const list = [
    { title: 'a \\', note: '"' },
    { title: 'b', note: `${giant}\\"` },
    { title: `\\\\"${giant}`, note: 'c' },
  ];
  const text = JSON.stringify(list);
  const pieces = cutText(text, Math.ceil(text.length / count));
  const found = eventsIn(pieces).flatMap((event) => (event.kind === 'value' ? [event.value] : []));
  expect(found).toEqual([
    list[0],
    { title: 'b', note: TOO_LARGE },
    { title: TOO_LARGE, note: 'c' },
  ]);
});

it('passes over a member that is too large or too deep, and reads the next one', () => {
  const long = JSON.stringify('x'.repeat(15 * 1024 * 1024));
  const many = `{${Array.from({ length: 5 }, (_, at) => `"${at}":${long}`)}}`;
  const deep = '['.repeat(1_000_000);
  expect(valuesIn(`[${many},1]`)).toEqual(['begun', 'too-large', 1]);
  expect(valuesIn(`[${deep}${']'.repeat(1_000_000)},1]`)).toEqual(['begun', 'damaged', 1]);
  expect(valuesIn(`[${deep}`)).toEqual(['begun', 'broken']);
});
