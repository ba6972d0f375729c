import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../../../../renderer/search/index/search-index';
import { Segment } from '../../../../renderer/search/index/segment';
import { SegmentBuilder } from '../../../../renderer/search/index/segment-builder';
import { bytesOfText, textOfBytes } from '../../../../renderer/search/store/text-bytes';
import { TextFiles } from '../../../../renderer/search/store/text-files';
import { MemoryFiles } from '../memory-files';

const texts = new Map([
  ['a', 'The ferry left at night.'],
  ['b', '국가AI컴퓨팅센터를 세운다.'],
  ['c', ''],
  ['d', '国際電話 👍'],
]);

describe('a text as bytes', () => {
  it('comes back as it was, from as few bytes as may be', () => {
    for (const [text, bytes] of [
      ['', 0],
      ['plain', 5],
      ['\ufeffwith a mark', 14],
      ['\ufeff国際電話', 12],
      ['국가AI컴퓨팅센터를 세운다.', 32],
      ['👍👍', 8],
      ['ÿþ latin', 10],
    ] as const) {
      expect(bytesOfText(text).length).toBe(bytes);
      expect(textOfBytes(bytesOfText(text))).toBe(text);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(textOfBytes(bytesOfText(text))).toBe(text.toWellFormed());
      }),
    );
  });

  it('has a mark for half a pair', () => {
    for (const text of ['half \ud83d', '国際電話国際電話 \ude00x']) {
      expect(textOfBytes(bytesOfText(text))).toBe(text.toWellFormed());
    }
  });
});

function segmentOf(ids: string[]): Segment {
  const builder = new SegmentBuilder();
  for (const id of ids) {
    const body = texts.get(id)!;
    builder.add({
      id,
      title: '',
      body,
      fingerprint: body,
      byline: '',
      site: '',
      notes: '',
      leftOut: '',
    });
  }
  const work = builder.finish();
  let step = work.next();
  while (!step.done) step = work.next();
  return Segment.of(step.value);
}

function shelf(disk = new MemoryFiles()) {
  const index = new SearchIndex();
  index.addSegment('one', segmentOf(['a', 'b']));
  index.addSegment('two', segmentOf(['c', 'd']));
  const stored: string[] = [];
  const files = new TextFiles(index, disk, async (ids) => {
    stored.push(...ids);
    return ids.map((id) => texts.get(id));
  });
  return {
    disk,
    files,
    index,
    /** Resolves to the ids whose texts had to be read from the database. */
    async read() {
      stored.length = 0;
      const ids = ['d', 'a', 'x', 'b', 'c'];
      expect(await files.read(ids)).toEqual(ids.map((id) => texts.get(id)));
      return [...stored];
    },
    async make() {
      for (const { segment, alive } of index.segments) await files.make(segment, alive);
    },
  };
}

describe('the texts beside the index', () => {
  it('are read from their files once these are made, also by the next start', async () => {
    const { disk, files, read, make } = shelf();
    expect(await read()).toEqual(['d', 'a', 'x', 'b', 'c']);
    await make();
    expect(files.count).toBe(4);
    expect(await read()).toEqual(['x']);

    disk.made = [];
    const next = shelf(disk);
    expect(next.files.count).toBe(4);
    expect(await next.read()).toEqual(['x']);
    await next.make();
    expect(disk.made).toEqual([]);
  });

  it('are read from the database where a file is damaged, until it is made anew', async () => {
    const { disk, index, read, make } = shelf();
    await make();
    // Damages the last text only; what was read before it is intact.
    disk.damage(TextFiles.nameOf(index.segments[0]!.segment), -4);
    expect(await read()).toEqual(['x', 'b']);
    await make();
    expect(await read()).toEqual(['x']);
  });

  it('are made anew where their file was cut off', async () => {
    const { disk, index, make } = shelf();
    await make();
    const name = TextFiles.nameOf(index.segments[0]!.segment);
    // The head is written last.
    disk.all.get(name)!.fill(0, 0, 8);
    const next = shelf(disk);
    expect(next.files.count).toBe(2);
    await next.make();
    expect(await next.read()).toEqual(['x']);
  });

  it('are read from the database when the disk is full', async () => {
    const { disk, files, read, make } = shelf();
    disk.free = 30;
    await make();
    expect(files.count).toBe(0);
    expect(await read()).toEqual(['d', 'a', 'x', 'b', 'c']);
  });
});
