// Makes text safe to print: it may come from a hostile page. Terminals obey escape sequences, and
// bidirectional controls reorder what is shown.

/** C0, DEL, C1 and the line separators of Unicode: a terminal reads them as commands or line breaks. */
const controls = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029';
/** Bidirectional controls and invisible characters: tags, word joiners, byte order marks. */
const unseen =
  '\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
const unsafe = new RegExp(`[${controls}${unseen}]|\\p{Surrogate}`, 'gu');

/** Text as one line: white space becomes a space, invisible characters go, other controls become `�`. */
export function terminalLine(text: string): string {
  return text.replace(unsafe, plain);
}

/** Text of several lines: as `terminalLine`, but line feeds stay and a tab becomes four spaces. */
export function terminalText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replace(unsafe, (found) => (found === '\n' ? found : plain(found)));
}

/** HTML or Markdown: such characters become character references of the same meaning. */
export function terminalMarkup(markup: string): string {
  return markup.replace(unsafe, (found) =>
    /[\n\t]/.test(found) ? found : `&#x${found.codePointAt(0)!.toString(16)};`,
  );
}

/** JSON of the same value on one line; characters that a terminal would obey are escaped. */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value).replace(unsafe, (found) =>
    Array.from({ length: found.length }, (_, i) => unicodeEscape(found.charCodeAt(i))).join(''),
  );
}

function plain(found: string): string {
  if (/^[\t\n\v\f\r\u0085\u2028\u2029]$/.test(found)) return ' ';
  return new RegExp(`^[${unseen}]$`, 'u').test(found) ? '' : '\ufffd';
}

function unicodeEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
