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
    textasciicircum: '^',
    slash: '/',
    copyright: '©',
    P: '¶',
    S: '§',
  },
};

/** The text of a BibTeX value: accents and letters as characters, without braces and commands. */
export function plainTex(tex: string): string {
  return (
    tex
      .replace(/[\ufdd0-\ufdd3]/g, ' ')
      // Set aside as noncharacters, because the same characters are markup below.
      .replace(/\\textbackslash(?:\{\}|\s|(?![a-zA-Z]))/g, '\ufdd0')
      .replace(/\\([{}])/g, (_, brace) => (brace === '{' ? '\ufdd1' : '\ufdd2'))
      .replace(/\\textasciitilde(?:\{\}|\s|(?![a-zA-Z]))/g, '\ufdd3')
      .replace(/\\(['`^"~=.])\s*(?:\{\\?([a-zA-Z])\}|\\?([a-zA-Z]))/g, accented)
      .replace(/\\([uvHckrdb])(?:\s*\{\\?([a-zA-Z])\}|\s+\\?([a-zA-Z]))/g, accented)
      .replace(/\\([a-zA-Z]+)(?:\{\}|\s+|(?![a-zA-Z]))/g, (all, name) =>
        name in LETTERS ? (LETTERS[name as keyof typeof LETTERS] ?? '') : all,
      )
      .replace(
        /\\(?:url|href|emph|textit|textbf|textsc|texttt|textsuperscript|textsubscript|text|mbox|enquote|mkbibquote|mkbibemph)\s*(?=\{)/g,
        '',
      )
      .replace(/\\([%&#_$ ~-])/g, '$1')
      .replace(/---/g, '—')
      .replace(/--/g, '–')
      .replace(/(?<!\\)~/g, ' ')
      .replace(/``|''/g, '"')
      .replace(/[{}]/g, '')
      .replace(/[\ufdd0-\ufdd3]/g, (aside) => ASIDE[aside.charCodeAt(0) - 0xfdd0] ?? '')
      .normalize('NFC')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

const ASIDE = '\\{}~';

const accented = (_all: string, accent: string, braced?: string, bare?: string) =>
  `${braced ?? bare ?? ''}${ACCENTS[accent] ?? ''}`;
