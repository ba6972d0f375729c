/** MIME messages and their parts (RFC 2045, 2046), as far as saved pages need them. */
import { binaryOfBytes, bytesOfBase64, bytesOfBinary } from '../../bytes/binary-string';

export interface MimePart {
  /** Header values by name in lower case. */
  headers: ReadonlyMap<string, string>;
  /** Headers of the message that contains the part. */
  message: ReadonlyMap<string, string>;
  /** The media type of the multipart directly around the part, in lower case; empty for none. */
  around: string;
  /** The body still encoded, one character for each byte. */
  body: string;
}

const DEEPEST = 8;
const MOST_PARTS = 20_000;

/** All parts that are not multipart, in order. */
export function messageParts(bytes: Uint8Array): MimePart[] {
  const parts: MimePart[] = [];
  const whole = splitHeaders(binaryOfBytes(bytes));
  collect({ ...whole, message: whole.headers, around: '' }, 0, parts);
  return parts;
}

function collect(part: MimePart, depth: number, found: MimePart[]): void {
  const boundary = boundaryOf(part, depth);
  if (boundary === null || depth > DEEPEST) {
    if (found.length < MOST_PARTS) found.push(part);
    return;
  }
  const around = mediaType(part.headers);
  for (const piece of piecesBetween(part.body, `--${boundary}`)) {
    // A multipart/related inside a message belongs to that message's page.
    const message = depth === 0 ? part.headers : part.message;
    collect({ ...splitHeaders(piece), message, around }, depth + 1, found);
  }
}

/**
 * The boundary that the header states, else, in a message whose header is damaged, that of its first part.
 * Null for a part that has no parts.
 */
function boundaryOf(part: MimePart, depth: number): string | null {
  const type = part.headers.get('content-type') ?? '';
  const stated = /^multipart\//i.test(type) ? parameterOf(part.headers, 'boundary') : null;
  if (stated && part.body.includes(`--${stated}`)) return stated;
  const isMessage = depth === 0 && (type === '' || /^multipart\//i.test(type));
  return (isMessage && FIRST_PART.exec(part.body.slice(0, 1 << 20))?.[1]) || stated || null;
}

const FIRST_PART = /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?:content-[\w-]+:)/i;

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

/**
 * Header and body. A line of the header without a name continues the field before it, indented (RFC 5322)
 * or not: Chromium once wrote titles of two lines as they were.
 */
function splitHeaders(text: string): Pick<MimePart, 'headers' | 'body'> {
  const headers = new Map<string, string>();
  let rest = text.slice(/^(?:\r?\n)*/.exec(text)?.[0].length ?? 0);
  do {
    const gap = /\r?\n\r?\n/.exec(rest);
    if (!gap) break;
    readFields(rest.slice(0, gap.index), headers);
    rest = rest.slice(gap.index + gap[0].length);
    // An empty line in a title splits the header.
  } while (!headers.has('content-type') && MORE_FIELDS.test(rest));
  return { headers, body: rest };
}

/** The fields of a header that stands alone, by names in lower case. */
export const fieldsOf = (head: string): ReadonlyMap<string, string> =>
  splitHeaders(`${head.trim()}\r\n\r\n`).headers;

const MORE_FIELDS = /^(?:date|mime-version|content-[\w-]+):[^\n]*\r?\n/i;

function readFields(head: string, headers: Map<string, string>): void {
  let last = '';
  for (const line of head.split(/\r?\n/)) {
    const [, name, value = ''] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? [];
    if (name !== undefined) {
      last = name.toLowerCase();
      if (headers.has(last)) last = '';
      else headers.set(last, value.trim());
    } else if (last !== '') {
      headers.set(last, `${headers.get(last)} ${line.trim()}`.trim());
    }
  }
}

/** The media type without its parameters, in lower case; empty for none. */
export const mediaType = (headers: ReadonlyMap<string, string>): string =>
  headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

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
  const isQuoted =
    encoding === undefined ? QUOTED.test(body.slice(0, 64 * 1024)) : /^quoted/.test(encoding);
  return bytesOfBinary(isQuoted ? fromQuotedPrintable(body) : body);
}

/** Quoted-printable whose header was lost: a soft line break, and an attribute's escaped equals sign. */
const QUOTED = /=3D["'][\s\S]*=\r?\n|=\r?\n[\s\S]*=3D["']/;

/** The bytes of base64. Invalid characters are skipped. */
export function fromBase64(body: string): Uint8Array<ArrayBuffer> {
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
