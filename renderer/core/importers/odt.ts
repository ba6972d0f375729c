/** OpenDocument text (.odt, .ott; ISO/IEC 26300), of LibreOffice, OpenOffice and others. */
import { ContainerError } from '../containers/container';
import { isZipOf } from '../files/file-head';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { OdtBody } from './odt/odt-body';
import { officeItem } from './office/office-item';
import { orReason } from './office/or-reason';
import { allNamed, attributeOf, wordsIn } from './office/xml-tree';
import { partsOf, picturesAround, xmlPart, type ZipParts } from './zip-parts';

const CONTENT = 'content.xml';

export const odt: Importer = {
  name: 'odt',

  accepts: (source) => isZipOf(source, 'application/vnd.oasis.opendocument.text', 'odt'),

  read: orReason(readOdt),
};

async function readOdt(source: ImportSource, context: ImportContext): Promise<ImportItem> {
  const parts = await partsOf(source.bytes);
  const manifest = await xmlPart(parts, 'META-INF/manifest.xml', context).catch(() => null);
  if (allNamed(manifest, 'encryption-data').length > 0) throw new ContainerError('encrypted');
  const content = await xmlPart(parts, CONTENT, context);
  const text = allNamed(content, 'text').find((each) => each.parentElement?.localName === 'body');
  if (!content || !text) throw new ContainerError('damaged');
  const styles = await xmlPart(parts, 'styles.xml', context).catch(() => null);
  const document = context.parseHtml('');
  const formulas = await formulasIn(content, parts, context);
  const reader = new OdtBody(document, [content, styles], formulas);
  reader.readInto(document.body, text);
  reader.appendNotes(document.body);
  const heads = styles ? ['header', 'footer'].flatMap((name) => allNamed(styles, name)) : [];
  const comments = allNamed(content, 'annotation');
  const beside = [...heads, ...comments]
    .map((each) => reader.textOf(each))
    .filter((each) => each.textContent?.trim() !== '');
  const meta = await xmlPart(parts, 'meta.xml', context).catch(() => null);
  const facts = {
    title: wordsIn(meta, 'title'),
    author: wordsIn(meta, 'initial-creator') || wordsIn(meta, 'creator'),
    created: wordsIn(meta, 'creation-date'),
    modified: wordsIn(meta, 'date'),
    lang: wordsIn(meta, 'language'),
    keywords: allNamed(meta, 'keyword')
      .map((each) => each.textContent ?? '')
      .join(';'),
  };
  const pictures = picturesAround(CONTENT, parts);
  return officeItem(source, { format: 'odt', facts, document, beside, pictures }, context);
}

const MOST_FORMULAS = 2000;

/** The formulas (MathML) in documents inside the document, by their addresses. */
async function formulasIn(
  content: Document,
  parts: ZipParts,
  context: ImportContext,
): Promise<ReadonlyMap<string, Element>> {
  const formulas = new Map<string, Element>();
  for (const object of allNamed(content, 'object').slice(0, MOST_FORMULAS)) {
    const address = attributeOf(object, 'href') ?? '';
    const path = `${address.replace(/^\.\//, '').replace(/\/$/, '')}/${CONTENT}`;
    const part = await xmlPart(parts, path, context).catch(() => null);
    const [formula] = allNamed(part, 'math');
    if (formula) formulas.set(address, formula);
  }
  return formulas;
}
