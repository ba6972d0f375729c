/** tar: POSIX ustar and pax (IEEE Std 1003.1), and GNU's long names. */
import { type ByteSource, sliceOfSource } from '../bytes/byte-source';
import { LARGEST_INSIDE } from '../files/limits';
import { type Container, type ContainerEntry, ContainerError } from './container';
import { isSystemFile, safePath } from './safe-path';

const BLOCK = 512;
const MOST_ENTRIES = 200_000;
/** Bytes of a long name or of a pax header. */
const LONGEST_NAME = 64 * 1024;

/** True for the first block of a tar: it has a name, and a checksum that is right. */
export function isTar(head: string): boolean {
  return isHeader(head) && nameIn(head) !== '';
}

export async function openTar(source: ByteSource): Promise<Container> {
  const entries: ContainerEntry[] = [];
  let longName: string | null = null;
  for (let at = 0; at + BLOCK <= source.size; ) {
    const head = String.fromCharCode(...(await source.read(at, BLOCK)));
    // Empty blocks end the archive; archives that were appended to each other go on behind them.
    if (/^\0+$/.test(head)) {
      at += BLOCK;
      continue;
    }
    if (!isHeader(head)) {
      if (entries.length === 0) throw new ContainerError('damaged');
      break;
    }
    const size = numberIn(head, 124, 12);
    const type = head.charAt(156);
    const start = at + BLOCK;
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (type === 'L' || type === 'x') {
      if (size > LONGEST_NAME) throw new ContainerError('damaged');
      const text = utf8(await source.read(start, size));
      longName = type === 'L' ? text.replace(/\0.*$/s, '') : (paxPath(text) ?? longName);
      continue;
    }
    const name: string = longName ?? nameIn(head);
    longName = null;
    // Links, devices and folders have no content.
    if (!/[0\0 7]/.test(type) || name.endsWith('/')) continue;
    const path = safePath(name);
    if (path !== null && isSystemFile(path)) continue;
    if (entries.length >= MOST_ENTRIES) throw new ContainerError('too-much-inside');
    entries.push(entryOf(path, { name, size, start, time: numberIn(head, 136, 12) }, source));
  }
  return { entries };
}

interface Placed {
  name: string;
  /** Bytes. */
  size: number;
  start: number;
  /** Seconds since 1970. */
  time: number;
}

function entryOf(path: string | null, placed: Placed, source: ByteSource): ContainerEntry {
  const { name, size, start, time } = placed;
  const isCutOff = start + size > source.size;
  return {
    path: path ?? name.split(/[\\/]/).at(-1) ?? name,
    size,
    modifiedAt: time > 0 ? time * 1000 : null,
    refused: refusal(path, size, isCutOff),
    open: async () => sliceOfSource(source, start, size),
  };
}

function refusal(path: string | null, size: number, isCutOff: boolean): ContainerEntry['refused'] {
  if (path === null) return 'unsafe-name';
  if (size > LARGEST_INSIDE) return 'too-large';
  return isCutOff ? 'damaged' : null;
}

/** The sum of all bytes of the header, its own eight counted as spaces. */
function isHeader(head: string): boolean {
  if (head.length < BLOCK) return false;
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += head.charCodeAt(at);
  return numberIn(head, 148, 8) === sum;
}

/** Octal digits; GNU writes sizes from 8 GiB on in binary, which are above every limit here. */
function numberIn(head: string, from: number, length: number): number {
  if (head.charCodeAt(from) >= 0x80) return Number.MAX_SAFE_INTEGER;
  const digits = /^[\0 ]*([0-7]*)/.exec(head.slice(from, from + length))?.[1] ?? '';
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function nameIn(head: string): string {
  const field = (from: number, length: number) =>
    head.slice(from, from + length).replace(/\0.*$/s, '');
  const prefix = head.startsWith('ustar\0', 257) ? field(345, 155) : '';
  const name = prefix ? `${prefix}/${field(0, 100)}` : field(0, 100);
  return utf8(Uint8Array.from(name, (character) => character.charCodeAt(0)));
}

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Records of `length key=value` lines. */
const paxPath = (text: string) => /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1] ?? null;
