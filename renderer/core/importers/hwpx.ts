/** Hangul's .hwpx (KS X 6101, OWPML), the format of Korean offices since 2021. */
import { ContainerError } from '../containers/container';
import type { Companions } from '../files/companions';
import { isZipOf } from '../files/file-head';
import { HwpxBody } from './hwpx/hwpx-body';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { officeItem } from './office/office-item';
import { orReason } from './office/or-reason';
import { allNamed, attributeOf, wordsIn } from './office/xml-tree';
import { bytesOfPart, partsOf, xmlPart, type ZipParts } from './zip-parts';

export const hwpx: Importer = {
  name: 'hwpx',

  accepts: (source) => isZipOf(source, 'application/hwp+zip', 'hwpx'),

  read: orReason(readHwpx),
};

async function readHwpx(source: ImportSource, context: ImportContext): Promise<ImportItem> {
  const parts = await partsOf(source.bytes);
  const manifest = await xmlPart(parts, 'META-INF/manifest.xml', context).catch(() => null);
  if (allNamed(manifest, 'encryption-data').length > 0) throw new ContainerError('encrypted');
  const content = await xmlPart(parts, 'Contents/content.hpf', context).catch(() => null);
  const header = await xmlPart(parts, 'Contents/header.xml', context).catch(() => null);
  const document = context.parseHtml('');
  const reader = new HwpxBody(document, header);
  const sections = sectionsIn(parts);
  if (sections.length === 0) throw new ContainerError('damaged');
  for (const path of sections) {
    const section = await xmlPart(parts, path, context);
    if (section) reader.readInto(document.body, section.documentElement);
  }
  reader.appendNotes(document.body);
  const stated = (name: string) =>
    allNamed(content, 'meta').find((each) => attributeOf(each, 'name') === name)?.textContent ?? '';
  const facts = {
    title: wordsIn(content, 'title'),
    author: stated('creator').trim(),
    created: stated('CreatedDate'),
    modified: stated('ModifiedDate'),
    lang: wordsIn(content, 'language'),
    keywords: stated('keyword'),
  };
  const beside = reader.beside.filter((each) => each.textContent?.trim() !== '');
  const pictures = picturesIn(content, parts);
  return officeItem(source, { format: 'hwpx', facts, document, beside, pictures }, context);
}

/** Contents/section0.xml, section1.xml, …, section10.xml in their order. */
const sectionsIn = (parts: ZipParts): string[] =>
  [...parts.keys()]
    .filter((path) => /^Contents\/section\d{1,5}\.xml$/i.test(path))
    .sort((a, b) => numberIn(a) - numberIn(b));

const numberIn = (path: string) => Number(/\d+/.exec(path)?.[0]);

/** The text names a picture by the id that it has in the manifest. */
function picturesIn(content: Document | null, parts: ZipParts): Companions {
  const paths = new Map(
    allNamed(content, 'item').map((item) => [attributeOf(item, 'id'), attributeOf(item, 'href')]),
  );
  return {
    find(id) {
      const path = paths.get(id);
      const entry = parts.get(path ?? '') ?? parts.get(`Contents/${path}`);
      return entry ? { name: path ?? id, read: () => bytesOfPart(entry) } : null;
    },
  };
}
