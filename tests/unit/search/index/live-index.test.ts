import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../../../scripts/setup/places.mjs';

/**
 * The live index reads protected fields of MiniSearch, which any version may change. After an upgrade
 * this test names the field that has changed.
 */
class Opened extends MiniSearch<{ id: string; title: string; body: string }> {
  readonly protectedFields = () => ({
    _index: this._index,
    _documentIds: this._documentIds,
    _idToShortId: this._idToShortId,
    _fieldLength: this._fieldLength,
    _nextId: this._nextId,
  });
}

function opened() {
  const index = new Opened({
    fields: ['title', 'body'],
    storeFields: ['title'],
    autoVacuum: false,
  });
  index.add({ id: 'a', title: 'harbour', body: 'night night ferry' });
  index.add({ id: 'b', title: 'ferries', body: 'harbour' });
  return index;
}

describe('the protected fields of MiniSearch that the live index reads', () => {
  it('are these and no others', () => {
    const source = readFileSync(inProject('renderer', 'search', 'index', 'live-index.ts'), 'utf8');
    const read = new Set(Array.from(source.matchAll(/\bthis\.(_\w+)/g), ([, name]) => name));
    expect([...read].sort()).toEqual(Object.keys(opened().protectedFields()).sort());
  });

  it('number the articles from 0 in the order they came, and give no number twice', () => {
    const index = opened();
    index.discard('a');
    index.add({ id: 'a', title: 'harbour', body: '' });
    const { _documentIds, _idToShortId, _nextId } = index.protectedFields();
    expect([..._documentIds]).toEqual([
      [1, 'b'],
      [2, 'a'],
    ]);
    expect([..._idToShortId]).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(_nextId).toBe(3);
  });

  it('hold postings as term → field → article → count', () => {
    const { _index } = opened().protectedFields();
    const postings: unknown = _index.get('night');
    expect(postings).toEqual(new Map([[1, new Map([[0, 2]])]]));
    expect(_index.get('harbour')).toEqual(
      new Map([
        [0, new Map([[0, 1]])],
        [1, new Map([[1, 1]])],
      ]),
    );
    expect(_index.get('harb')).toBeUndefined();
  });

  it('find terms by prefix and by distance, and pass over all of them', () => {
    const { _index } = opened().protectedFields();
    expect([..._index.atPrefix('ferr').keys()].sort()).toEqual(['ferries', 'ferry']);
    expect(Array.from(_index.fuzzyGet('fery', 1), ([term, [, far]]) => [term, far])).toEqual([
      ['ferry', 1],
    ]);
    expect(Array.from(_index, ([term]) => term).sort()).toEqual([
      'ferries',
      'ferry',
      'harbour',
      'night',
    ]);
  });

  it('hold the number of different terms of each field', () => {
    const { _fieldLength } = opened().protectedFields();
    expect(_fieldLength.get(0)).toEqual([1, 2]);
    expect(_fieldLength.get(1)).toEqual([1, 1]);
  });

  it('keep stored fields by id, until the article is discarded', () => {
    const index = opened();
    expect(index.getStoredFields('a')).toEqual({ title: 'harbour' });
    index.discard('a');
    expect(index.getStoredFields('a')).toBeUndefined();
  });
});
