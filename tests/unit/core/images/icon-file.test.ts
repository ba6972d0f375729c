import { expect, it } from 'vitest';
import { iconFile, largestIcon } from '../../../../renderer/core/images/icon-file';

const keep = (svg: string) => svg;
const text = (value: string) => new TextEncoder().encode(value);

/** The beginning of a PNG of this size, as far as icons are looked at. */
function png(width: number, height: number, length = 64): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

/** The beginning of a JPEG: a comment, then the frame. */
function jpeg(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(40);
  bytes.set([0xff, 0xd8, 0xff, 0xfe, 0, 6, 1, 2, 3, 4, 0xff, 0xff, 0xc2, 0, 17, 8]);
  const view = new DataView(bytes.buffer);
  view.setUint16(16, height);
  view.setUint16(18, width);
  return bytes;
}

function bitmap(side: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(48);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 40, true);
  view.setInt32(4, side, true);
  view.setInt32(8, 2 * side, true);
  return bytes;
}

function ico(...images: [side: number, image: Uint8Array][]): Uint8Array<ArrayBuffer> {
  const head = 6 + 16 * images.length;
  const bytes = new Uint8Array(images.reduce((sum, [, { length }]) => sum + length, head));
  const view = new DataView(bytes.buffer);
  bytes.set([0, 0, 1, 0, images.length, 0]);
  let start = head;
  for (const [at, [side, image]] of images.entries()) {
    bytes[6 + 16 * at] = side % 256;
    view.setUint32(6 + 16 * at + 8, image.length, true);
    view.setUint32(6 + 16 * at + 12, start, true);
    bytes.set(image, start);
    start += image.length;
  }
  return bytes;
}

it('takes pictures of a usual size', () => {
  expect(iconFile(png(32, 32), keep)).toEqual({ mediaType: 'image/png', bytes: png(32, 32) });
  const gif = new Uint8Array(40);
  gif.set(text('GIF89a'));
  gif.set([16, 0, 16, 0], 6);
  expect(iconFile(gif, keep)?.mediaType).toBe('image/gif');
  expect(iconFile(jpeg(16, 48), keep)?.mediaType).toBe('image/jpeg');
  expect(iconFile(text('<svg><path d="M0 0h9"/></svg>'), keep)?.mediaType).toBe('image/svg+xml');
});

it('takes the fitting image of a Windows icon', () => {
  const icon = ico([16, bitmap(16)], [48, png(48, 48)], [0, png(256, 256)]);
  expect(iconFile(icon, keep)).toEqual({ mediaType: 'image/png', bytes: png(48, 48) });
  const small = iconFile(ico([8, bitmap(8)], [16, bitmap(16)]), keep);
  expect(small).toEqual({ mediaType: 'image/x-icon', bytes: ico([16, bitmap(16)]) });
});

it('refuses what is hostile or no icon', () => {
  const cleaned: string[] = [];
  const clean = (svg: string) => {
    cleaned.push(svg);
    return null;
  };
  const script = '<svg><script>alert(1)</script></svg>';
  expect(iconFile(text(script), clean)).toBeNull();
  expect(cleaned).toEqual([script]);
  for (const part of ['filter', 'use', 'animateTransform', 'image', 'svg:use', 'foreignObject'])
    expect(iconFile(text(`<svg><${part} /></svg>`), keep)).toBeNull();
  expect(iconFile(text(`<svg>${'<path/>'.repeat(6_000)}</svg>`), keep)).toBeNull();
  const refused = [
    png(30_000, 30_000),
    png(1, 1),
    png(32, 32, largestIcon + 1),
    ico([0, png(60_000, 256)]),
    ico([16, new Uint8Array(10)]),
    new Uint8Array([0, 0, 1, 0, 255, 255]),
    new Uint8Array([0, 0, 1, 0, 255, 255, ...new Uint8Array(100).fill(255)]),
    text('<html>'),
    new Uint8Array(),
  ];
  for (const bytes of refused) expect(iconFile(bytes, keep)).toBeNull();
});

it('refuses a JPEG that is too large, ends early or has no frame', () => {
  expect(iconFile(jpeg(60_000, 16), keep)).toBeNull();
  expect(iconFile(jpeg(16, 16).slice(0, 18), keep)).toBeNull();
  const endless = new Uint8Array(64).fill(0xff);
  endless.set([0xff, 0xd8]);
  expect(iconFile(endless, keep)).toBeNull();
  const table = jpeg(16, 16);
  table[12] = 0xc4;
  expect(iconFile(table, keep)).toBeNull();
});
