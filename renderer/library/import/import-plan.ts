import { lookUpName } from '../../core/files/companions';
import { foreignFiles } from './foreign-files';
import type { ImportInput } from './import-batch';

/** The order in which the files of a drop are read, and the companions among them. */
export interface ImportPlan {
  /** Files that are read first. */
  first: ImportInput[];
  /** Files that are read afterwards, if none of the first files has imported them. */
  leftOver: ImportInput[];
  /** Files that other files may refer to, including `leftOver` and some of `first`; pages by name alone. */
  companions: ImportInput[];
}

/**
 * Finds companions by their names: the images and scripts that a browser saves in `page_files/` beside
 * `page.html`, all images in a folder of pages, and what belongs to the exports of other programs.
 */
export function planImport(inputs: readonly ImportInput[]): ImportPlan {
  const names = new Set(inputs.map(({ name }) => lookUpName(name)));
  const pages = new Set([...names].flatMap((name) => /^(.*)\.x?html?$/i.exec(name)?.[1] ?? []));
  const exports = foreignFiles(names);
  const hasTexts = pages.size > 0 || [...names].some((name) => /\.(?:md|markdown)$/i.test(name));
  const plan: ImportPlan = { first: [], leftOver: [], companions: [] };
  const hasPages = pages.size > 1;
  for (const input of inputs) {
    const name = lookUpName(input.name);
    const isText = exports.isText(name);
    const isPart =
      !isText &&
      (liesInFilesOf(pages, name) || exports.isPart(name) || (hasTexts && IMAGE.test(name)));
    if (isPart || isText || exports.isShared(name)) plan.companions.push(input);
    else if (hasPages && input.kind !== 'inside' && isHtmlName(name)) {
      plan.companions.push({ kind: 'page', name: input.name });
    }
    if (isText) plan.leftOver.push(input);
    else if (!isPart) plan.first.push(input);
  }
  return plan;
}

export const isHtmlName = (name: string) => /\.x?html?$/i.test(name);

/** Images that are dropped with pages belong to the pages, wherever they are. wget keeps the query in the name. */
const IMAGE = /\.(?:avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)(?:[?@][^/]*)?$/i;

/** The folder of a page saved as "complete", by the browsers' languages. */
const FILES_FOLDER =
  /^(.+)(?:[_-](?:files|dateien|fichiers|archivos|arquivos|ficheiros|file|bestanden|pliki|filer|tiedostot|soubory|elemei|dosyalar|αρχεία|файлы|файли|fitxers|fitxategiak|datoteke|failid|failai|faili|fișiere)|\.(?:files|fichiers))$/iu;

function liesInFilesOf(pages: ReadonlySet<string>, name: string): boolean {
  const parts = name.split('/');
  return parts.some((part, depth) => {
    const page = FILES_FOLDER.exec(part)?.[1];
    return (
      page !== undefined &&
      depth < parts.length - 1 &&
      pages.has([...parts.slice(0, depth), page].join('/'))
    );
  });
}
