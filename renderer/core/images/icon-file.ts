/** Icons of sites as files: what is small, of a known type and cheap to draw. The bytes are hostile. */
import { mediaTypeOf } from './media-type';

/** Larger than icons of sites are, in bytes. */
export const largestIcon = 100 * 1024;
/** A drawing is drawn for each row again. */
const largestDrawing = 32 * 1024;
/** In pixels; smaller ones only stand in for a missing icon. */
const [leastSide, mostSide] = [8, 1024];
/** As wide as an icon is shown on a display of twice the density. */
export const wantedSide = 32;

const icoType = 'image/x-icon';
const mostImages = 50;
/** What makes a small drawing costly or moving. */
const costly = /<(?:\w+:)?(?:animate\w*|filter|foreignObject|image|pattern|set|use)\b/i;

/** The icon's image and its type; null for what is no icon. Of several sizes the fitting one is taken. */
export function iconFile(
  bytes: Uint8Array<ArrayBuffer>,
  cleanSvg: (svg: string) => string | null,
): { mediaType: string; bytes: Uint8Array<ArrayBuffer> } | null {
  if (bytes.length > largestIcon) return null;
  const mediaType = iconType(bytes);
  if (mediaType === icoType) return imageOfIco(bytes);
  if (mediaType === 'image/svg+xml') {
    const svg = bytes.length > largestDrawing ? null : cleanSvg(new TextDecoder().decode(bytes));
    const isSafe = svg !== null && svg.length <= largestDrawing && !costly.test(svg);
    return isSafe ? { mediaType, bytes: new TextEncoder().encode(svg) } : null;
  }
  return mediaType !== null && isOfSize(sidesOf(bytes, mediaType)) ? { mediaType, bytes } : null;
}

/** The type by the first bytes; null for what is no image. */
export function iconType(bytes: Uint8Array): string | null {
  const isIco = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 1 && bytes[3] === 0;
  return isIco ? icoType : mediaTypeOf(bytes);
}

/** Width and height as the file states them; null for other types. */
function sidesOf(bytes: Uint8Array, mediaType: string): [number, number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 30) return null;
  if (mediaType === 'image/png') return [view.getUint32(16), view.getUint32(20)];
  if (mediaType === 'image/gif') return [view.getUint16(6, true), view.getUint16(8, true)];
  if (mediaType === 'image/jpeg') return sidesOfJpeg(view);
  return mediaType === 'image/webp' ? sidesOfWebp(view) : null;
}

/** Width and height of the first frame: its segment comes after any others (ITU T.81, B.1.1.4). */
function sidesOfJpeg(view: DataView): [number, number] | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // Filling before a marker.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Three of the sixteen are for tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The three kinds of a WebP's first chunk (RFC 9649). */
function sidesOfWebp(view: DataView): [number, number] | null {
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56503858: // VP8X
      return [three(24) + 1, three(27) + 1];
    case 0x5650384c: {
      // VP8L
      const bits = view.getUint32(21, true);
      return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
    }
    case 0x56503820: // VP8
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
    default:
      return null;
  }
}

const isOfSize = (sides: readonly [number, number] | null) =>
  sides?.every((side) => side >= leastSide && side <= mostSide) ?? false;

/** The fitting image of a Windows icon, as a PNG or as an icon of this image alone. */
function imageOfIco(bytes: Uint8Array<ArrayBuffer>): ReturnType<typeof iconFile> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22) return null;
  const count = Math.min(view.getUint16(4, true), mostImages);
  const images = Array.from({ length: count }, (_, at) => 6 + 16 * at)
    .filter((at) => at + 16 <= bytes.length)
    .map((at) => {
      const start = view.getUint32(at + 12, true);
      const image = bytes.subarray(start, start + view.getUint32(at + 8, true));
      return { side: bytes[at] || 256, entry: bytes.subarray(at, at + 16), image };
    })
    .sort((a, b) => fitOf(a.side) - fitOf(b.side));
  for (const { entry, image } of images) {
    if (mediaTypeOf(image) === 'image/png') {
      if (isOfSize(sidesOf(image, 'image/png')))
        return { mediaType: 'image/png', bytes: image.slice() };
    } else if (isBitmap(image)) {
      const alone = new Uint8Array(22 + image.length);
      alone.set([0, 0, 1, 0, 1, 0]);
      alone.set(entry, 6);
      new DataView(alone.buffer).setUint32(18, 22, true);
      new DataView(alone.buffer).setUint32(14, image.length, true);
      alone.set(image, 22);
      return { mediaType: icoType, bytes: alone };
    }
  }
  return null;
}

/** The smallest that is large enough comes first, then larger ones, then the largest of the small ones. */
export const fitOf = (side: number): number => (side >= wantedSide ? side : 1_000_000 - side);

/** True for a bitmap with the header that icons have; its height counts the mask, too. */
function isBitmap(image: Uint8Array): boolean {
  if (image.length < 40) return false;
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const [width, height] = [view.getInt32(4, true), view.getInt32(8, true) / 2];
  return view.getUint32(0, true) === 40 && isOfSize([width, height]) && width <= 256;
}
