/** The lists in Medium's export: bookmarks, claps, reading lists and highlights. */
import type { Highlight } from '../../highlights/highlight';
import { paragraphsFrom } from '../../markup/paragraphs';
import type { ImportContext, ImportItem } from '../importer';
import { type EntryOptions, entryItem, highlightOf } from '../reading-list/library-entry';
import { timeOf } from '../reading-list/times';

/** An entry for each page that is listed, and one for all passages whose page is not named. */
export async function* listItems(
  page: Document,
  options: EntryOptions,
  context: ImportContext,
): AsyncGenerator<ImportItem> {
  const name = squeezed(page.querySelector('.p-name')) || page.title.trim();
  const isClaps = page.querySelector('.u-like-of') !== null;
  const isOwnList = page.querySelector('[data-field="post"]') !== null;
  const stray: Stray[] = [];
  for (const item of page.querySelectorAll('li')) {
    const link = linkIn(item);
    const createdAt = timeIn(item);
    const highlights = passagesIn(item, createdAt);
    if (!link) {
      if (highlights.length > 0) stray.push({ text: contextOf(item), highlights, createdAt });
      continue;
    }
    const entry = {
      url: link.getAttribute('href'),
      title: squeezed(link),
      savedAt: createdAt,
      tags: isOwnList && name ? [name] : [],
      starred: isClaps,
      highlights,
    };
    yield entryItem(entry, options, context);
  }
  if (stray.length > 0) yield strayItem(name, stray, options, context);
}

/** A highlighted passage whose page the export does not name. */
interface Stray {
  text: string;
  highlights: Highlight[];
  createdAt: number | null;
}

async function strayItem(
  name: string,
  stray: readonly Stray[],
  options: EntryOptions,
  context: ImportContext,
): Promise<ImportItem> {
  const { body } = context.parseHtml('');
  body.append(
    ...paragraphsFrom(
      stray.map(({ text }) => text),
      body.ownerDocument,
    ),
  );
  const times = stray.flatMap(({ createdAt }) => createdAt ?? []);
  const entry = {
    url: null,
    title: name,
    html: body.innerHTML,
    savedAt: times.length > 0 ? times.reduce((first, each) => Math.min(first, each)) : null,
    highlights: stray.flatMap(({ highlights }) => highlights),
  };
  return entryItem(entry, options, context);
}

const squeezed = (element: Element | null) =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** The link to the listed page; a person is a link too. */
const linkIn = (item: Element) =>
  item.querySelector('a.h-cite[href]') ?? item.querySelector('a[href]:not(.p-author, .h-card)');

/** "2019-05-03 4:05 pm" or the attribute. */
function timeIn(item: Element): number | null {
  const time = item.querySelector('.dt-published');
  return timeOf(time?.getAttribute('datetime')) ?? timeOf(time?.textContent);
}

const passagesIn = (item: Element, createdAt: number | null): Highlight[] =>
  [...item.querySelectorAll('.markup--highlight')].flatMap(
    (passage) => highlightOf({ quote: squeezed(passage), createdAt }) ?? [],
  );

/** The paragraph around a passage. */
const contextOf = (item: Element) =>
  squeezed(
    item.querySelector('p, blockquote, h3, h4, pre') ?? item.querySelector('.markup--highlight'),
  );
