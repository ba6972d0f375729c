/** Safari's webarchive: a property list with a page and all its files. */

import { withDeclaredCharset } from '../encoding/with-declared-charset';
import type { Companion, Companions } from '../files/companions';
import { fileHead } from '../files/file-head';
import { webAddress } from '../sanitize/links';
import { html } from './html';
import type { ArchivedPage, ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { type PlistValue, readBinaryPlist } from './webarchive/binary-plist';
import { readXmlPlist } from './webarchive/xml-plist';

export const webarchive: Importer = {
  name: 'webarchive',

  accepts({ bytes }) {
    const head = fileHead(bytes);
    if (head.startsWith('bplist')) return true;
    return /<plist[\s>]/.test(head) && head.includes('<key>WebMainResource</key>');
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const archive = archiveIn(source, context);
    const page = resourceIn(dictionary(archive)?.WebMainResource);
    if (!archive || !page) {
      yield { ok: false, item: source.name, reason: archive ? 'no-text' : 'damaged' };
      return;
    }
    const cameFrom = { url: webAddress(page.url, null), savedAt: null, format: 'webarchive' };
    const own = { ...source, ...withFiles(archive, page), cameFrom };
    yield* html.read(own, context) as AsyncIterable<ImportItem>;
  },
};

/** The page of a webarchive with its files; null when it has none. */
export function pageInWebarchive(
  source: Pick<ImportSource, 'bytes'>,
  context: Pick<ImportContext, 'parseXml'>,
): ArchivedPage | null {
  const archive = archiveIn(source, context);
  const page = resourceIn(dictionary(archive)?.WebMainResource);
  return archive && page && withFiles(archive, page);
}

function withFiles(archive: Dictionary, page: Resource): ArchivedPage {
  const files = new Map<string, Companion>();
  collect(archive, files, 0);
  return { bytes: bytesOf(page), beside: companionsOf(files, page.url) };
}

type Dictionary = { [key: string]: PlistValue };

const dictionary = (value: PlistValue | undefined): Dictionary | null =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array)
    ? value
    : null;

function archiveIn(
  source: Pick<ImportSource, 'bytes'>,
  context: Pick<ImportContext, 'parseXml'>,
): Dictionary | null {
  const isBinary = fileHead(source.bytes, 6) === 'bplist';
  if (isBinary) return dictionary(readBinaryPlist(source.bytes));
  return dictionary(readXmlPlist(context.parseXml(new TextDecoder().decode(source.bytes))));
}

interface Resource {
  bytes: Uint8Array<ArrayBuffer>;
  url: string;
  charset: string | null;
}

function resourceIn(value: PlistValue | undefined): Resource | null {
  const resource = dictionary(value);
  const bytes = resource?.WebResourceData;
  if (!resource || !(bytes instanceof Uint8Array)) return null;
  const text = (name: string) =>
    typeof resource[name] === 'string' ? (resource[name] as string) : null;
  return {
    bytes,
    url: text('WebResourceURL') ?? '',
    charset: text('WebResourceTextEncodingName'),
  };
}

const bytesOf = ({ bytes, charset }: Resource) => withDeclaredCharset(bytes, charset);

/** Collects the archive's files, and those of its frames. */
function collect(archive: Dictionary, files: Map<string, Companion>, depth: number): void {
  const list = (name: string) => (Array.isArray(archive[name]) ? archive[name] : []);
  for (const each of list('WebSubresources')) {
    const file = resourceIn(each);
    if (file) files.set(file.url, { name: file.url, read: async () => file.bytes });
  }
  for (const frame of list('WebSubframeArchives')) {
    const inner = dictionary(frame);
    const page = resourceIn(inner?.WebMainResource);
    if (page) files.set(page.url, { name: page.url, read: async () => bytesOf(page) });
    if (inner && depth < 8) collect(inner, files, depth + 1);
  }
}

function companionsOf(files: ReadonlyMap<string, Companion>, base: string): Companions {
  return {
    find(address) {
      const absolute = URL.canParse(address, base) ? new URL(address, base).href : address;
      return files.get(absolute) ?? files.get(address) ?? null;
    },
  };
}
