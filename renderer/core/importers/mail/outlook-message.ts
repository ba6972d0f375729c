/**
 * Outlook's mail files ([MS-OXMSG]): a compound file with a stream or an entry of sixteen bytes for each
 * property ([MS-OXPROPS]). They become the parts and fields of a MIME message.
 */
import { binaryOfBytes } from '../../bytes/binary-string';
import type { CompoundFile } from '../../containers/compound-file';
import { decodeAs } from '../../encoding/decoders';
import type { ImportContext } from '../importer';
import { fieldsOf, type MimePart } from '../mhtml/message';
import { encodingOfPage } from '../rtf/code-pages';
import { readRtf } from '../rtf/rtf-reader';
import { unpackRtf } from './compressed-rtf';
import { htmlInRtf } from './html-in-rtf';

export const PROPERTIES = '__properties_version1.0';

/** Numbers of properties. */
const Tag = {
  subject: 0x0037,
  submitted: 0x0039,
  delivered: 0x0e06,
  representedName: 0x0042,
  representedAddress: 0x5d02,
  header: 0x007d,
  senderName: 0x0c1a,
  senderAddress: 0x5d01,
  oldSenderAddress: 0x0c1f,
  text: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  fileData: 0x3701,
  shortName: 0x3704,
  fileName: 0x3707,
  mediaType: 0x370e,
  contentId: 0x3712,
  contentLocation: 0x3713,
  htmlPage: 0x3fde,
  textPage: 0x3ffd,
} as const;

/** Bytes before the properties, by what they belong to. */
const HEADER_SIZE = { message: 32, embedded: 24, attachment: 8 } as const;
/** 100 ns since 1601. */
const FILE_TIME_AT_1970 = 116_444_736_000_000_000n;
const MOST_ATTACHMENTS = 1000;

export interface OutlookMessage {
  parts: MimePart[];
  /** One character for each byte. */
  fields: ReadonlyMap<string, string>;
  /** The storages of attached mails. */
  inner: string[];
}

/** @param folder the storage of the message, with `/` at its end; empty for that of the file */
export async function outlookMessage(
  file: CompoundFile,
  folder: string,
  context: ImportContext,
): Promise<OutlookMessage> {
  const message = new Properties(file, folder, folder === '' ? 'message' : 'embedded', null);
  const fields = headerOf(message);
  const parts = await bodyParts(message, fields, context);
  const inner: string[] = [];
  for (const storage of attachmentsOf(file, folder)) {
    const embedded = `${storage}__substg1.0_3701000D/`;
    if (file.paths.some((path) => path.startsWith(embedded))) inner.push(embedded);
    else parts.push(attachmentPart(new Properties(file, storage, 'attachment', message), fields));
  }
  return { parts, fields, inner };
}

/** The properties of a message or an attachment. */
class Properties {
  /** Properties of fixed size by number, as eight bytes. */
  readonly #fixed = new Map<number, DataView>();

  constructor(
    private readonly file: CompoundFile,
    private readonly folder: string,
    kind: keyof typeof HEADER_SIZE,
    /** The message whose attachment this is, which states the code page. */
    private readonly message: Properties | null,
  ) {
    const table = file.read(folder + PROPERTIES) ?? new Uint8Array();
    for (let at = HEADER_SIZE[kind]; at + 16 <= table.length; at += 16) {
      const view = new DataView(table.buffer, table.byteOffset + at, 16);
      this.#fixed.set(view.getUint16(2, true), new DataView(view.buffer, view.byteOffset + 8, 8));
    }
  }

  number(tag: number): number | null {
    return this.#fixed.get(tag)?.getInt32(0, true) ?? null;
  }

  /** Milliseconds since 1970; null where it is not stated. */
  time(tag: number): number | null {
    const time = this.#fixed.get(tag)?.getBigUint64(0, true) ?? 0n;
    return time === 0n ? null : Number((time - FILE_TIME_AT_1970) / 10_000n);
  }

  bytes(tag: number): Uint8Array<ArrayBuffer> | null {
    return this.#stream(tag, '0102');
  }

  text(tag: number): string | null {
    const wide = this.#stream(tag, '001F');
    const bytes = wide ?? this.#stream(tag, '001E');
    if (bytes === null) return null;
    const text = decodeAs(wide === null ? this.encoding : 'utf-16le', bytes);
    return text.replace(/\0[\s\S]*$/, '');
  }

  /** The encoding of texts that are not in Unicode. */
  get encoding(): string {
    const page = this.number(Tag.textPage) ?? this.number(Tag.htmlPage);
    return page === null ? (this.message?.encoding ?? 'windows-1252') : encodingOfPage(page);
  }

  #stream(tag: number, type: string): Uint8Array<ArrayBuffer> | null {
    const name = tag.toString(16).toUpperCase().padStart(4, '0');
    return this.file.read(`${this.folder}__substg1.0_${name}${type}`);
  }
}

/** What the servers wrote into the header, and what Outlook knows where it was not sent by any. */
function headerOf(message: Properties): ReadonlyMap<string, string> {
  const fields = new Map(fieldsOf(binaryOf(message.text(Tag.header) ?? '')));
  const add = (name: string, value: string | null | undefined) => {
    if (value && !fields.has(name)) fields.set(name, binaryOf(value.replace(/[\r\n]+/g, ' ')));
  };
  add('subject', message.text(Tag.subject));
  add('from', senderOf(message));
  const sentAt = message.time(Tag.submitted) ?? message.time(Tag.delivered);
  const date = sentAt === null ? null : new Date(sentAt);
  if (date !== null && !Number.isNaN(date.getTime())) add('date', date.toUTCString());
  return fields;
}

function senderOf(message: Properties): string {
  const name = message.text(Tag.representedName) ?? message.text(Tag.senderName) ?? '';
  const address = [Tag.representedAddress, Tag.senderAddress, Tag.oldSenderAddress]
    .map((tag) => message.text(tag))
    // Inside a company's server senders have names of another kind.
    .find((each) => each?.includes('@'));
  const quoted = `"${name.replace(/["\\]/g, '')}"`;
  return address === undefined ? name : `${quoted} <${address}>`;
}

async function bodyParts(
  message: Properties,
  fields: ReadonlyMap<string, string>,
  context: ImportContext,
): Promise<MimePart[]> {
  const part = (type: string, body: string): MimePart => ({
    headers: new Map([
      ['content-type', type],
      ['content-transfer-encoding', 'binary'],
    ]),
    message: fields,
    around: 'multipart/alternative',
    body,
  });
  const parts: MimePart[] = [];
  const html = message.bytes(Tag.html);
  const page = message.number(Tag.htmlPage);
  const stated = message.text(Tag.html);
  const rtf = html === null && stated === null ? unpackRtf(message.bytes(Tag.rtf) ?? none) : none;
  const text = message.text(Tag.text);
  if (html !== null) {
    const charset = page === null ? '' : `; charset=${encodingOfPage(page)}`;
    parts.push(part(`text/html${charset}`, binaryOfBytes(html)));
  } else if (stated !== null || rtf.length > 0) {
    const shown = stated ?? htmlInRtf(rtf) ?? (text?.trim() ? null : htmlOfRtf(rtf, context));
    if (shown !== null) parts.push(part('text/html; charset=utf-8', binaryOf(shown)));
  }
  if (text !== null) parts.push(part('text/plain; charset=utf-8', binaryOf(text)));
  return parts;
}

const none = new Uint8Array();

/** The text of RTF that holds no HTML, without its pictures, which are attachments as well. */
function htmlOfRtf(rtf: Uint8Array, context: ImportContext): string {
  const document = context.parseHtml('');
  readRtf(rtf, document);
  for (const image of document.querySelectorAll('img')) image.remove();
  return document.body.innerHTML;
}

function attachmentsOf(file: CompoundFile, folder: string): string[] {
  const storages = new Set<string>();
  for (const path of file.paths) {
    if (!path.startsWith(`${folder}__attach_version1.0_#`)) continue;
    storages.add(path.slice(0, path.indexOf('/', folder.length) + 1));
  }
  return [...storages].sort().slice(0, MOST_ATTACHMENTS);
}

function attachmentPart(file: Properties, message: ReadonlyMap<string, string>): MimePart {
  const name = file.text(Tag.fileName) ?? file.text(Tag.shortName) ?? '';
  const id = file.text(Tag.contentId);
  const location = file.text(Tag.contentLocation);
  const headers = new Map([
    ['content-type', file.text(Tag.mediaType) || 'application/octet-stream'],
    ['content-transfer-encoding', 'binary'],
  ]);
  if (id) headers.set('content-id', binaryOf(id));
  if (location) headers.set('content-location', binaryOf(location));
  const isShown = Boolean(id || location);
  if (!isShown) {
    headers.set(
      'content-disposition',
      `attachment; filename="${binaryOf(name.replace(/["\r\n]/g, ' '))}"`,
    );
  }
  // Of other attachments only the name is used.
  const data = isShown ? (file.bytes(Tag.fileData) ?? none) : none;
  return { headers, message, around: 'multipart/mixed', body: binaryOfBytes(data) };
}

const binaryOf = (text: string) => binaryOfBytes(new TextEncoder().encode(text));
