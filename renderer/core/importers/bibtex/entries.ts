/** UTF-16 code units of one entry; a longer one was never closed. */
const LONGEST = 4 * 1024 * 1024;

/** The name under which the fields have the type of their entry; no field can have it. */
export const ENTRY_TYPE = '@';

/**
 * The fields of each entry of a BibTeX file, by name in lower case, with their TeX as it is; null for an entry
 * that is not closed. Strings (`@string`) are put in where they are named. Comments and preambles are skipped.
 */
export function* bibEntries(text: string): Generator<ReadonlyMap<string, string> | null> {
  const strings = new Map(MONTHS.map((name, at) => [name, String(at + 1)]));
  const start = /@([a-z]+)\s*([{(])/gi;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const [, type = '', open = ''] = match;
    const from = match.index + match[0].length;
    const end = endOf(text, from, open === '{' ? '}' : ')');
    if (end === -1) {
      // Perhaps only this entry lacks its brace: the next one begins at the next line with an @.
      if (/^comment$/i.test(type)) continue;
      yield null;
      const next = text.slice(from).search(/\n@/);
      if (next === -1) return;
      start.lastIndex = from + next;
      continue;
    }
    start.lastIndex = end + 1;
    if (/^(?:comment|preamble)$/i.test(type)) continue;
    const body = text.slice(from, end);
    if (/^string$/i.test(type))
      for (const [name, value] of fieldsIn(body, strings)) strings.set(name, value);
    else {
      const fields = fieldsIn(body.replace(/^[^,=]*,/, ''), strings);
      yield fields.set(ENTRY_TYPE, type.toLowerCase());
    }
  }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The offset of the bracket that closes an entry; braces in it are balanced. -1 without one. */
function endOf(text: string, from: number, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length && at - from < LONGEST; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === close && depth === 0) return at;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
    // An entry within an entry: this one was never closed.
    else if (sign === '@' && /^\n@[a-z]+\s*\{/i.test(text.slice(at - 1, at + 30)) && depth > 0)
      return -1;
  }
  return -1;
}

function fieldsIn(body: string, strings: ReadonlyMap<string, string>): Map<string, string> {
  const fields = new Map<string, string>();
  const name = /\s*,?\s*([\w:.+-]+)\s*=\s*/y;
  for (let match = name.exec(body); match; match = name.exec(body)) {
    const { value, end } = valueAt(body, name.lastIndex, strings);
    const field = match[1]!.toLowerCase();
    if (!fields.has(field)) fields.set(field, value);
    name.lastIndex = end;
  }
  return fields;
}

/** A value: pieces in braces or quotation marks, numbers and names of strings, joined by `#`. */
function valueAt(body: string, from: number, strings: ReadonlyMap<string, string>) {
  let value = '';
  let at = from;
  for (;;) {
    const sign = body[at];
    if (sign === '{' || sign === '"') {
      const end = endOf(body, at + 1, sign === '{' ? '}' : '"');
      const to = end === -1 ? body.length : end;
      value += body.slice(at + 1, to);
      at = to + 1;
    } else {
      const word = /^[^\s,#{}"]*/.exec(body.slice(at, at + 200))?.[0] ?? '';
      value += strings.get(word.toLowerCase()) ?? word;
      at += word.length;
    }
    const joint = /\s*#\s*/y;
    joint.lastIndex = at;
    if (!joint.test(body)) break;
    at = joint.lastIndex;
  }
  const rest = /[^,]*/y;
  rest.lastIndex = at;
  rest.test(body);
  return { value: value.replace(/\s+/g, ' ').trim(), end: rest.lastIndex };
}
