import { lookUpName } from '../../core/files/companions';
import type { ImportInput } from './import-batch';

/** In which order the files of a drop are read, and which of them others speak of. */
export interface ImportPlan {
  /** Each is read by itself. */
  first: ImportInput[];
  /** Only those that no file among the first has taken in. */
  leftOver: ImportInput[];
  /** Everything that a file may speak of, the left over too. */
  companions: ImportInput[];
}

/**
 * Tells by names alone what belongs to another file: the pictures and scripts that a browser puts into
 * `page_files/` beside a `page.html` that it saves whole, and the texts beside a library's lists.
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

/** What lies beside the lists of libraries, and is asked for by those. */
interface Libraries {
  /** Folders in which every file is a text. */
  texts: Set<string>;
  /** Folders of saved pages: the pages themselves are texts, the rest is theirs. */
  pages: Set<string>;
  /** Files that are nothing by themselves. */
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
    // The accounts and their keys: nothing to read, and nothing to keep.
    found.parts.add(join(readeck[1] ?? '', 'data.json'));
  }
  return found;
}

const folderOf = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('/')));

/** In one of these folders, however deep, or one of these itself. */
function liesIn(folders: ReadonlySet<string>, name: string): boolean {
  if (folders.size === 0) return false;
  for (let at = name; at !== ''; at = folderOf(at)) if (folders.has(at)) return true;
  return false;
}

const isPageIn = (folders: ReadonlySet<string>, name: string) =>
  folders.has(folderOf(name)) && /\.html?$/i.test(name);

/** Of the files with such a name. */
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
