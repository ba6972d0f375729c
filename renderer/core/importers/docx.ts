/** Word's .docx (ECMA-376, Office Open XML), also .docm and templates. */
import { ContainerError } from '../containers/container';
import { fileHead } from '../files/file-head';
import { DocxBody } from './docx/docx-body';
import { numberingIn, relationsIn, stylesIn } from './docx/docx-parts';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { officeItem } from './office/office-item';
import { orReason } from './office/or-reason';
import { allNamed, wordsIn } from './office/xml-tree';
import { partsOf, picturesAround, xmlPart, type ZipParts } from './zip-parts';

/** Bytes at the end of a zip in which its directory begins, but for those of thousands of pictures. */
const DIRECTORY = 256 * 1024;

export const docx: Importer = {
  name: 'docx',

  accepts: ({ bytes }) =>
    fileHead(bytes, 4) === 'PK\x03\x04' &&
    /word\/document\d*\.xml/.test(fileHead(bytes.subarray(-DIRECTORY), DIRECTORY)),

  read: orReason(readDocx),
};

async function readDocx(source: ImportSource, context: ImportContext): Promise<ImportItem> {
  const parts = await partsOf(source.bytes);
  const path = [...parts.keys()].find((each) => /^word\/document\d*\.xml$/.test(each));
  const main = path ? await xmlPart(parts, path, context) : null;
  if (!path || !main) throw new ContainerError('damaged');
  const optional = (name: string) => optionalPart(parts, name, context);
  const document = context.parseHtml('');
  const styles = stylesIn(await optional('word/styles.xml'));
  const numbering = numberingIn(await optional('word/numbering.xml'));
  const relationsOf = async (part: string) =>
    relationsIn(await optional(part.replace(/([^/]+)$/, '_rels/$1.rels')));
  const relations = await relationsOf(path);
  const notes = {
    footnote: await optional('word/footnotes.xml'),
    endnote: await optional('word/endnotes.xml'),
  };
  const reader = new DocxBody(document, { styles, numbering, relations, notes });
  reader.readInto(document.body, allNamed(main, 'body')[0] ?? null);
  reader.appendNotes(document.body);
  const core = await optional('docProps/core.xml');
  const beside = await textBeside(parts, reader, context);
  const facts = {
    title: wordsIn(core, 'title'),
    author: wordsIn(core, 'creator'),
    created: wordsIn(core, 'created'),
    modified: wordsIn(core, 'modified'),
    lang: wordsIn(core, 'language'),
    keywords: wordsIn(core, 'keywords'),
  };
  const pictures = picturesAround(path, parts);
  return officeItem(source, { format: 'docx', facts, document, beside, pictures }, context);
}

/** Damage in one of these parts costs only what it holds. */
async function optionalPart(parts: ZipParts, path: string, context: ImportContext) {
  try {
    return await xmlPart(parts, path, context);
  } catch (error) {
    if (error instanceof ContainerError) return null;
    throw error;
  }
}

const MOST_BESIDE = 60;

/** Running heads, page footers and comments. */
async function textBeside(
  parts: ZipParts,
  reader: DocxBody,
  context: ImportContext,
): Promise<Element[]> {
  const names = [...parts.keys()].filter((each) =>
    /^word\/(?:header|footer|comments)\d*\.xml$/.test(each),
  );
  const found: Element[] = [];
  for (const name of names.slice(0, MOST_BESIDE)) {
    const part = await optionalPart(parts, name, context);
    if (part) found.push(reader.textOf(part.documentElement));
  }
  return found.filter((each) => each.textContent?.trim() !== '');
}
