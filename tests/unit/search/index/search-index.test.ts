import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfPage } from '../../../../renderer/search/bytes/paged-bytes';
import type { IndexedArticle } from '../../../../renderer/search/index/indexed-article';
import type { Lookup } from '../../../../renderer/search/index/lookup';
import { exactly } from '../../../../renderer/search/index/lookup';
import { mergeSegments } from '../../../../renderer/search/index/merge-segments';
import { neighboursOf } from '../../../../renderer/search/index/neighbours';
import { Postings } from '../../../../renderer/search/index/postings';
import { SearchIndex } from '../../../../renderer/search/index/search-index';
import { DamagedSegment, Segment } from '../../../../renderer/search/index/segment';
import { SegmentBuilder } from '../../../../renderer/search/index/segment-builder';
import { docsThatMayHold } from '../../../../renderer/search/query/literal';
import { rank, rankAnswers } from '../../../../renderer/search/query/ranking';
import { fold } from '../../../../renderer/search/text/fold';
import { isWord, pieces, tokenize, wordTerm } from '../../../../renderer/search/text/tokenize';
import { MemoryFiles } from '../memory-files';

function article(id: string, title: string, body: string): IndexedArticle {
  return {
    id,
    title,
    body,
    fingerprint: body,
    byline: '',
    site: '',
    notes: '',
    leftOut: '',
  };
}

function finish<T>(work: Generator<void, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** Opens the segment as after a restart, page by page. */
function reopened(bytes: Uint8Array<ArrayBuffer>): Segment {
  const files = new MemoryFiles();
  files.all.set('one', bytes.slice());
  return Segment.open(files.find('one')!);
}

function seal(index: SearchIndex, name: string): void {
  const live = index.beginSealing();
  index.replace([live], name, reopened(finish(live.seal())));
}

function found(index: SearchIndex, lookup: Lookup): string[] {
  const alive = index.alive();
  const idOf = index.naming();
  const ids = new Set<string>();
  const { docs, length } = index.read([lookup]);
  for (const doc of docs.subarray(0, length)) if (alive[doc]) ids.add(idOf(doc)!);
  return [...ids].sort();
}

const words = [
  'river',
  'rivers',
  'riven',
  '처리',
  '일괄처리를',
  '人工智能',
  'АИ',
  '5g',
  '👍',
  '𠮷野',
];
const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((some) => some.join(' '));
const tags = fc.uniqueArray(text, { maxLength: 3 });
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), id, title: text, text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), id }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('tag' as const), id, tags }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('seal' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), from: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('build' as const), id, other: id, text }),
  },
);

describe('the index', () => {
  it('finds, after any sequence of changes, seals and merges, what a scan finds', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const index = new SearchIndex();
        const model = new Map<string, string>();
        const tagged = new Map<string, readonly string[]>();
        steps.forEach((one, i) => {
          if (one.kind === 'put') {
            index.put(article(one.id, one.title, one.text));
            model.set(one.id, `${one.title}\n${one.text}`);
            tagged.delete(one.id);
          } else if (one.kind === 'tag') {
            index.setTags(one.id, one.tags);
            if (model.has(one.id)) tagged.set(one.id, one.tags);
          } else if (one.kind === 'drop') {
            index.drop(one.id);
            model.delete(one.id);
            tagged.delete(one.id);
          } else if (one.kind === 'seal') seal(index, `${i}`);
          else if (one.kind === 'merge') {
            const parts = index.segments.slice(one.from, one.from + 3);
            const merged = reopened(finish(mergeSegments(parts)));
            index.replace(
              parts.map((part) => part.segment),
              `${i}`,
              merged,
            );
          } else {
            const builder = new SegmentBuilder();
            for (const built of new Set([one.id, one.other])) {
              builder.add(article(built, '', one.text));
              model.set(built, `\n${one.text}`);
              tagged.delete(built);
            }
            index.addSegment(`${i}`, reopened(finish(builder.finish())));
          }
        });
        expect(index.documentCount).toBe(model.size);
        expect(index.ids().sort()).toEqual([...model.keys()].sort());
        const idOf = index.naming();
        const linesOf = (one: string) => [model.get(one)!, ...(tagged.get(one) ?? [])];
        const terms = new Map(
          [...model.keys()].map((one) => [
            one,
            linesOf(one).flatMap((line) => tokenize(fold(line))),
          ]),
        );
        const holding = (passes: (term: string) => boolean) =>
          [...terms].flatMap(([one, all]) => (all.some(passes) ? [one] : [])).sort();
        for (const term of new Set(words.flatMap((word) => tokenize(fold(word))))) {
          expect(found(index, exactly(term))).toEqual(holding((other) => other === term));
          const beginning = term.slice(0, 3);
          expect(found(index, { kind: 'prefix', text: beginning })).toEqual(
            holding((other) => other.startsWith(beginning)),
          );
        }
        for (const [inside, atEnd] of [
          ['ive', false],
          ['river', true],
          ['g', true],
          [wordTerm('и'), true],
        ] as const) {
          const holds = (word: string) => (atEnd ? word.endsWith(inside) : word.includes(inside));
          expect(found(index, { kind: 'infix', text: inside, atEnd })).toEqual(
            holding((term) => isWord(term) && holds(term)),
          );
        }
        for (const [one, names] of tagged) {
          for (const name of names) {
            const mayHold = index.holding(neighboursOf(pieces(fold(name))));
            expect(index.aliveDocs().some((doc) => mayHold(doc) && idOf(doc) === one)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds what stands beside a rare character, be it built at once or not', () => {
    const texts = ['野原', '𠮷野原', '𠮷野', '野', '百载𬬻峰的', '峰的'];
    const builder = new SegmentBuilder();
    const built = new SearchIndex();
    const live = new SearchIndex();
    texts.forEach((body, i) => {
      builder.add(article(`${i}`, '', body));
      live.put(article(`${i}`, '', body));
    });
    built.addSegment('1', reopened(finish(builder.finish())));
    for (const term of new Set(texts.flatMap((one) => tokenize(fold(one))))) {
      const holding = texts.flatMap((one, i) =>
        tokenize(fold(one)).includes(term) ? [`${i}`] : [],
      );
      expect(found(live, exactly(term))).toEqual(holding);
      expect(found(built, exactly(term))).toEqual(holding);
    }
  });

  it('scores an article the same wherever it is kept', () => {
    const texts = ['river river bank', 'bank of the river', '일괄처리를 river', 'the bank', '처리'];
    const scores = (sealAfter: number[], merge: boolean) => {
      const index = new SearchIndex();
      texts.forEach((body, i) => {
        index.put(article(`${i}`, body.slice(0, 4), body));
        if (sealAfter.includes(i)) seal(index, `${i}`);
      });
      if (merge) {
        const parts = [...index.segments];
        const merged = Segment.of(finish(mergeSegments(parts)));
        index.replace(
          parts.map((part) => part.segment),
          'merged',
          merged,
        );
      }
      const terms = [[exactly('river')], [exactly('bank')], [exactly(tokenize('처리')[0]!)]];
      const { docs, scores: all } = rank(index, terms, null, 3);
      const idOf = index.naming();
      return Object.fromEntries(
        Array.from(all, (score, i) => [idOf(docs[i]!), score.toFixed(4)] as const),
      );
    };
    const expected = scores([], false);
    expect(Object.keys(expected)).toHaveLength(5);
    expect(scores([1], false)).toEqual(expected);
    expect(scores([0, 2, 4], false)).toEqual(expected);
    expect(scores([0, 2, 4], true)).toEqual(expected);
  });

  it('offers the nearest spellings of any part, and none that no article holds any more', () => {
    const index = new SearchIndex();
    index.put(article('a', '', 'archive'));
    index.put(article('b', '', 'archives'));
    seal(index, '1');
    index.put(article('c', '', 'archivist'));
    expect(index.similarWords('archvie', 2)).toEqual(['archive']);
    index.drop('a');
    expect(index.similarWords('archivee', 2)).toEqual(['archives']);
    index.drop('b');
    expect(index.similarWords('archivee', 2)).toEqual([]);
  });

  it('tells similar words by the edits between them', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1 }), letters, fc.nat(2), (held, word, most) => {
        const index = new SearchIndex();
        const live = new SearchIndex();
        held.forEach((body, i) => {
          index.put(article(`${i}`, '', body));
          live.put(article(`${i}`, '', body));
        });
        seal(index, '1');
        expect(index.similarWords(word, most).sort()).toEqual(live.similarWords(word, most).sort());
      }),
    );
  });
});

describe('a look-up that is broken off', () => {
  it('leaves nothing behind for the next', () => {
    const index = new SearchIndex();
    for (const [i, body] of ['처리한 일', '일괄처리 한 일', 'one two', 'two one two'].entries()) {
      index.put(article(`${i}`, '', body));
    }
    const terms = tokenize('처리 한 일 two one').map((text) => [exactly(text)]);
    const shares = terms.map(() => 1);
    const all = () => [
      rank(index, terms, null, 3),
      rankAnswers(index, terms, 3, shares),
      docsThatMayHold(index, terms.slice(0, 2), []),
    ];
    const whole = all();
    const read = index.read.bind(index);
    const readEach = index.readEach.bind(index);
    for (let broken = 0; broken < 3; broken++) {
      let times = 0;
      const orThrow = <T>(answer: () => T) => {
        if (times++ === broken) throw new Error('damaged');
        return answer();
      };
      index.read = (lookups) => orThrow(() => read(lookups));
      index.readEach = (each) => orThrow(() => readEach(each));
      for (const one of [
        () => rank(index, terms, null, 3),
        () => rankAnswers(index, terms, 3, shares),
        () => docsThatMayHold(index, terms, []),
      ]) {
        times = 0;
        try {
          one();
        } catch {}
      }
      Object.assign(index, { read, readEach });
      expect(all()).toEqual(whole);
    }
  });
});

describe('a segment', () => {
  it('is refused when any of its bytes is wrong, or some are missing', () => {
    const builder = new SegmentBuilder();
    builder.add(article('a', '처리', 'one two three'));
    const bytes = finish(builder.finish());
    expect(Segment.of(bytes).ids).toEqual(['a']);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = bytes.slice();
      damaged[at]! ^= 16;
      expect(() => Segment.of(damaged)).toThrow();
    }
    for (const length of [0, 3, 12, 20, bytes.length - 4]) {
      expect(() => Segment.of(bytes.slice(0, length))).toThrow();
    }
  });

  it('is read from a file as far as it is asked for, and says when that is damaged', () => {
    const builder = new SegmentBuilder();
    // Words that occur in few articles, so that none needs more than a page or two.
    for (let i = 0; i < 4000; i++) {
      const words = Array.from({ length: 40 }, (_, j) => `w${(i * 7919 + j * 104729) % 30_000}`);
      builder.add(article(`${i}`, '', words.join(' ')));
    }
    const bytes = finish(builder.finish());
    const whole = Segment.of(bytes);
    const files = new MemoryFiles();
    files.all.set('one', bytes.slice());
    const segment = Segment.open(files.find('one')!);
    const opened = files.reads.reduce((sum, [, , some]) => sum + some, 0);
    expect(opened).toBeLessThan(bytes.length / 5);

    const postingsOf = (one: Segment, word: string) => {
      const found = new Postings();
      one.read(exactly(word), found);
      return [...found.docs.subarray(0, found.length)];
    };
    files.reads = [];
    expect(postingsOf(segment, 'w7919')).toEqual(postingsOf(whole, 'w7919'));
    expect(files.reads.length).toBeGreaterThan(0);
    expect(files.reads.reduce((sum, [, , some]) => sum + some, 0)).toBeLessThan(bytes.length / 2);
    files.reads = [];
    postingsOf(segment, 'w7919');
    expect(files.reads).toEqual([]);

    // Damages everything but the first page.
    for (let at = opened; at < bytes.length; at += bytesOfPage) files.damage('one', at);
    expect(() => segment.bytes).toThrow(DamagedSegment);
    expect(() => segment.fill(finish(new SegmentBuilder().finish()))).toThrow('another');
    segment.fill(bytes.slice());
    expect(Buffer.compare(segment.bytes, bytes)).toBe(0);
    expect(postingsOf(segment, 'w29999')).toEqual(postingsOf(whole, 'w29999'));
  });
});
