/** Writes MHTML (RFC 2557): a page and its pictures in one file that stands alone. */
import { binaryOfBytes, bytesOfBinary } from '../../bytes/binary-string';
import { joinBytes } from '../../containers/join-bytes';

export interface PagePart {
  url: string;
  mediaType: string;
  charset: string | null;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The page as the server has sent it, byte for byte, and its pictures. The same parts give the same bytes:
 * the time is not written.
 *
 * @param boundary must not occur in the parts, such as a hash of the page
 */
export function writeMhtml(
  page: PagePart,
  pictures: readonly PagePart[],
  boundary: string,
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const head = [
    'From: <Saved by Carrel>',
    `Snapshot-Content-Location: ${page.url}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; type="text/html"; boundary="${boundary}"`,
  ];
  const pieces: Uint8Array<ArrayBuffer>[] = [encoder.encode(`${head.join('\r\n')}\r\n\r\n`)];
  for (const { url, mediaType, charset, bytes } of [page, ...pictures]) {
    const type = charset === null ? mediaType : `${mediaType}; charset="${charset}"`;
    // A page stays legible. Bytes that are no text would make the whole file look binary.
    const isText = mediaType === 'text/html' && !bytes.includes(0);
    const fields = [
      `--${boundary}`,
      `Content-Type: ${type}`,
      `Content-Transfer-Encoding: ${isText ? 'binary' : 'base64'}`,
      `Content-Location: ${url}`,
    ];
    pieces.push(
      encoder.encode(`${fields.join('\r\n')}\r\n\r\n`),
      isText ? bytes : base64(bytes),
      encoder.encode('\r\n'),
    );
  }
  pieces.push(encoder.encode(`--${boundary}--\r\n`));
  return joinBytes(pieces);
}

/** Lines of 76 characters (RFC 2045). */
const base64 = (bytes: Uint8Array) =>
  bytesOfBinary(btoa(binaryOfBytes(bytes)).replace(/.{76}/g, '$&\r\n'));
