/** The entries of a blog's backup, each parsed by itself, so that a broken one costs none of the others. */
import { LARGEST_ITEM } from '../../files/limits';
import type { ImportContext } from '../importer';

export interface XmlBackup {
  /** All before the first entry. */
  head: Element | null;
  entries: Iterable<XmlEntry>;
}

export type XmlEntry = { element: Element } | { reason: 'too-large' | 'damaged' };

/**
 * @param root the name of the root element, whose start tag declares the prefixes
 * @param name the name of an entry's element
 */
export function readXmlBackup(
  text: string,
  root: string,
  name: string,
  context: ImportContext,
): XmlBackup {
  // Databases hold characters that no XML may have, and WordPress writes them as they are.
  const clean = text.replace(/(?![\t\n\r])\p{Cc}/gu, '');
  const start = new RegExp(`<${root}\\b[^>]*>`, 'i').exec(clean)?.[0] ?? `<${root}>`;
  const parse = (xml: string, as: string) => {
    const parsed = context.parseXml(`${start}${xml}</${root}>`);
    const element = parsed.getElementsByTagName(as)[0];
    return parsed.querySelector('parsererror') || !element ? null : element;
  };
  const places = placesOf(clean, name);
  const before = clean.slice(clean.indexOf(start) + start.length, places[0]?.from ?? clean.length);
  return {
    head: parse(
      `<carrel-head>${before.replace(/<\/?channel\b[^>]*>/gi, '')}</carrel-head>`,
      'carrel-head',
    ),
    entries: {
      *[Symbol.iterator]() {
        for (const { from, to } of places) {
          const element = to - from > LARGEST_ITEM ? null : parse(clean.slice(from, to), name);
          if (element) yield { element };
          else yield { reason: to - from > LARGEST_ITEM ? 'too-large' : 'damaged' };
        }
      },
    },
  };
}

/** Where the entries are. What is in a CDATA section begins and ends none. */
function placesOf(xml: string, name: string): { from: number; to: number }[] {
  const sign = new RegExp(
    `<!\\[CDATA\\[[\\s\\S]*?(?:\\]\\]>|$)|<(/?)${name}\\s*(?=[\\s>])[^>]*>`,
    'g',
  );
  const places: { from: number; to: number }[] = [];
  let from = -1;
  for (const match of xml.matchAll(sign)) {
    if (match[1] === undefined) continue;
    const to = match.index + match[0].length;
    if (match[1] === '') from = match.index;
    else if (from !== -1) {
      places.push({ from, to });
      from = -1;
    }
  }
  // A file that was cut off: the last entry is damaged, and reported.
  if (from !== -1) places.push({ from, to: xml.length });
  return places;
}

/** The text of the first element with this name and prefix; null for an empty one. */
export const textAt = (parent: Element | null, name: string): string | null =>
  parent?.getElementsByTagName(name)[0]?.textContent?.trim() || null;
