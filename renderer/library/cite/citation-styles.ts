/** The styles that the reader can choose: those that come with Carrel, and her own, kept in the library. */
import { bundledStyles } from '../../core/cite/bundled-styles';
import { readStyle, type StyleFile } from '../../core/cite/style-file';
import { parseXml } from '../../core/markup/parse-markup';
import type { Library } from '../library';

const PREFIX = 'citation-style:';
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
