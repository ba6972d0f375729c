import type { ImportSource, StreamedSource } from '../importer';
import { textIn } from './json';
import { jsonEvents } from './json-entries';

/** A bookmark or a folder of a tree. */
export interface BookmarkNode {
  /** The path of the node in the file, as in json-scanner.ts. */
  path: string;
  /** Null for a root. */
  parent: BookmarkNode | null;
  /** The values of the fields that were asked for. */
  values: ReadonlyMap<string, unknown>;
}

export interface BookmarkTree {
  /** In the order of the file. */
  nodes: BookmarkNode[];
  /** False when the file is cut off, or has folders that are nested too deep to be read. */
  isWhole: boolean;
}

/** UTF-16 code units of a path: about 100 levels of folders. */
const LONGEST_PATH = 1_100;

const CHILD = '/children/*';

/**
 * Reads a tree whose nodes are objects with an array `children`. A file that is cut off is read up to there.
 *
 * @param node matches the paths of nodes
 * @param fields the members of a node that are read
 */
export async function readBookmarkTree(
  source: ImportSource | StreamedSource,
  { node, fields }: { node: RegExp; fields: ReadonlySet<string> },
): Promise<BookmarkTree> {
  const nodes = new Map<string, BookmarkNode & { values: Map<string, unknown> }>();
  let isWhole = true;
  const nodeAt = (path: string, trail: readonly number[]) => {
    const key = `${path} ${trail.join()}`;
    const known = nodes.get(key);
    if (known) return known;
    // The folder has begun before its children, so it is known.
    const parentKey = path.endsWith(CHILD)
      ? `${path.slice(0, -CHILD.length)} ${trail.slice(0, -1).join()}`
      : '';
    const made = { path, parent: nodes.get(parentKey) ?? null, values: new Map() };
    nodes.set(key, made);
    return made;
  };
  const isField = (path: string) => fields.has(nameIn(path)) && node.test(ownerIn(path));
  const events = jsonEvents(source, (path) => {
    if (path.length > LONGEST_PATH) return 'skip';
    if (isField(path)) return 'take';
    return isAbove(path, node) ? 'walk' : 'skip';
  });
  for await (const event of events) {
    if (event.kind === 'broken' || event.kind === 'too-large' || event.kind === 'damaged') {
      isWhole = false;
    } else if (event.kind === 'value') {
      nodeAt(ownerIn(event.path), event.trail).values.set(nameIn(event.path), event.value);
    } else if (event.kind === 'begun') {
      if (node.test(event.path)) nodeAt(event.path, event.trail);
    } else if (event.path.length > LONGEST_PATH) isWhole = false;
  }
  return { nodes: [...nodes.values()], isWhole };
}

/** True for a node, for its list of children, and for what is around the roots. */
const isAbove = (path: string, node: RegExp) =>
  path === '' ||
  path === '/roots' ||
  node.test(path) ||
  (path.endsWith('/children') && node.test(ownerIn(path)));

const nameIn = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const ownerIn = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Most folders around a bookmark that become tags. */
const MOST_FOLDERS = 20;

/** The names of the folders around a bookmark, outermost first, without the browser's own folders. */
export function foldersOf(
  { parent }: BookmarkNode,
  field: string,
  isOwn: (folder: BookmarkNode) => boolean,
): string[] {
  const names: string[] = [];
  for (let at = parent; at !== null && names.length < MOST_FOLDERS; at = at.parent) {
    const name = isOwn(at) ? null : textIn(at.values.get(field));
    if (name !== null) names.unshift(name);
  }
  return names;
}
