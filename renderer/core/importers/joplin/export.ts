/** What the other files of Joplin's export say about its notes: notebooks, tags, attached files. */
import type { Companion } from '../../files/companions';
import { ITEM_FILE, type JoplinItem, NOTE, NOTE_TAG, NOTEBOOK, readItem, TAG } from './item';

/** The files of a folder, by their names in it. */
export interface FilesOfFolder {
  names: Iterable<string>;
  find(name: string): Companion | null;
}

export interface JoplinExport {
  /** True for a notebook, a tag, a link between them, the description of a file: no article. */
  isBeside(id: string): boolean;
  /** The notebooks around a note, outermost first, and its tags. */
  tagsOf(id: string): string[];
  /** The file that `:/id` refers to. */
  fileOf(id: string): Companion | null;
}

/** Bytes of an item that is no note; a notebook has some hundred. */
const LARGEST_ITEM = 64 * 1024;
/** Notebooks inside each other. */
const DEEPEST = 20;

export async function readExport({ names, find }: FilesOfFolder): Promise<JoplinExport> {
  const items = new Map<string, JoplinItem>();
  const tagsByNote = new Map<string, string[]>();
  const parentOf = new Map<string, string>();
  const resources = new Map<string, string>();
  for (const name of names) {
    const resource = /^resources\/([\da-f]{32})(?:\.|$)/.exec(name)?.[1];
    if (resource) resources.set(resource, name);
    const id = ITEM_FILE.exec(name)?.[1];
    const bytes = id && !name.includes('/') ? await find(name)?.read() : null;
    if (!id || !bytes) continue;
    // The fields of a note are at its end, so the end of a long note is enough.
    const item = readItem(new TextDecoder().decode(bytes.subarray(-LARGEST_ITEM)));
    const type = item?.fields.get('type_');
    if (!item || type === undefined) continue;
    if (type === NOTE) parentOf.set(id, item.fields.get('parent_id') ?? '');
    else items.set(id, item);
    if (type !== NOTE_TAG) continue;
    const note = item.fields.get('note_id') ?? '';
    const tag = item.fields.get('tag_id') ?? '';
    const tags = tagsByNote.get(note);
    if (tags) tags.push(tag);
    else tagsByNote.set(note, [tag]);
  }
  const titleOf = (id: string, type: string) => {
    const item = items.get(id);
    return item?.fields.get('type_') === type ? item.title : '';
  };
  const notebooksOf = (note: string) => {
    const found: string[] = [];
    let at = parentOf.get(note) ?? '';
    for (let depth = 0; depth < DEEPEST && at !== ''; depth++) {
      found.unshift(titleOf(at, NOTEBOOK));
      at = items.get(at)?.fields.get('parent_id') ?? '';
    }
    return found;
  };
  return {
    isBeside: (id) => items.has(id),
    tagsOf: (id) =>
      [...notebooksOf(id), ...(tagsByNote.get(id) ?? []).map((tag) => titleOf(tag, TAG))].filter(
        (tag) => tag !== '',
      ),
    fileOf(id) {
      const name = resources.get(id);
      return name === undefined ? null : find(name);
    },
  };
}
