import { expect, it } from 'vitest';
import { noteLine } from '../../../renderer/cli/note-line';
import type { QueryNote } from '../../../renderer/search/query/query';

/** A note of each kind; the compiler reports a missing kind. */
const notes: { [Kind in QueryNote['kind']]: QueryNote & { kind: Kind } } = {
  'ignored-operator': { kind: 'ignored-operator', token: 'OR' },
  'bad-filter': { kind: 'bad-filter', token: 'is:green', field: 'is' },
  'unknown-filter': { kind: 'unknown-filter', token: 'autor:Weiß' },
  'no-words': { kind: 'no-words' },
  'near-as-and': { kind: 'near-as-and', token: 'NEAR/5' },
  'bad-regex': { kind: 'bad-regex', token: '/(/', reason: 'Unterminated group' },
  'regex-left-out': { kind: 'regex-left-out', token: '/x/' },
  'regex-partial': { kind: 'regex-partial', searched: 7, candidates: 90 },
  shortened: { kind: 'shortened' },
  'as-question': { kind: 'as-question' },
  'spelled-alike': { kind: 'spelled-alike', word: 'archvie', instead: ['archive'] },
  'held-nowhere': { kind: 'held-nowhere', words: ['qqqzzzxx', '없는말'] },
};

it('tells every note in a sentence of its own, with what it is about', () => {
  const lines = Object.values(notes).map(noteLine);
  expect(new Set(lines).size).toBe(lines.length);
  for (const note of Object.values(notes)) {
    const { kind, ...facts } = note;
    const line = noteLine(note);
    expect(line, kind).not.toBe('');
    for (const fact of Object.values(facts).flat()) expect(line, kind).toContain(String(fact));
  }
});

it('says which mark is not closed', () => {
  expect(noteLine({ kind: 'ignored-operator', token: '"' })).toContain('quotation mark');
  expect(noteLine({ kind: 'ignored-operator', token: '(' })).toContain('bracket');
});
