/** Items as RIS, in UTF-8 with the line ends that the format wants. */
import type { CslDate, CslItem } from './csl-item';
import type { CslName } from './csl-name';
import { risType } from './exchange-types';

export const risOf = (items: readonly CslItem[]): string => items.map(referenceOf).join('\r\n');

function referenceOf(item: CslItem): string {
  const [first, last] = item.page?.split(/\s*[–—-]+\s*/) ?? [];
  const editorTag = item.author ? 'A2' : 'ED';
  const lines: [tag: string, value: string | undefined][] = [
    ['TY', risType(item.type)],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((name): [string, string] => ['AU', nameOf(name)]),
    ...(item.editor ?? []).map((name): [string, string] => [editorTag, nameOf(name)]),
    ['T2', item['container-title']],
    ['SE', item.section],
    ['PY', item.issued && String(item.issued['date-parts'][0][0]).padStart(4, '0')],
    ['DA', dateOf(item.issued)],
    ['VL', item.volume],
    ['IS', item.issue],
    ['SP', first],
    ['EP', last],
    ['ET', item.edition],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['SN', item.ISBN ?? item.ISSN],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['Y2', dateOf(item.accessed)],
    ['DB', item.archive],
    ['AV', item.archive_location],
    ['LA', item.language],
    ['ER', ''],
  ];
  return lines
    .flatMap(([tag, value]) =>
      value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ').trim()}\r\n`],
    )
    .join('');
}

function nameOf({ family, given, suffix, literal, ...particles }: CslName): string {
  if (family === undefined) return literal ?? '';
  const particle = particles['non-dropping-particle'] ?? particles['dropping-particle'];
  const whole = [particle, family].filter(Boolean).join(' ');
  return [whole, given, suffix].filter(Boolean).join(', ');
}

/** `2025/02/20/`: the last part would be words. */
function dateOf(date: CslDate | undefined): string | undefined {
  const parts = date?.['date-parts'][0];
  if (!parts) return undefined;
  const [year, month, day] = parts.map((part, at) => String(part).padStart(at ? 2 : 4, '0'));
  return `${year}/${month ?? ''}/${day ?? ''}/`;
}
