/** The control words of RTF by their meaning. */

/** Groups in \info, and the fact that each states. */
export const INFO = { title: 'title', author: 'author', keywords: 'keywords' } as const;
/** Groups in \info that hold a time, and the fact that each states. */
export const TIMES = { creatim: 'created', revtim: 'modified' } as const;

/** Groups that hold no text of the article. A group that begins with `\*` and is not known is skipped, too. */
export const SKIPPED = new Set(
  'colortbl filetbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles pntxta pntxtb nonshppict fldtype do objdata mmathPr pgptbl operator company doccomm comment subject category manager hlinkbase version vern bkmkstart bkmkend atrfstart atrfend atnid atnref datafield formfield xe tc template passwordhash wgrffmtfilter sp sn sv private'.split(
    ' ',
  ),
);
/** Groups whose text stands beside the article. */
export const BESIDE = new Set(
  'header headerl headerr headerf footer footerl footerr footerf annotation'.split(' '),
);
/** Words that stand for a character. */
export const CHARACTERS: Record<string, string> = {
  ...{ emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“' },
  ...{ rdblquote: '”', tab: ' ', emspace: ' ', enspace: ' ', qmspace: ' ', zwj: '', zwnj: '' },
};
/** Control symbols that stand for a character. */
export const SYMBOLS: Record<string, string> = { '~': '\u00a0', _: '\u2011', '-': '', ':': '' };
