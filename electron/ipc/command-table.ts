/**
 * All commands of the command line. Main reads the arguments by this table, prints the help from it,
 * and looks up in it which files a command may read and write. The command's window has one
 * implementation for each name. This file imports nothing.
 */

/** A `flag` has no value; `value` takes the next word; `values` does so each time it is given. */
export type OptionKind = 'flag' | 'value' | 'values';

/**
 * Which arguments name files: all plain words, or the value of one option. With `orWords`, the plain words
 * when the option is not given.
 */
export type PathWords = 'words' | { option: string; orWords?: true };

export interface CommandSpec {
  /** What follows the command's name in the help. */
  usage: string;
  about: string;
  options: Readonly<Record<string, OptionKind>>;
  /** The files that the command's window may read. */
  reads?: PathWords;
  /** True where its words name files only: a folder is not walked. */
  filesOnly?: true;
  /** The files that the command's window may write. */
  writes?: PathWords;
  /** It changes nothing in the library, so it does not wait for a command that does. */
  onlyReads?: true;
}

/** An option has the same kind in every command; tests/unit/electron/command-line.test.ts checks it. */
export const commandTable = {
  import: {
    usage:
      'PATH... [--tag T]... [--columns url=NAME,title=NAME,...] [--report FILE] [--report-each]',
    about:
      'import files and folders into the library; --columns says which columns of a CSV hold url, title, text, description, note, highlight, tags, saved, published, author, site, language',
    options: { tag: 'values', columns: 'value', report: 'value', 'report-each': 'flag' },
    reads: 'words',
    writes: { option: 'report' },
  },
  add: {
    usage: 'URL... [--tag T]... [--archived] [--anyway]',
    about:
      'fetch the pages at these addresses and add them, with their pictures, to the library; --archived takes the copies of the Wayback Machine (web.archive.org), --anyway also pages that look like a login, a test or an error',
    options: { tag: 'values', archived: 'flag', anyway: 'flag' },
  },
  search: {
    usage: 'QUERY | --batch FILE [--limit N] [--no-wait]',
    about: 'find articles; --batch reads one query per line and prints one line of JSON for each',
    options: { limit: 'value', batch: 'value', 'no-wait': 'flag' },
    reads: { option: 'batch' },
    onlyReads: true,
  },
  extract: {
    usage: 'PATH... | - [--explain]',
    about:
      'extract pages without a library and print one line of JSON for each; --explain says why each line of a page was kept or dropped; - reads paths from stdin',
    options: { explain: 'flag' },
    reads: 'words',
  },
  list: {
    usage: '[--tag T]',
    about: 'list articles, newest first',
    options: { tag: 'values' },
    onlyReads: true,
  },
  show: {
    usage: 'ID [--format text|html|markdown|json]',
    about: 'print an article; the beginning of its id is enough',
    options: { format: 'value' },
    onlyReads: true,
  },
  tag: {
    usage: 'ID... [--add T]... [--remove T]...',
    about: 'add tags to articles or remove them',
    options: { add: 'values', remove: 'values' },
  },
  feeds: {
    usage: 'list | add URL [--whole] | refresh [NAME] | remove NAME | import OPML | export [OPML]',
    about:
      'list the feeds that you follow, add one by its address or that of its site (--whole: with the whole articles from their pages), fetch what is new, remove one (its articles stay), import and export OPML; NAME is a part of the title or the address',
    options: { whole: 'flag' },
    reads: 'words',
    filesOnly: true,
    writes: 'words',
  },
  highlights: {
    usage: '[QUERY] [--format markdown|csv|json]',
    about:
      'print all highlights, by article, or those with the words of QUERY in the quote or the note; CSV and JSON can be imported again',
    options: { format: 'value' },
    onlyReads: true,
  },
  cite: {
    usage: 'ID... | --query Q [--format text|bibtex|ris|csl] [--style FILE|NAME] [--locale L]',
    about:
      'print the references of articles; --style is chicago, chicago-notes, apa, mla, korean, the title of a style of the library, or a .csl file',
    options: { query: 'value', format: 'value', style: 'value', locale: 'value' },
    reads: { option: 'style' },
    onlyReads: true,
  },
  ledger: {
    usage: '[WORDS] [--limit N]',
    about:
      'print the requests to the network that Carrel has sent, or refused to send, newest first',
    options: { limit: 'value' },
    onlyReads: true,
  },
  stats: {
    usage: '',
    about: 'print the number of articles and tags, and the space that the library takes',
    options: {},
    onlyReads: true,
  },
  verify: {
    usage: '',
    about: 'check every file of the library and repair what can be repaired',
    options: {},
  },
  export: {
    usage:
      'FILE.zip | DIR | QUERY --format epub|markdown|html|pdf --out PATH [--highlights] [--links] [--paper A4|Letter]',
    about:
      'export the library in open formats (HTML, Markdown, JSON, originals); with --format, the articles that a search finds: in one file when PATH ends in .epub, .md, .html or .pdf, else one file for each in a folder or zip; --highlights shows your highlights and notes, --links prints the addresses of links',
    options: { format: 'value', out: 'value', highlights: 'flag', links: 'flag', paper: 'value' },
    writes: { option: 'out', orWords: true },
  },
  restore: {
    usage: 'FILE.zip | DIR',
    about: 'restore an exported library; articles that are already in this library are merged',
    options: {},
    reads: 'words',
  },
  reextract: {
    usage: 'ID... | --site HOST | --all [--dry-run]',
    about:
      're-extract articles from their original pages, with your site rules; tags, notes and highlights are kept',
    options: { site: 'value', all: 'flag', 'dry-run': 'flag' },
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commandTable;

export const commandNames = Object.keys(commandTable) as CommandName[];

export function specOf(name: CommandName): CommandSpec {
  return commandTable[name];
}

/** A command and its arguments: each option with its values, a flag with none. */
export interface CommandCall {
  name: CommandName;
  words: string[];
  options: Record<string, string[]>;
}
