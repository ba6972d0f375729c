import { describe, expect, it } from 'vitest';
import type { CarrelBridge } from '../../../../electron/ipc/requests';
import { failureSentence } from '../../../../renderer/cli/failures';
import { ContainerError } from '../../../../renderer/core/containers/container';
import { type ReadFailure, readFailure } from '../../../../renderer/core/importers/read-failure';
import { type ImportInput, inputsOf } from '../../../../renderer/library/import/import-batch';
import { createInputOpener, type Taken } from '../../../../renderer/library/import/open-input';

type Request = [name: string, grant: string, index: number, ...numbers: number[]];

type Refusal = { reason: 'vanished' | 'unreadable'; why: string };

/** Main with one granted file, or one that it cannot read, and the requests that it was sent. */
function mainWith(bytes: Uint8Array<ArrayBuffer> | Refusal) {
  const requests: string[] = [];
  const request = async (...[name, , , from = 0, length = 0]: Request) => {
    requests.push(name);
    if ('why' in bytes) return { ok: false, ...bytes };
    const read = name === 'readGranted' ? bytes : bytes.slice(from, from + length);
    return { ok: true, bytes: read, modifiedAt: 7 };
  };
  return { requests, carrel: { request } as unknown as CarrelBridge };
}

const granted = (name: string, size: number): ImportInput => ({
  ...{ kind: 'granted', path: `/${name}`, grant: 'grant', index: 0 },
  name,
  size,
});

const page = new TextEncoder().encode('<!doctype html><title>Page</title>');
const MiB = 1024 * 1024;

it('reads a small file in one request, and the beginning of a large one first', async () => {
  const small = mainWith(page);
  const taken = await createInputOpener(small.carrel).take(granted('a.html', 34), new Map());
  expect(taken).toMatchObject({ source: { name: 'a.html', bytes: page, modifiedAt: 7 } });
  expect(small.requests).toEqual(['readGranted']);

  const large = mainWith(new Uint8Array(MiB + 1).fill(0x20));
  await createInputOpener(large.carrel).take(granted('b.html', MiB + 1), new Map());
  expect(large.requests).toEqual(['readGrantedPart', 'readGranted']);
});

it('takes a small container for one, and its entries for bytes of their own', async () => {
  const { gzipSync } = await import('node:zlib');
  const packed = new Uint8Array(gzipSync(page));
  const { requests, carrel } = mainWith(packed);
  const opener = createInputOpener(carrel);
  const { inside } = (await opener.take(granted('a.html.gz', packed.length), new Map())) as Extract<
    Taken,
    { inside: ImportInput[] }
  >;
  expect(inside.map(({ name }) => name)).toEqual(['a.html.gz/a.html']);
  const entry = await opener.take(inside[0] as ImportInput, new Map());
  expect(entry).toMatchObject({ source: { name: 'a.html.gz/a.html', bytes: page } });
  expect(requests).toEqual(['readGranted']);
});

describe.each([
  ['small', granted('a.html', 34)],
  ['large', granted('a.html', 2 * MiB)],
])('a %s file that cannot be read', (_what, input) => {
  it.each([
    [{ reason: 'vanished', why: 'no such file or folder (ENOENT)' }, null],
    [
      { reason: 'unreadable', why: 'the disk reports an error (EIO)' },
      'the disk reports an error (EIO)',
    ],
  ] as const)('fails for %o', async (refusal, detail) => {
    const { carrel } = mainWith(refusal);
    const error = await createInputOpener(carrel)
      .take(input, new Map())
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ContainerError);
    expect(error).toMatchObject({ reason: refusal.reason, detail });
  });
});

it('says why a path that was named cannot be read', async () => {
  const missing = [
    { path: '/a', reason: 'unreadable', why: 'this account has no permission (EACCES)' },
    { path: '/b', reason: 'vanished', why: 'no such file or folder (ENOENT)' },
  ] as const;
  const inputs = await inputsOf({ grant: 'grant', files: [], missing: [...missing] });
  const { carrel } = mainWith(page);
  const sentences = inputs.map((input) =>
    createInputOpener(carrel)
      .take(input, new Map())
      .then(String, (error) => failureSentence(readFailure(error) as ReadFailure)),
  );
  expect(await Promise.all(sentences)).toEqual([
    'the file cannot be read: this account has no permission (EACCES)',
    'the file does not exist (any more)',
  ]);
});
