import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts, type TextChange } from '../../../../renderer/core/diff/compare-texts';
import { editScript } from '../../../../renderer/core/diff/edit-script';
import { tokensOf } from '../../../../renderer/core/diff/tokens';

const earlier = (changes: TextChange[]) =>
  changes.flatMap(({ kind, text }) => (kind === 'inserted' ? [] : text)).join('');
const later = (changes: TextChange[]) =>
  changes.flatMap(({ kind, text }) => (kind === 'deleted' ? [] : text)).join('');
/** The difference as `[-deleted-]{+inserted+}`. */
const shown = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'deleted' ? `[-${text}-]` : `{+${text}+}`,
    )
    .join('');

test.each([
  [
    'The mayor denied the report on Monday.',
    'The mayor confirmed the report on Monday.',
    'The mayor [-denied-]{+confirmed+} the report on Monday.',
  ],
  [
    '시장은 월요일 보도를 부인했다.',
    '시장은 월요일 보도를 인정했다.',
    '시장은 월요일 보도를 [-부인했다-]{+인정했다+}.',
  ],
  [
    '知事は月曜日に報道を否定した。',
    '知事は火曜日に報道を否定した。',
    '知事は[-月曜日-]{+火曜日+}に報道を否定した。',
  ],
  ['市长星期一否认了报道。', '市长星期一证实了报道。', '市长星期一[-否认-]{+证实+}了报道。'],
  ['One.\nTwo.\nThree.', 'One.\nThree.', 'One.\n[-Two.\n-]Three.'],
  ['The a.\nThe b.\nThe c.', 'The a.\nThe c.', 'The a.\n[-The b.\n-]The c.'],
  ['The a.\nThe c.', 'The a.\nThe b.\nThe c.', 'The a.\n{+The b.\n+}The c.'],
  ['A man saw.\nA man sat.', 'A man sat.', '[-A man saw.\n-]A man sat.'],
  ['So it is.', 'So it is.\nBy wire.', 'So it is.{+\nBy wire.+}'],
  ['the same', 'the same', 'the same'],
  ['', 'all new', '{+all new+}'],
  ['all gone', '', '[-all gone-]'],
])('marks what differs between %j and %j', (before, after, marked) => {
  expect(shown(before, after)).toBe(marked);
});

test('does not find two different sentences alike for their small words', () => {
  expect(shown('It rained all of the night.', 'He sang one of his songs.')).toBe(
    '[-It rained all of the night-]{+He sang one of his songs+}.',
  );
});

const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', '図書館', '신문', '.', 'word'), {
  maxLength: 60,
});

test('gives both texts back whatever they are', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const changes = compareTexts(one.join(''), other.join(''));
      expect(earlier(changes)).toBe(one.join(''));
      expect(later(changes)).toBe(other.join(''));
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => tokensOf(text).join('') === text));
});

test('finds as few edits as there are', () => {
  /** The number of changed words by the longest common subsequence, computed in the simplest way. */
  const fewest = (a: string[], b: string[]) => {
    let row = Array.from({ length: b.length + 1 }, () => 0);
    for (const piece of a) {
      const next = [0];
      b.forEach((other, at) => {
        next.push(piece === other ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
      });
      row = next;
    }
    return a.length + b.length - 2 * row.at(-1)!;
  };
  fc.assert(
    fc.property(words, words, (one, other) => {
      const edits = editScript(one, other)
        .filter(({ kind }) => kind !== 'same')
        .reduce((sum, { length }) => sum + length, 0);
      expect(edits).toBe(fewest(one, other));
    }),
  );
});

test('stays near the shortest way in texts with thousands of changes', () => {
  const before = Array.from({ length: 20_000 }, (_, at) => `word${at}`);
  const after = before.flatMap((word, at) =>
    at % 10 === 3 ? [`other${at}`] : at % 25 === 7 ? [] : [word],
  );
  const script = editScript(before, after);
  const same = script.reduce((sum, { kind, length }) => sum + (kind === 'same' ? length : 0), 0);
  expect(same).toBe(after.filter((word) => word.startsWith('word')).length);
});

test('takes out and puts in what has nothing in common', () => {
  const before = Array.from({ length: 5_000 }, (_, at) => `a${at % 7}`);
  const after = Array.from({ length: 5_000 }, (_, at) => `b${at % 7}`);
  expect(editScript(before, after)).toEqual([
    { kind: 'deleted', length: 5_000 },
    { kind: 'inserted', length: 5_000 },
  ]);
});
