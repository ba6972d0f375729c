/** Fields in a list or a paragraph at the start of a note, as Readwise and others write them. */
import { hasKnownField } from './fields';

const FIELD =
  /^\s*(?:\*\*)?([\p{L}][\p{L} _-]{1,30}?)(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(\S[\s\S]*)$/u;

/** Blocks at the start of a note that are looked at. */
const HEAD = 6;

/**
 * The fields of lines such as `- URL: https://…` and `Author: Mina Harrow`. The lines stay in the body. Empty
 * unless one of them is an address or two have names that are known.
 *
 * @param areStated whether the program writes fields there and nothing else (Notion): then one name is enough
 */
export function listedFields(body: Element, areStated: boolean): Record<string, unknown> {
  for (const block of [...body.children].slice(0, HEAD)) {
    const values = fieldsIn(linesOf(block));
    const hasAddress = Object.values(values).some((value) => /^https?:\/\/\S+$/.test(value));
    if (hasKnownField(values, areStated ? 1 : 2) || (hasAddress && hasKnownField(values, 1)))
      return values;
  }
  return {};
}

function linesOf(block: Element): string[] {
  if (block.localName === 'p') return (block.textContent ?? '').split('\n');
  if (block.localName !== 'ul') return [];
  return [...block.children].map((item) => lineOf(item));
}

/** The text of an item; the address of a link whose text is another one. */
function lineOf(item: Element): string {
  const text = item.textContent ?? '';
  const href = item.querySelector('a')?.getAttribute('href') ?? '';
  return /^https?:/.test(href) && /^[^:：]{2,30}[:：]\s*\S+\s*$/.test(text)
    ? text.replace(/([:：]\s*)\S+\s*$/, `$1${href.replaceAll('$', '$$$$')}`)
    : text;
}

/** Null prototype: a line may be called `constructor`. */
function fieldsIn(lines: readonly string[]): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const line of lines) {
    const [, name, value] = FIELD.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    values[name] ??= value.trim();
  }
  return values;
}
