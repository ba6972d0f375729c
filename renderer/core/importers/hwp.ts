/** Hangul's .hwp of version 5 (2000 to now), the format of Korean offices. */
import { CompoundFile, isCompoundFile } from '../containers/compound-file';
import { ContainerError } from '../containers/container';
import { inflate, inflateHead } from '../containers/inflate';
import type { Companions } from '../files/companions';
import { LARGEST_FILE } from '../files/limits';
import { HwpBody, PICTURE } from './hwp/hwp-body';
import { type HwpRecord, readRecords, stringAt, Tag, uint16 } from './hwp/records';
import { readSummary } from './hwp/summary';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { officeItem } from './office/office-item';
import { orReason } from './office/or-reason';

/** UTF-16, as the name stands in the directory of every such file. */
const FILE_HEADER = Uint8Array.from('FileHeader', (each) => each.charCodeAt(0));
const SIGNATURE = 'HWP Document File';
const COMPRESSED = 1;
const ENCRYPTED = 2;
/** "배포용": the text is encrypted with a key that is in the file, so that programs may not copy it. */
const FOR_DISTRIBUTION = 4;

export const hwp: Importer = {
  name: 'hwp',

  accepts: ({ bytes }) => isCompoundFile(bytes) && hasFileHeader(bytes),

  read: orReason(readHwp),
};

function hasFileHeader(bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    const header = new CompoundFile(bytes).read('FileHeader');
    return header !== null && new TextDecoder('latin1').decode(header).startsWith(SIGNATURE);
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error;
    // A damaged one is reported as damaged, and not as an unknown format.
    return holdsName(bytes);
  }
}

function holdsName(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1024 * 1024));
  return text.includes(
    Array.from(FILE_HEADER, (each) => `${String.fromCharCode(each)}\0`).join(''),
  );
}

async function readHwp(source: ImportSource, context: ImportContext): Promise<ImportItem> {
  const file = new CompoundFile(source.bytes);
  const header = file.read('FileHeader');
  if (!header || header.length < 40) throw new ContainerError('damaged');
  const flags = new DataView(header.buffer).getUint32(36, true);
  if (flags & (ENCRYPTED | FOR_DISTRIBUTION)) throw new ContainerError('encrypted');
  const isCompressed = (flags & COMPRESSED) !== 0;
  const recordsOf = async (path: string) =>
    readRecords(await unpacked(file.read(path) ?? new Uint8Array(), isCompressed));
  const settings = (await recordsOf('DocInfo')).flatMap((each) => [each, ...each.children]);
  const document = context.parseHtml('');
  const reader = new HwpBody(document, settings);
  const sections = file.paths
    .filter((path) => /^BodyText\/Section\d{1,5}$/.test(path))
    .sort((a, b) => numberIn(a) - numberIn(b));
  if (sections.length === 0) throw new ContainerError('damaged');
  for (const path of sections) reader.readInto(document.body, await recordsOf(path));
  reader.appendNotes(document.body);
  const facts = readSummary(file.read('\u0005HwpSummaryInformation'));
  const beside = reader.beside.filter((each) => each.textContent?.trim() !== '');
  const pictures = picturesIn(file, settings, isCompressed);
  return officeItem(source, { format: 'hwp', facts, document, beside, pictures }, context);
}

const numberIn = (path: string) => Number(/\d+$/.exec(path)?.[0]);

async function unpacked(bytes: Uint8Array<ArrayBuffer>, isCompressed: boolean) {
  if (!isCompressed) return bytes;
  try {
    return await inflate(bytes, 'deflate-raw', LARGEST_FILE);
  } catch (error) {
    if (!(error instanceof ContainerError) || error.reason !== 'damaged') throw error;
    // Some programs write bytes behind the end of the packed ones.
    const head = await inflateHead(bytes, 'deflate-raw', LARGEST_FILE);
    if (head.length === 0) throw error;
    return head;
  }
}

const EMBEDDED = 1;

/** Pictures by their place in the list of data, counted from 1. */
function picturesIn(
  file: CompoundFile,
  settings: readonly HwpRecord[],
  isCompressed: boolean,
): Companions {
  const data = settings.filter(({ tag }) => tag === Tag.binData);
  return {
    find(address) {
      const record = data[Number(address.slice(PICTURE.length)) - 1];
      if (!address.startsWith(PICTURE) || !record) return null;
      const bits = uint16(record, 0);
      if ((bits & 15) !== EMBEDDED) return null;
      const number = uint16(record, 2).toString(16).toUpperCase().padStart(4, '0');
      const name = `BIN${number}.${stringAt(record, 4).text}`;
      // 0: as the file says; 1: packed; 2: as it is.
      const packing = (bits >>> 4) & 3;
      const isPacked = packing === 0 ? isCompressed : packing === 1;
      return {
        name,
        read: async () => {
          try {
            const bytes = file.read(`BinData/${name}`);
            return bytes && (await unpacked(bytes, isPacked));
          } catch {
            return null;
          }
        },
      };
    },
  };
}
