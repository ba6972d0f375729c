import { lookUpName } from '../../core/files/companions';
import type { ImportInput } from './import-batch';

/** The order in which the files of a drop are read, and the companions among them. */
export interface ImportPlan {
  /** Files that are read first. */
  first: ImportInput[];
  /** Files that are read afterwards, if none of the first files has imported them. */
  leftOver: ImportInput[];
  /** Files that other files may refer to, including `leftOver`. */
  companions: ImportInput[];
}

/**
 * Finds companions by their names: the images and scripts that a browser saves in `page_files/` beside
 * `page.html`, and the texts beside the lists of another program's export.
 */
export function planImport(inputs: readonly ImportInput[]): ImportPlan {
  const names = new Set(inputs.map(({ name }) => lookUpName(name)));
  const pages = new Set([...names].flatMap((name) => /^(.*)\.x?html?$/i.exec(name)?.[1] ?? []));
  const libraries = librariesIn(names);
  const selfExtracting = foldersOf(names, /^index\.html?$/).filter((folder) =>
    /\.(?:x?html?|htz|maff)(?:\/[^/]+)?$/i.test(folder),
  );
  const plan: ImportPlan = { first: [], leftOver: [], companions: [] };
  for (const input of inputs) {
    const name = lookUpName(input.name);
    const isText = liesIn(libraries.texts, name) || isPageIn(libraries.pages, name);
    const isPart =
      liesInFilesOf(pages, name) ||
      libraries.parts.has(name) ||
      (liesIn(libraries.pages, name) && !isText) ||
      selfExtracting.some((folder) => liesBelow(folder, name) && !isIndexOf(folder, name));
    if (isPart || isText) plan.companions.push(input);
    if (isText) plan.leftOver.push(input);
    else if (!isPart) plan.first.push(input);
  }
  return plan;
}

/** Files and folders that belong to the exports of other programs. */
interface Libraries {
  /** Folders in which every file is a text. */
  texts: Set<string>;
  /** Folders of saved pages: the HTML files are texts, all other files belong to them. */
  pages: Set<string>;
  /** Files without content of their own. */
  parts: Set<string>;
}

function librariesIn(names: ReadonlySet<string>): Libraries {
  const found: Libraries = { texts: new Set(), pages: new Set(), parts: new Set() };
  for (const folder of foldersOf(names, /^metadata_\d+_to_\d+\.json$/)) {
    for (const part of ['content', 'highlights']) found.texts.add(join(folder, part));
  }
  for (const folder of foldersOf(names, /^_matter_history\.csv$/)) {
    found.parts.add(join(folder, '_matter_highlights.csv'));
    for (const name of names) {
      if (folderOf(name) === folder && /\.html?$/i.test(name)) found.texts.add(name);
    }
  }
  const zotero = new Set(foldersOf(names, /\.rdf$/i).map((folder) => join(folder, 'files')));
  for (const name of names) {
    if (/\.pdf$/i.test(name) && liesIn(zotero, name)) found.texts.add(name);
    const readeck = /^(?:(.*)\/)?bookmarks\/[^/]+\/info\.json$/.exec(name);
    if (!readeck) continue;
    found.pages.add(`${folderOf(name)}/container`);
    // The accounts and their keys are neither read nor kept.
    found.parts.add(join(readeck[1] ?? '', 'data.json'));
  }
  return found;
}

const folderOf = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('/')));

/** True for a name in one of these folders at any depth, or for one of the folders. */
function liesIn(folders: ReadonlySet<string>, name: string): boolean {
  if (folders.size === 0) return false;
  for (let at = name; at !== ''; at = folderOf(at)) if (folders.has(at)) return true;
  return false;
}

const isPageIn = (folders: ReadonlySet<string>, name: string) =>
  folders.has(folderOf(name)) && /\.html?$/i.test(name);

/** The folders of the files whose name matches. */
function foldersOf(names: ReadonlySet<string>, pattern: RegExp): string[] {
  const folders = [...names].flatMap((name) => {
    const slash = name.lastIndexOf('/');
    return pattern.test(name.slice(slash + 1)) ? name.slice(0, Math.max(0, slash)) : [];
  });
  return [...new Set(folders)];
}

const join = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);
const liesBelow = (folder: string, name: string) => name.startsWith(`${folder}/`);
const isIndexOf = (folder: string, name: string) =>
  /^index\.html?$/.test(name.slice(folder.length + 1));

function liesInFilesOf(pages: ReadonlySet<string>, name: string): boolean {
  const parts = name.split('/');
  return parts.some((part, depth) => {
    const page = /^(.+)(?:_files|\.files)$/.exec(part)?.[1];
    return (
      page !== undefined &&
      depth < parts.length - 1 &&
      pages.has([...parts.slice(0, depth), page].join('/'))
    );
  });
}
