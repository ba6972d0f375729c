/** The encodings of Microsoft's numbers: of a font's character set, and of code pages. */

const BY_CHARSET: Record<number, string> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  130: 'johab',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

const BY_PAGE: Record<number, string> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1361: 'johab',
  10000: 'macintosh',
  20866: 'koi8-r',
  20932: 'euc-jp',
  21866: 'koi8-u',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  50225: 'iso-2022-kr',
  51932: 'euc-jp',
  51936: 'gbk',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Null for a set that says nothing: programs write 0 (ANSI) for text of the document's code page, too. */
export const encodingOfCharset = (charset: number): string | null => BY_CHARSET[charset] ?? null;

/** `windows-1252` for a page that is not known. */
export function encodingOfPage(page: number): string {
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  // ISO 8859-1 is read as Windows' superset of it, as browsers do.
  if (page > 28_591 && page <= 28_606 && page !== 28_602) return `iso-8859-${page - 28_590}`;
  return BY_PAGE[page] ?? 'windows-1252';
}
