/** The properties of a page of a database, which Notion writes in a table above its text. */
import { parseDate } from '../../metadata/dates';
import { webAddress } from '../../sanitize/links';
import { hasKnownField } from '../markdown/fields';
import { timeOf } from '../reading-list/times';

export interface Properties {
  /** By the names that the user gave them, those that are known from other programs. */
  named: Record<string, string[]>;
  /** The values of all lists to choose several from. */
  tags: string[];
  /** The first property that is an address. */
  address: string | null;
  /** Milliseconds since 1970. */
  created: number | null;
  edited: number | null;
  /** Name and text of all others. */
  unknown: [string, string][];
}

export function propertiesIn(page: Document): Properties {
  const found: Properties = {
    ...{ named: Object.create(null), tags: [], address: null },
    ...{ created: null, edited: null, unknown: [] },
  };
  for (const row of page.querySelectorAll('table.properties tr.property-row')) {
    const name = row.querySelector('th')?.textContent?.trim() ?? '';
    const cell = row.querySelector('td');
    const values = cell ? valuesIn(cell) : [];
    if (name === '' || values.length === 0) continue;
    take(found, /property-row-([a-z_]+)/.exec(row.className)?.[1] ?? '', name, values);
  }
  return found;
}

function take(found: Properties, type: string, name: string, values: string[]): void {
  const [first = ''] = values;
  const time = timeOf(parseDate(first) ?? '');
  if (type === 'created_time' && time !== null) found.created = time;
  else if (type === 'last_edited_time' && time !== null) found.edited = time;
  else if (type === 'multi_select') found.tags.push(...values);
  else if (hasKnownField({ [name]: first }, 1)) found.named[name] = values;
  else if (type === 'url' && found.address === null) found.address = webAddress(first, null);
  else found.unknown.push([name, values.join(', ')]);
}

/** Chosen values, people, addresses, or the text. A ticked box says so by its class. */
function valuesIn(cell: Element): string[] {
  const texts = (selector: string) =>
    [...cell.querySelectorAll(selector)].flatMap((each) => each.textContent?.trim() || []);
  const chosen = texts('.selected-value, .status-value, .user');
  if (chosen.length > 0) return chosen;
  const link = cell.querySelector('a[href]')?.getAttribute('href')?.trim();
  if (link && webAddress(link, null)) return [link];
  const box = cell.querySelector('.checkbox');
  if (box) return [box.classList.contains('checkbox-on') ? '☑' : '☐'];
  // "@March 10, 2024 12:00 PM".
  const text = cell.textContent?.trim().replace(/^@/, '') ?? '';
  return text === '' ? [] : [text];
}
