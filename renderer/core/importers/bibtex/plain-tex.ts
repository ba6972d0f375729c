/** Combining characters of TeX's accents. */
const ACCENTS: Record<string, string> = {
  ...{ "'": '\u0301', '`': '\u0300', '^': '\u0302', '"': '\u0308', '~': '\u0303', '=': '\u0304' },
  ...{
    '.': '\u0307',
    u: '\u0306',
    v: '\u030c',
    H: '\u030b',
    c: '\u0327',
    k: '\u0328',
    r: '\u030a',
    d: '\u0323',
    b: '\u0331',
  },
};

const LETTERS: Record<string, string> = {
  ...{
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    o: 'ø',
    O: 'Ø',
    aa: 'å',
    AA: 'Å',
    l: 'ł',
    L: 'Ł',
  },
  ...{
    i: 'i',
    j: 'j',
    th: 'þ',
    TH: 'Þ',
    dh: 'ð',
    DH: 'Ð',
    dj: 'đ',
    DJ: 'Đ',
    ng: 'ŋ',
    textendash: '–',
  },
  ...{
    textemdash: '—',
    ldots: '…',
    dots: '…',
    textquoteright: '’',
    textquoteleft: '‘',
    textquotedblleft: '“',
  },
  ...{
    textquotedblright: '”',
    textbackslash: '\\',
    textasciitilde: '~',
    slash: '/',
    copyright: '©',
    P: '¶',
    S: '§',
  },
};

/** The text of a BibTeX value: accents and letters as characters, without braces and commands. */
export function plainTex(tex: string): string {
  return tex
    .replace(/\\(['`^"~=.])\s*(?:\{\\?([a-zA-Z])\}|\\?([a-zA-Z]))/g, accented)
    .replace(/\\([uvHckrdb])(?:\s*\{\\?([a-zA-Z])\}|\s+\\?([a-zA-Z]))/g, accented)
    .replace(/\\([a-zA-Z]+)(?:\{\}|\s+|(?![a-zA-Z]))/g, (all, name) =>
      name in LETTERS ? (LETTERS[name as keyof typeof LETTERS] ?? '') : all,
    )
    .replace(
      /\\(?:url|href|emph|textit|textbf|textsc|texttt|textsuperscript|textsubscript|text|mbox|enquote|mkbibquote|mkbibemph)\s*(?=\{)/g,
      '',
    )
    .replace(/\\([%&#_$ {}~-])/g, '$1')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/(?<!\\)~/g, ' ')
    .replace(/``|''/g, '"')
    .replace(/[{}]/g, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

const accented = (_all: string, accent: string, braced?: string, bare?: string) =>
  `${braced ?? bare ?? ''}${ACCENTS[accent] ?? ''}`;
