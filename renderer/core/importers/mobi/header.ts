/** The first record of a book: PalmDOC's header, Mobipocket's, and EXTH with what is known of the book. */
import { ContainerError } from '../../containers/container';
import { ascii, NONE, u8, u16, u32 } from './bytes';

/** What EXTH states, by the numbers of its entries. */
const EXTH = {
  ...{ author: 100, publisher: 101, description: 103, subject: 105, date: 106 },
  ...{ kf8: 121, title: 503, language: 524 },
};

export interface Header {
  /** 1: none, 2: PalmDOC, 0x4448: HUFF and CDIC. */
  compression: number;
  textRecords: number;
  /** 6 and below: Mobipocket; 8: KF8. */
  version: number;
  encoding: 'utf-8' | 'windows-1252';
  title: string;
  authors: string[];
  subjects: string[];
  published: string | null;
  lang: string | null;
  /** Record of the first picture. */
  resources: number;
  huffman: { first: number; count: number };
  /** The bytes after the text of each record: see `trailingBytes`. */
  trailing: number;
  /** Records of the table of contents and of KF8's parts; null for none. */
  contents: number | null;
  fragments: number | null;
  skeletons: number | null;
  /** Record of the first of two books in one file: that in KF8. */
  kf8: number | null;
}

/** Throws a `ContainerError` for a book that is encrypted, or no book. */
export function readHeader(record: Uint8Array): Header {
  if (u16(record, 12) !== 0) throw new ContainerError('encrypted');
  if (ascii(record, 16, 4) !== 'MOBI') throw new ContainerError('damaged');
  const length = u32(record, 20);
  const encoding = u32(record, 28) === 65001 ? 'utf-8' : 'windows-1252';
  const decode = (bytes: Uint8Array) => unescaped(new TextDecoder(encoding).decode(bytes));
  const version = u32(record, 36);
  const exth = u32(record, 128) & 0x40 ? exthIn(record.subarray(16 + length)) : NO_EXTH;
  const texts = (type: number) =>
    exth.filter((each) => each.type === type).flatMap(({ data }) => decode(data).trim() || []);
  const titleAt = u32(record, 84);
  const orNull = (at: number) =>
    at + 4 > 16 + length || u32(record, at) === NONE ? null : u32(record, at);
  const kf8 = exth.find(({ type }) => type === EXTH.kf8)?.data;
  const kf8At = kf8 ? u32(kf8, 0) : NONE;
  return {
    compression: u16(record, 0),
    textRecords: u16(record, 8),
    version,
    encoding,
    title:
      texts(EXTH.title)[0] ?? decode(record.subarray(titleAt, titleAt + u32(record, 88))).trim(),
    authors: texts(EXTH.author),
    subjects: texts(EXTH.subject),
    published: texts(EXTH.date)[0] ?? null,
    lang: texts(EXTH.language)[0] ?? LANGUAGES[u8(record, 95)] ?? null,
    resources: u32(record, 108),
    huffman: { first: u32(record, 112), count: u32(record, 116) },
    trailing: 16 + length > 242 ? u16(record, 242) : 0,
    contents: orNull(244),
    fragments: version >= 8 ? orNull(248) : null,
    skeletons: version >= 8 ? orNull(252) : null,
    kf8: version < 8 && kf8At !== NONE ? kf8At : null,
  };
}

interface ExthEntry {
  type: number;
  data: Uint8Array;
}
const NO_EXTH: readonly ExthEntry[] = [];

function exthIn(bytes: Uint8Array): ExthEntry[] {
  if (ascii(bytes, 0, 4) !== 'EXTH') return [];
  const entries: ExthEntry[] = [];
  let at = 12;
  for (let left = Math.min(u32(bytes, 8), 1000); left > 0 && at + 8 <= bytes.length; left--) {
    const length = u32(bytes, at + 4);
    if (length < 8) break;
    entries.push({ type: u32(bytes, at), data: bytes.subarray(at + 8, at + length) });
    at += length;
  }
  return entries;
}

const unescaped = (text: string) =>
  text
    .replace(/&#(\d{1,6});/g, (_all, code) =>
      String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** Windows' numbers of languages (MS-LCID), where EXTH states none. */
const LANGUAGES: Readonly<Record<number, string>> = {
  ...{ 4: 'zh', 5: 'cs', 6: 'da', 7: 'de', 8: 'el', 9: 'en', 10: 'es', 11: 'fi', 12: 'fr' },
  ...{ 13: 'he', 14: 'hu', 16: 'it', 17: 'ja', 18: 'ko', 19: 'nl', 20: 'no', 21: 'pl' },
  ...{ 22: 'pt', 24: 'ro', 25: 'ru', 29: 'sv', 31: 'tr', 33: 'id', 34: 'uk', 42: 'vi' },
};
