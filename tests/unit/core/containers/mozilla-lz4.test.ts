import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sourceOfBytes } from '../../../../renderer/core/bytes/byte-source';
import { openContainer } from '../../../../renderer/core/containers/open-container';

const folder = join(import.meta.dirname, '../../../fixtures/imports/drops/firefox-bookmarks');
const name = 'bookmarks-2024-05-02_2_AbCdEfGhIjKlMnOpQrStUv==.jsonlz4';
const real = new Uint8Array(readFileSync(join(folder, name)));

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const container = await openContainer(sourceOfBytes(bytes), 'a.jsonlz4');
  const [entry] = container?.entries ?? [];
  const source = await entry!.open();
  return new TextDecoder().decode(await source.read(0, source.size));
}

/** A file of this content with a block of LZ4. */
function packed(size: number, ...block: number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + block.length);
  bytes.set(new TextEncoder().encode('mozLz40\0'));
  new DataView(bytes.buffer).setUint32(8, size, true);
  bytes.set(block, 12);
  return bytes;
}

it('unpacks a backup of bookmarks as a JSON file', async () => {
  expect(JSON.parse(await unpack(real))).toMatchObject({ root: 'placesRoot' });
});

it('repeats a match that overlaps its own output', async () => {
  // One literal, then five bytes from one byte back; then the last literal.
  expect(await unpack(packed(7, 0x11, 0x61, 1, 0, 0x10, 0x62))).toBe('aaaaaab');
});

it.each([
  ['a size of 4 GB', packed(0xffffffff, 0x10, 0x61), 'too-large'],
  ['a size that the block cannot have', packed(2_000, 0x10, 0x61), 'damaged'],
  ['a distance to before the start', packed(6, 0x11, 0x61, 2, 0), 'damaged'],
  ['a distance of zero', packed(6, 0x11, 0x61, 0, 0), 'damaged'],
  ['more literals than the block has', packed(9, 0x90, 0x61), 'damaged'],
  ['a match that is longer than the stated size', packed(3, 0x11, 0x61, 1, 0), 'damaged'],
  ['a length that never ends', packed(9, 0xf0, 0xff, 0xff), 'damaged'],
  ['a header that is cut off', packed(0).subarray(0, 9), 'damaged'],
  ['a file that is cut off', real.subarray(0, 200), 'damaged'],
])('refuses %s', async (_what, bytes, reason) => {
  await expect(unpack(bytes as Uint8Array<ArrayBuffer>)).rejects.toMatchObject({ reason });
});
