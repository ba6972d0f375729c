/** MIME messages and their parts (RFC 2045, 2046), as far as saved pages need them. */
import { binaryOfBytes, bytesOfBase64, bytesOfBinary } from '../../bytes/binary-string';

export interface MimePart {
  /** Header values by name in lower case. */
  headers: ReadonlyMap<string, string>;
  /** Headers of the message that contains the part. */
  message: ReadonlyMap<string, string>;
  /** The body still encoded, one character for each byte. */
  body: string;
}

const DEEPEST = 8;
const MOST_PARTS = 20_000;

/** All parts that are not multipart, in order. */
export function messageParts(bytes: Uint8Array): MimePart[] {
  const parts: MimePart[] = [];
  const whole = splitHeaders(binaryOfBytes(bytes));
  collect({ ...whole, message: whole.headers }, 0, parts);
  return parts;
}

function collect(part: MimePart, depth: number, found: MimePart[]): void {
  const type = part.headers.get('content-type') ?? 'text/plain';
  const boundary = parameterOf(part.headers, 'boundary');
  if (!/^multipart\//i.test(type) || !boundary || depth > DEEPEST) {
    if (found.length < MOST_PARTS) found.push(part);
    return;
  }
  for (const piece of piecesBetween(part.body, `--${boundary}`)) {
    // A multipart/related inside a message belongs to that message's page.
    const message = depth === 0 ? part.headers : part.message;
    collect({ ...splitHeaders(piece), message }, depth + 1, found);
  }
}

/** The texts between the boundaries; the last one may be cut off. */
function* piecesBetween(body: string, boundary: string): Generator<string> {
  let from = -1;
  for (let at = nextBoundary(body, boundary, 0); at !== -1; ) {
    if (from !== -1) yield body.slice(from, at).replace(/\r?\n$/, '');
    const end = at + boundary.length;
    if (body.startsWith('--', end)) return;
    from = body.indexOf('\n', end) + 1;
    if (from === 0) return;
    at = nextBoundary(body, boundary, from);
  }
  if (from !== -1) yield body.slice(from);
}

/** Finds the next line that is the boundary and nothing else: `--b1` is not `--b`. */
function nextBoundary(body: string, boundary: string, from: number): number {
  for (let at = body.indexOf(boundary, from); at !== -1; at = body.indexOf(boundary, at + 1)) {
    const begins = at === 0 || body[at - 1] === '\n';
    if (begins && /^[-\s]?$/.test(body.charAt(at + boundary.length))) return at;
  }
  return -1;
}

function splitHeaders(text: string): Omit<MimePart, 'message'> {
  const start = /^(?:\r?\n)*/.exec(text)?.[0].length ?? 0;
  const end = /\r?\n\r?\n/g;
  end.lastIndex = start;
  const gap = end.exec(text);
  const head = gap ? text.slice(start, gap.index) : '';
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: gap ? text.slice(gap.index + gap[0].length) : text.slice(start) };
}

/** A parameter of the content type: `charset`, `boundary` or `start`. */
export function parameterOf(headers: ReadonlyMap<string, string>, name: string): string | null {
  const type = headers.get('content-type') ?? '';
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(type);
  return match?.[1] ?? match?.[2] ?? null;
}

/** The decoded bytes of a part. Invalid characters are skipped. */
export function decodedBody({ headers, body }: MimePart): Uint8Array<ArrayBuffer> {
  const encoding = headers.get('content-transfer-encoding')?.trim().toLowerCase();
  if (encoding === 'base64') return fromBase64(body);
  return bytesOfBinary(encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body);
}

function fromBase64(body: string): Uint8Array<ArrayBuffer> {
  const clean = body.replace(/[^A-Za-z0-9+/]/g, '');
  // A last group of one character holds no whole byte.
  const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  return bytesOfBase64(whole);
}

const fromQuotedPrintable = (body: string) =>
  body
    // Mail transports add spaces at line ends (RFC 2045, 6.7).
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll('=\n', '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
