import { hasSize } from '../../images/has-size';
import { mediaTypeOf } from '../../images/media-type';

/** An image that every reading program shows: of a core media type (EPUB 3.3, section 3.2). */
export interface PortableImage {
  mediaType: string;
  /** With its dot. */
  extension: string;
  /** Null when the bytes stay as they are. */
  converted: Uint8Array<ArrayBuffer> | null;
}

/** Formats that programs of EPUB 3.2 know, too: WebP came with 3.3. */
const core: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
};
/** Pixels of the longer side of a converted image; more would not be seen on any device. */
const longestSide = 4000;
/** Enough for print-quality photographs to look like their originals. */
const quality = 0.9;

/** Null for an image that no program can show. SVG, WebP, AVIF and BMP are drawn as PNG or JPEG. */
export async function portableImage(bytes: Uint8Array<ArrayBuffer>): Promise<PortableImage | null> {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) return null;
  const extension = core[mediaType];
  if (extension !== undefined) {
    return hasSize(bytes, mediaType) ? { mediaType, extension, converted: null } : null;
  }
  const blob = new Blob([bytes], { type: mediaType });
  const decoding = mediaType === 'image/svg+xml' ? drawn(blob) : createImageBitmap(blob);
  const picture = await decoding.catch(() => null);
  if (picture === null) return null;
  const made = await converted(picture);
  if (picture instanceof ImageBitmap) picture.close();
  return made;
}

/** An SVG as Chromium shows it in an `<img>`: without scripts, and without anything from outside. */
async function drawn(blob: Blob): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(blob);
  const image = new Image();
  image.src = url;
  await image.decode().finally(() => URL.revokeObjectURL(url));
  return image;
}

async function converted(picture: ImageBitmap | HTMLImageElement): Promise<PortableImage> {
  const isVector = picture instanceof HTMLImageElement;
  // Drawn at twice its size, because screens of books have small pixels.
  const wanted = isVector ? 2 : 1;
  const [width, height] = [picture.width || 300, picture.height || 150];
  const scale = Math.min(wanted, longestSide / Math.max(width, height));
  const canvas = canvasOf(Math.max(1, width * scale), Math.max(1, height * scale));
  canvas.drawImage(picture, 0, 0, canvas.canvas.width, canvas.canvas.height);
  const isPng = isVector || hasAlpha(picture);
  const type = isPng ? 'image/png' : 'image/jpeg';
  const blob = await canvas.canvas.convertToBlob({ type, quality });
  const extension = isPng ? '.png' : '.jpg';
  return { mediaType: type, extension, converted: new Uint8Array(await blob.arrayBuffer()) };
}

/** True when a small copy of the picture has transparent pixels. */
function hasAlpha(picture: ImageBitmap): boolean {
  const side = 64;
  const canvas = canvasOf(side, side);
  canvas.drawImage(picture, 0, 0, side, side);
  const { data } = canvas.getImageData(0, 0, side, side);
  return data.some((value, at) => at % 4 === 3 && value < 255);
}

function canvasOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(Math.round(width), Math.round(height));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  return context;
}
