/**
 * An item of Joplin as it writes it into files (packages/lib/models/BaseItem.ts, `serialize`): title, text, and
 * below an empty line the fields, of which `type_` is the last.
 */

export interface JoplinItem {
  title: string;
  body: string;
  fields: ReadonlyMap<string, string>;
}

/** Values of `type_`. */
export const NOTE = '1';
export const NOTEBOOK = '2';
export const TAG = '5';
export const NOTE_TAG = '6';

/** The name of an item's file is its id. */
export const ITEM_FILE = /(?:^|\/)([\da-f]{32})\.md$/;

const FIELD = /^([a-z_]+):(?: (.*))?$/;

/** Null for a text that does not end with the fields of an item. */
export function readItem(text: string): JoplinItem | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const fields = new Map<string, string>();
  let at = lines.length;
  for (; at > 0 && lines[at - 1] !== ''; at--) {
    const [, name, value = ''] = FIELD.exec(lines[at - 1] ?? '') ?? [];
    if (name === undefined) return null;
    fields.set(name, unescaped(value));
  }
  if (!fields.has('type_') || !/^[\da-f]{32}$/.test(fields.get('id') ?? '')) return null;
  const [title = '', , ...body] = lines.slice(0, Math.max(0, at - 1));
  return { title: title.trim(), body: body.join('\n'), fields };
}

const unescaped = (value: string) =>
  value.replace(/\\(\\|n|r)/g, (_all, letter) =>
    letter === 'n' ? '\n' : letter === 'r' ? '\r' : letter,
  );
