/** The styles that the reader can choose: those that come with Carrel, and her own, kept in the library. */
import { bundledStyles } from '../../core/cite/bundled-styles';
import {
  compactStyle,
  readStyle,
  type StyleFile,
  type StyleRead,
} from '../../core/cite/style-file';
import { parseXml } from '../../core/markup/parse-markup';
import { announceChanges, appendChanges } from '../../storage/change-log';
import type { Library } from '../library';

const PREFIX = 'citation-style:';
/** Below the bound of a setting, with what JSON adds. */
const LONGEST_KEPT = 80_000;
const MOST_KEPT = 40;

export type StyleKept = StyleRead | { ok: false; reason: 'too-many' };

/** The styles by title, the bundled ones first. A kept style that cannot be read any more is left out. */
export async function listStyles({ database }: Library): Promise<StyleFile[]> {
  const rows = await database.settings.where('id').startsWith(PREFIX).toArray();
  const kept = rows.flatMap(({ value }) => {
    const { xml } = Object(value) as { xml?: unknown };
    const read = typeof xml === 'string' ? readStyle(xml, (text) => parseXml(text)) : null;
    return read?.ok ? [read.style] : [];
  });
  const known = new Set(bundledStyles.map(({ id }) => id));
  return [...bundledStyles, ...kept.filter(({ id }) => !known.has(id)).sort(byTitle)];
}

const byTitle = (a: StyleFile, b: StyleFile) => a.title.localeCompare(b.title);

const rowOf = (id: string) => `${PREFIX}${id}`.slice(0, 100);

/** True for a style of the reader's own, which can be removed. */
export const isOwnStyle = ({ id }: StyleFile): boolean =>
  bundledStyles.every((bundled) => bundled.id !== id);

/** Removes a style of the reader's own from the library. */
export async function removeStyle({ database }: Library, id: string): Promise<void> {
  const { settings, changes } = database;
  await database.transaction('rw', settings, changes, async () => {
    await settings.delete(rowOf(id));
    await appendChanges(database, 'record-changed', ['settings']);
  });
  announceChanges();
}

/** Checks a style and keeps it in the library; one with the same id is replaced. */
export async function keepStyle(library: Library, xml: string): Promise<StyleKept> {
  const read = readStyle(compactStyle(xml), (text) => parseXml(text));
  if (!read.ok) return read;
  const { style } = read;
  if (JSON.stringify(style.xml).length > LONGEST_KEPT) return { ok: false, reason: 'too-large' };
  const { settings, changes } = library.database;
  const id = rowOf(style.id);
  const write = async (): Promise<StyleKept> => {
    const others = await settings.where('id').startsWith(PREFIX).primaryKeys();
    const isOneMore = !others.includes(id);
    if (others.length >= MOST_KEPT && isOneMore) return { ok: false, reason: 'too-many' };
    await settings.put({ id, value: { xml: style.xml } });
    await appendChanges(library.database, 'record-changed', ['settings']);
    return read;
  };
  const kept = await library.database.transaction('rw', settings, changes, write);
  announceChanges();
  return kept;
}
