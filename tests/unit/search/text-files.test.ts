import { afterEach, describe, expect, it } from 'vitest';
import { SearchIndex } from '../../../renderer/search/search-index';
import { Segment } from '../../../renderer/search/segment';
import { SegmentBuilder } from '../../../renderer/search/segment-builder';
import { TextFiles } from '../../../renderer/search/text-files';
import type { TextReply, TextRequest } from '../../../renderer/search/text-link';

/** A text worker whose disk the test can see and damage. */
class FakeTextWorker {
  files = new Map<string, Uint8Array>();
  /** Whoever reads a file has it open, and nobody can write it meanwhile. */
  private readonly open = new Set<string>();
  isSilent = false;
  asked: TextRequest['kind'][] = [];
  private readonly ports: MessagePort[] = [];

  lend(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.ports.push(port1, port2);
    port1.onmessage = ({ data }: MessageEvent<TextRequest>) => {
      this.asked.push(data.kind);
      if (this.isSilent) return;
      port1.postMessage({ id: data.id, ...this.answer(data) } satisfies TextReply);
    };
    return port2;
  }

  private answer(request: TextRequest): Omit<TextReply, 'id'> {
    if (request.kind === 'keep') {
      for (const file of [...this.files.keys()]) {
        if (request.files.includes(file)) continue;
        this.files.delete(file);
        this.open.delete(file);
      }
    } else if (request.kind === 'write') {
      const { file, at, bytes } = request;
      if (this.open.has(file)) return { ok: false, bytes: null };
      const old = this.files.get(file) ?? new Uint8Array();
      const all = new Uint8Array(Math.max(old.length, at + bytes.length));
      all.set(old);
      all.set(bytes, at);
      this.files.set(file, all);
    } else {
      const found = request.parts.map(({ file }) => this.files.get(file));
      if (found.includes(undefined)) return { ok: false, bytes: null };
      for (const { file } of request.parts) this.open.add(file);
      const ranges = request.parts.flatMap(({ ranges }, i) =>
        ranges.map(([from, to]) => {
          const range = new Uint8Array(to - from);
          range.set(found[i]!.subarray(from, to));
          return [...range];
        }),
      );
      return { ok: true, bytes: Uint8Array.from(ranges.flat()) };
    }
    return { ok: true, bytes: null };
  }

  end(): void {
    for (const port of this.ports) port.close();
  }
}

const texts = new Map([
  ['a', 'The ferry left at night.'],
  ['b', '국가AI컴퓨팅센터를 세운다.'],
  ['c', ''],
  ['d', '国際電話 👍'],
]);

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
      tags: '',
      notes: '',
    });
  }
  const work = builder.finish();
  let step = work.next();
  while (!step.done) step = work.next();
  return new Segment(step.value);
}

function shelf() {
  const index = new SearchIndex();
  index.addSegment('one', segmentOf(['a', 'b']));
  index.addSegment('two', segmentOf(['c', 'd']));
  const stored: string[] = [];
  const files = new TextFiles(index, async (ids) => {
    stored.push(...ids);
    return ids.map((id) => texts.get(id));
  });
  const read = async () => {
    stored.length = 0;
    const ids = ['d', 'a', 'x', 'b', 'c'];
    expect(await files.read(ids)).toEqual(ids.map((id) => texts.get(id)));
    return [...stored];
  };
  return { index, files, read };
}

const worker = { one: new FakeTextWorker() };
afterEach(() => {
  worker.one.end();
  worker.one = new FakeTextWorker();
});

describe('the texts beside the index', () => {
  it('are read from the database until a window lends a worker', async () => {
    const { files, read } = shelf();
    expect(await read()).toEqual(['d', 'a', 'x', 'b', 'c']);
    await files.follow();
    expect(files.count).toBe(0);
  });

  it('are read from their files once these are made, also by the next start', async () => {
    const { files, read } = shelf();
    files.lend(worker.one.lend());
    await files.follow();
    expect(files.count).toBe(4);
    expect(await read()).toEqual(['x']);

    const next = shelf();
    next.files.lend(worker.one.lend());
    worker.one.asked = [];
    await next.files.openTables();
    expect(next.files.count).toBe(4);
    expect(await next.read()).toEqual(['x']);
    expect(worker.one.asked).not.toContain('write');
  });

  it('are read from the database where a file is damaged, and one by one', async () => {
    const { index, files, read } = shelf();
    files.lend(worker.one.lend());
    await files.follow();
    const file = worker.one.files.get(index.segments[0]!.segment.stamp)!;
    // Its last text and nothing else.
    file[file.length - 4]! ^= 1;
    expect(await read()).toEqual(['x', 'b']);
    await files.follow();
    expect(await read()).toEqual(['x']);
  });

  it('are made anew where their file is gone or was cut off', async () => {
    const { index, files, read } = shelf();
    files.lend(worker.one.lend());
    await files.follow();
    worker.one.files.clear();
    expect(await read()).toEqual(['d', 'a', 'x', 'b', 'c']);
    await files.follow();
    expect(await read()).toEqual(['x']);

    const { stamp } = index.segments[0]!.segment;
    // The head is written last.
    worker.one.files.get(stamp)!.fill(0, 0, 8);
    const next = shelf();
    next.files.lend(worker.one.lend());
    await next.files.openTables();
    expect(next.files.count).toBe(2);
    await next.files.follow();
    expect(await next.read()).toEqual(['x']);
  });

  it('leave nothing behind of a segment that is gone', async () => {
    const { index, files } = shelf();
    files.lend(worker.one.lend());
    await files.follow();
    index.replace([index.segments[0]!.segment], 'three', segmentOf(['a', 'b', 'c']));
    await files.follow();
    // The last ones go when the next are made.
    await files.follow();
    const stamps = index.segments.map(({ segment }) => segment.stamp);
    expect([...worker.one.files.keys()].sort()).toEqual(stamps.sort());
  });

  it('are read from the database when the window that lent the worker is gone', async () => {
    const { files, read } = shelf();
    files.lend(worker.one.lend());
    await files.follow();
    worker.one.isSilent = true;
    expect(await read()).toEqual(['d', 'a', 'x', 'b', 'c']);
    // It is not asked a second time.
    worker.one.asked = [];
    await read();
    expect(worker.one.asked).toEqual([]);
  });
});
