import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ContainerError } from '../../../../renderer/core/containers/container';
import { unbrotli } from '../../../../renderer/core/containers/warc/brotli';
import { responseBody } from '../../../../renderer/core/containers/warc/response-body';

const read = async (bytes: Uint8Array, encoding: string) => {
  try {
    const headers = new Map([['content-encoding', encoding]]);
    const body = await responseBody(new Uint8Array(bytes), headers);
    return new TextDecoder().decode(body);
  } catch (error) {
    return error instanceof ContainerError ? error.reason : error;
  }
};

/** Long enough for several blocks, without repetitions. */
const page = `<html>${Array.from({ length: 9_000 }, (_, at) => `<p>${at * 7919} tides</p>`).join('')}</html>`;

describe('an answer packed with brotli', () => {
  it('is unpacked, however long it is', async () => {
    expect(await read(brotliCompressSync(page), 'br')).toBe(page);
    expect(await read(brotliCompressSync('<p>short</p>'), 'br')).toBe('<p>short</p>');
  });

  it('is left alone where the archive has unpacked it before', async () => {
    expect(await read(new TextEncoder().encode(page), 'br')).toBe(page);
  });

  it('that is cut off or would fill the memory is refused', async () => {
    const packed = brotliCompressSync(page);
    expect(await read(packed.subarray(0, packed.length >> 1), 'br')).toBe('damaged');
    const zeros = new Uint8Array(brotliCompressSync(Buffer.alloc(4 * 1024 * 1024)));
    expect((await unbrotli(zeros, zeros.length * 1e6)).length).toBe(4 * 1024 * 1024);
    const refused = unbrotli(zeros, 1024 * 1024).catch((error: unknown) => error);
    expect(await refused).toMatchObject({ reason: 'too-large' });
  });
});

describe('an answer packed with zstd', () => {
  // zstd -19 of the text below.
  const packed = Buffer.from(
    'KLUv/QRopQEA8oIKELDr5yG64bdnuwmr4O9TAhEj1R1EQWPsFP0+U4dWcTFNefGkF01GqlsEAQBYqfyqDM+caVc=',
    'base64',
  );
  const text = `<html>${'The tide table hangs by the door. '.repeat(40)}</html>`;

  it('is unpacked, and left alone where it was before', async () => {
    expect(await read(packed, 'zstd')).toBe(text);
    expect(await read(Buffer.from(text), 'zstd')).toBe(text);
  });

  it('that is cut off, or states a window of gigabytes, is refused', async () => {
    expect(await read(packed.subarray(0, 40), 'zstd')).toBe('damaged');
    const greedy = Buffer.from(packed);
    greedy[4] = 0;
    greedy[5] = 0xff;
    expect(await read(greedy, 'zstd')).toBe('too-large');
  });
});
