import { lookUpName } from '../core/companions';
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
 * `page_files/` beside a `page.html` that it saves whole, and the texts beside an Omnivore library.
 */
export function planImport(inputs: readonly ImportInput[]): ImportPlan {
  const names = new Set(inputs.map(({ name }) => lookUpName(name)));
  const pages = new Set([...names].flatMap((name) => /^(.*)\.x?html?$/i.exec(name)?.[1] ?? []));
  const omnivore = foldersOf(names, /^metadata_\d+_to_\d+\.json$/);
  const selfExtracting = foldersOf(names, /^index\.html?$/).filter((folder) =>
    /\.(?:x?html?|htz|maff)(?:\/[^/]+)?$/i.test(folder),
  );
  const plan: ImportPlan = { first: [], leftOver: [], companions: [] };
  for (const input of inputs) {
    const name = lookUpName(input.name);
    const isPart =
      liesInFilesOf(pages, name) ||
      selfExtracting.some((folder) => liesBelow(folder, name) && !isIndexOf(folder, name));
    const isText = omnivore.some((folder) =>
      ['content', 'highlights'].some((part) => liesBelow(join(folder, part), name)),
    );
    if (isPart || isText) plan.companions.push(input);
    if (isText) plan.leftOver.push(input);
    else if (!isPart) plan.first.push(input);
  }
  return plan;
}

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
