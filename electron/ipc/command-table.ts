/**
 * All commands of the command line. Main reads the arguments by this table and looks up in it which files
 * a command may read and write; the help, the man pages, the completions and docs/cli.md are made from it
 * (electron/manual). The command's window has one implementation for each name. This file imports nothing.
 */

/** A `flag` has no value; `value` takes the next word; `values` does so each time it is given. */
export type OptionKind = 'flag' | 'value' | 'values';

/** What only a library knows; a shell asks an open Carrel for it: see `__complete` below. */
export const askedKinds = [
  ...['collections', 'feeds', 'ids', 'query', 'rules', 'sites', 'styles', 'tags', 'trashed'],
] as const;
export type AskedKind = (typeof askedKinds)[number];

/**
 * What a word or value may be, for completion: files, what a library knows, or one of a few words; `other`
 * for what no shell can complete.
 */
export type Completed = 'files' | 'folders' | AskedKind | 'other' | readonly string[];

export interface OptionSpec {
  kind: OptionKind;
  /** What stands for the value in the help, such as `FILE`; absent for a flag. */
  value?: string;
  about: string;
  completed?: Completed;
}

/**
 * Which arguments name files: all plain words, or the value of one option. With `orWords`, the plain words
 * when the option is not given.
 */
export type PathWords = 'words' | { option: string; orWords?: true };

export interface CommandSpec {
  /** What may follow the command's name, one entry for each form. */
  usage: readonly string[];
  /** One line for the list of commands. */
  about: string;
  /** Paragraphs for the help of this command. */
  details?: readonly string[];
  /** What follows `carrel `, and what it does. */
  examples?: readonly (readonly [words: string, about: string])[];
  options: Readonly<Record<string, OptionSpec>>;
  /** What the plain words may be. */
  words: Completed;
  /** What those after the first may be, where that differs. */
  moreWords?: Completed;
  /** The files that the command's window may read. */
  reads?: PathWords;
  /** True where its words name files only: a folder is not walked. */
  filesOnly?: true;
  /** The files that the command's window may write. */
  writes?: PathWords;
  /** It changes nothing in the library, so it does not wait for a command that does. */
  onlyReads?: true;
  /** When it ends with the code 3, beside what every command can meet. */
  fails?: string;
  /** Main answers it without the command's window. */
  inMain?: true;
  /** In no help and no manual. */
  isHidden?: true;
  /**
   * It serves another program over stdin and stdout, for as long as that program likes. Its process passes
   * lines on to the owner, and is never the owner itself: the other program may kill it at any moment.
   */
  servesClient?: true;
}

const flag = (about: string): OptionSpec => ({ kind: 'flag', about });
const value = (name: string, about: string, completed: Completed = 'other'): OptionSpec => ({
  ...{ kind: 'value', value: name, about, completed },
});
const values = (name: string, about: string, completed: Completed = 'other'): OptionSpec => ({
  ...{ kind: 'values', value: name, about, completed },
});

const ofQuery = value('Q', 'take the articles that this search finds', 'query');
const fromStdin =
  'An id may be cut short to a beginning that no other article has. The word - reads ids from stdin, one a line: the first word of a line counts, so the output of list and list --jsonl can be piped in.';
const dryRun = flag('change nothing, and say what would change');
const someMissing = 'some of the ids do not exist; 1 when none does';
const chosen = (rest: string) =>
  ['ID...', '--query Q', '-'].map((form) => `${form} ${rest}`.trim());

/** An option has the same kind in every command; tests/unit/electron/command-line.test.ts checks it. */
export const commandTable = {
  import: {
    usage: [
      'PATH... [--tag T]... [--columns url=NAME,title=NAME,...] [--report FILE] [--report-each]',
      '-',
      '--stdin --name NAME',
    ],
    about: 'import files and folders into the library',
    details: [
      'The word - reads paths from stdin, one a line. With --stdin, the file itself comes by stdin, and its name says what it is.',
      '--jsonl prints a line for each article as soon as it is saved.',
    ],
    examples: [
      ['import ~/saved-pages --tag harbour', 'import a folder'],
      ['import - < list.txt', 'import the files that a list names'],
      ['import --stdin --name page.html < page.html', 'import one page by stdin'],
    ],
    options: {
      tag: values('T', 'give the articles this tag', 'tags'),
      columns: value(
        'url=NAME,...',
        'say which columns of a CSV hold url, title, text, description, note, highlight, tags, saved, published, author, site, language',
      ),
      report: value('FILE', 'write the report as CSV', 'files'),
      'report-each': flag(
        'print a line of JSON for each article when it is saved, then the summary',
      ),
      stdin: flag('read one file from stdin, at most 64 MiB'),
      name: value('NAME', 'the name of the file that comes by stdin'),
    },
    words: 'files',
    reads: 'words',
    writes: { option: 'report' },
    fails: 'a file could not be imported, or the report not be written',
  },
  add: {
    usage: ['URL... [--tag T]... [--archived] [--anyway]', '- [--tag T]...'],
    about: 'fetch the pages at addresses and add them, with their pictures',
    details: [
      'The word - reads stdin: addresses are fetched; any other text, or HTML, becomes an article itself.',
    ],
    examples: [
      ['add https://news.example/lamps --tag harbour', 'add a page'],
      ['add - < notes.txt', 'add a text'],
    ],
    options: {
      tag: values('T', 'give the articles this tag', 'tags'),
      archived: flag('take the copies of the Wayback Machine (web.archive.org)'),
      anyway: flag('also take pages that look like a login, a test or an error'),
    },
    words: 'other',
    fails: 'a page could not be fetched or imported',
  },
  search: {
    usage: ['QUERY [--limit N] [--no-wait]', '--batch FILE|- [--limit N] [--no-wait]'],
    about: 'find articles, best first',
    details: ['--batch prints a line of JSON for each query, unless --json asks for one document.'],
    options: {
      limit: value('N', 'print at most N articles; 20 if not given'),
      batch: value('FILE', 'read one query per line; - reads stdin', 'files'),
      'no-wait': flag('search what is indexed by now'),
    },
    words: 'query',
    reads: { option: 'batch' },
    onlyReads: true,
  },
  extract: {
    usage: ['PATH... [--explain]', '- [--explain]'],
    about: 'extract pages without a library',
    details: [
      'It prints a line of JSON for each page, unless --json asks for one document. The word - reads paths from stdin.',
    ],
    options: { explain: flag('say why each line of a page was kept or dropped') },
    words: 'files',
    reads: 'words',
    fails: 'a page could not be read',
  },
  list: {
    usage: [
      '[QUERY] [--tag T]... [--fields F,...] [--sort KEY] [--reverse] [--limit N]',
      '--trash',
    ],
    about: 'list articles, newest first',
    details: [
      'QUERY is that of search, with all its filters: tag:x is:unread is:starred site:x author:x lang:ko feed:x has:note saved:2025-02 before:2025 and others.',
      'With --fields, each article is a line with its fields between tabs, in the given order; times are in UTC. With --json or --jsonl, only these fields are printed.',
    ],
    examples: [
      ['list is:unread tag:harbour', 'list what is to be read'],
      ['list --fields id,title,url --sort title', 'print a table'],
      ['list site:example.org --jsonl | carrel tag - --add example', 'tag what is found'],
    ],
    options: {
      tag: values('T', 'only articles with this tag', 'tags'),
      fields: value('F,...', 'print these fields, such as id,title,url,tags,savedAt'),
      sort: value('KEY', 'order by this', [
        ...['saved', 'published', 'title', 'site', 'author', 'length', 'state', 'relevance'],
      ]),
      reverse: flag('print the last one first'),
      limit: value('N', 'print at most N articles'),
      trash: flag('list the articles in the trash, the last deleted first'),
    },
    words: 'query',
    onlyReads: true,
  },
  show: {
    usage: chosen('[--format text|html|markdown|json]'),
    about: 'print articles',
    details: [
      fromStdin,
      'With --json, one ID is one object; several IDs, --query and - print an array.',
    ],
    options: {
      query: ofQuery,
      format: value('FORMAT', 'what to print', ['text', 'html', 'markdown', 'json']),
    },
    words: 'ids',
    onlyReads: true,
    fails: someMissing,
  },
  open: {
    usage: ['ID'],
    about: 'open the window at an article',
    options: {},
    words: 'ids',
    onlyReads: true,
    fails: 'there is no display',
  },
  tag: {
    usage: chosen('[--add T]... [--remove T]...'),
    about: 'add tags to articles or remove them',
    details: [fromStdin],
    options: {
      query: ofQuery,
      add: values('T', 'add this tag', 'tags'),
      remove: values('T', 'remove this tag', 'tags'),
    },
    words: 'ids',
    fails: someMissing,
  },
  collection: {
    usage: [
      'list',
      'show NAME',
      'create NAME [--note TEXT]',
      'add NAME ID...|- | add NAME --query Q',
      'remove NAME ID...|- | remove NAME --query Q',
      'move NAME ID... [--before ID]',
      'describe NAME [--title T] [--note TEXT]',
      'delete NAME',
    ],
    about: 'keep articles in ordered lists for projects',
    details: [
      'NAME is the name of a collection, a part of it, or its id. show prints its articles in their order; move puts articles in front of another one, or at the end. The articles of a deleted collection stay. In a query, collection:NAME finds what is in it.',
      fromStdin,
    ],
    examples: [
      ['collection show Harbours --jsonl | carrel export - --format epub', 'a book in its order'],
    ],
    options: {
      query: ofQuery,
      note: value('TEXT', 'what it is for, as plain text or Markdown'),
      title: value('T', 'the new name of the collection'),
      before: value('ID', 'the article in front of which the others are put', 'ids'),
    },
    words: ['list', 'show', 'create', 'add', 'remove', 'move', 'describe', 'delete'],
    moreWords: 'collections',
    fails: someMissing,
  },
  rules: {
    usage: [
      'list',
      'run NAME [--dry-run] | run --all [--dry-run]',
      'set NAME [--query Q] [--add T]... [--star] [--archive] [--on-import]',
      'remove NAME',
    ],
    about: 'apply the rules of saved searches',
    details: [
      'A rule belongs to a saved search and says what is done to the articles that it finds: they get tags, are starred or archived. NAME is the name of the search, a part of it, or its id. Every rule is asked before the first one changes anything. A rule only adds, and changes nothing where its search would be taken otherwise than it is written.',
      'set replaces the rule of a saved search; with --query it makes the search, too. remove keeps the search.',
      'A window that is open meanwhile can undo the run as one step.',
    ],
    examples: [
      ['rules set Harbours --query "site:port.example" --add harbour --on-import', 'make a rule'],
      ['rules run --all --dry-run', 'show what all rules would change'],
    ],
    options: {
      all: flag('all of them'),
      'dry-run': dryRun,
      query: value('Q', 'what the new search finds', 'query'),
      add: values('T', 'add this tag', 'tags'),
      star: flag('star the articles'),
      archive: flag('archive the articles'),
      'on-import': flag('also apply it to what is imported'),
    },
    words: ['list', 'run', 'set', 'remove'],
    moreWords: 'rules',
    fails: 'a search failed or was taken otherwise than it is written',
  },
  star: {
    usage: chosen('[--off]'),
    about: 'star articles',
    details: [fromStdin],
    options: { query: ofQuery, off: flag('remove the star') },
    words: 'ids',
    fails: someMissing,
  },
  archive: {
    usage: chosen('[--off]'),
    about: 'archive articles',
    details: [fromStdin],
    options: { query: ofQuery, off: flag('take them out of the archive') },
    words: 'ids',
    fails: someMissing,
  },
  mark: {
    usage: chosen('--as STATE'),
    about: 'set the reading state of articles',
    details: [fromStdin],
    examples: [['mark --query "is:unread before:2024" --as read', 'mark what is old as read']],
    options: {
      query: ofQuery,
      as: value('STATE', 'the state of reading', ['unread', 'reading', 'read', 'archived']),
    },
    words: 'ids',
    fails: someMissing,
  },
  note: {
    usage: chosen('--text T|- | --append T|- | --clear'),
    about: 'change the notes of articles',
    details: [fromStdin],
    options: {
      query: ofQuery,
      text: value('T', 'replace the note by this text; - reads it from stdin'),
      append: value(
        'T',
        'add this text as a paragraph at the end of the note; - reads it from stdin',
      ),
      clear: flag('remove the note'),
    },
    words: 'ids',
    fails: someMissing,
  },
  trash: {
    usage: chosen(''),
    about: 'move articles to the trash',
    details: [
      fromStdin,
      'They stay there for at least 30 days; restore-from-trash brings them back with their tags, notes and highlights.',
    ],
    options: { query: ofQuery },
    words: 'ids',
    fails: someMissing,
  },
  'restore-from-trash': {
    usage: chosen(''),
    about: 'restore articles from the trash',
    details: [
      fromStdin,
      'The ids are those of list --trash. Q is matched with titles, authors, sites, addresses, tags and notes: the trash is not indexed.',
    ],
    options: { query: value('Q', 'take the articles in the trash that have all these words') },
    words: 'trashed',
    fails: 'some of the ids are not in the trash; 1 when none is',
  },
  feeds: {
    usage: [
      'list',
      'add URL [--whole]',
      'refresh [NAME]',
      'mute NAME | unmute NAME',
      'rename NAME --title T',
      'mark-read NAME | mark-read --all',
      'remove NAME',
      'import OPML',
      'export [OPML]',
    ],
    about: 'follow feeds',
    details: [
      'NAME is the address of a feed, or a part of its title or address. A muted feed is not fetched with the others. mark-read marks the unread articles of a feed as read. The articles of a removed feed stay.',
    ],
    options: {
      whole: flag('fetch the whole articles from their pages'),
      title: value('T', 'the new name of the feed'),
      all: flag('all of them'),
    },
    words: [
      ...['list', 'add', 'refresh', 'mute', 'unmute', 'rename', 'mark-read', 'remove'],
      ...['import', 'export'],
    ],
    moreWords: 'feeds',
    reads: 'words',
    filesOnly: true,
    writes: 'words',
    fails: 'a feed could not be fetched, or a file not be read or written',
  },
  files: {
    usage: ['ID [--get N|all] [--drop N|all]'],
    about: 'list the files of an article, such as a podcast, and download them',
    details: [
      'The files are those that its feed names. A downloaded file is kept in the library with the article. --drop deletes it there; its link stays. N is the number in the list.',
    ],
    examples: [['files 01JC --get 1', 'download the first file']],
    options: {
      get: value('N|all', 'download this file, or all'),
      drop: value('N|all', 'delete the download of this file, or of all'),
    },
    words: 'ids',
    fails: 'a file could not be downloaded',
  },
  highlights: {
    usage: ['[QUERY] [--format markdown|csv|json]'],
    about: 'print highlights, by article',
    details: [
      'QUERY asks for highlights with its words in the quote or the note. CSV and JSON can be imported again. --jsonl prints a line for each highlight.',
    ],
    options: { format: value('FORMAT', 'what to print', ['markdown', 'csv', 'json']) },
    words: 'other',
    onlyReads: true,
  },
  cite: {
    usage: chosen('[--format text|bibtex|ris|csl] [--style FILE|NAME] [--locale L]'),
    about: 'print the references of articles',
    details: [
      fromStdin,
      '--style is chicago, chicago-notes, apa, mla, korean, the title of a style of the library, or a .csl file.',
    ],
    options: {
      query: ofQuery,
      format: value('FORMAT', 'what to print', ['text', 'bibtex', 'ris', 'csl']),
      style: value('FILE|NAME', 'the style of references', 'styles'),
      locale: value('L', 'the language of references, such as en-US or ko-KR'),
    },
    words: 'ids',
    reads: { option: 'style' },
    onlyReads: true,
    fails: someMissing,
  },
  ledger: {
    usage: ['[WORDS] [--limit N]'],
    about: 'print the requests to the network that Carrel has sent or refused, newest first',
    options: { limit: value('N', 'print at most N requests; 100 if not given') },
    words: 'other',
    onlyReads: true,
  },
  mcp: {
    usage: ['[--write]'],
    about: 'serve other programs on this computer by the Model Context Protocol',
    details: [
      'It speaks over stdin and stdout until stdin ends: search, read, tags, references, and articles as resources. See docs/mcp.md for the lines of a configuration.',
    ],
    options: { write: flag('let clients change tags and notes') },
    words: [],
    servesClient: true,
  },
  machines: {
    usage: ['[list]', 'name NAME', 'distrust MACHINE', 'trust MACHINE'],
    about: 'show which machines write to this library, and which of them are trusted',
    details: [
      'MACHINE is the id or the name of another machine. What a machine changes after it is distrusted does not count on this one; what it wrote before stays. Say so on each of your machines, and take the lost one out of the sync program. trust lets all of its changes count again.',
    ],
    options: {},
    words: ['list', 'name', 'distrust', 'trust'],
    moreWords: 'other',
  },
  stats: {
    usage: [''],
    about: 'print the number of articles and tags, and the space that the library takes',
    options: {},
    words: [],
    onlyReads: true,
  },
  verify: {
    usage: [''],
    about: 'check every file of the library and repair what can be repaired',
    options: {},
    words: [],
    fails: 'something could not be repaired',
  },
  export: {
    usage: [
      'FILE.zip | DIR',
      'QUERY | - --format epub|markdown|html|pdf --out PATH [--highlights] [--links] [--paper A4|Letter]',
      '--jsonl [--query Q]',
    ],
    about: 'export the library, or the articles that a search finds',
    details: [
      'The whole library is exported in open formats (HTML, Markdown, JSON, originals). With --format, the articles that QUERY finds, or whose ids come by stdin, are exported: in one file when PATH ends in .epub, .md, .html or .pdf, else one file for each in a folder or zip. A query that is one collection alone (collection:"My port") is exported in its order, with its note.',
      'Without a target, --jsonl prints a line of JSON for each article, with all that is known of it, its tags, note, highlights, text and HTML: for a search engine or a database. Memory holds one article at a time.',
    ],
    examples: [
      ['export ~/backup.zip', 'export the library'],
      ['export --jsonl --query tag:harbour > articles.jsonl', 'feed another program'],
    ],
    options: {
      query: value('Q', 'print only what this search finds', 'query'),
      format: value('FORMAT', 'what to write', ['epub', 'markdown', 'html', 'pdf']),
      out: value('PATH', 'the file, folder or zip to write', 'files'),
      highlights: flag('show your highlights and notes'),
      links: flag('print the addresses of links'),
      paper: value('PAPER', 'the size of PDF pages', ['A4', 'Letter']),
    },
    words: 'files',
    writes: { option: 'out', orWords: true },
    fails: 'something was left out, nothing was found, or the target could not be written',
  },
  publish: {
    usage: ['DIR [QUERY]'],
    about: 'write articles with a page that lists and finds them in any browser',
    details: [
      'DIR is a new or empty folder, or one that was published before. It can be put on a web server or a phone as it is: its index.html needs nothing else. Without QUERY all articles are published, with their pictures and tags, without notes, highlights and originals. What an earlier run has published and this one does not is deleted; other files in the folder stay.',
    ],
    examples: [['publish ~/site tag:harbour', 'publish the articles with a tag']],
    options: {},
    words: 'folders',
    moreWords: 'query',
    writes: 'words',
    fails: 'nothing was found, a picture was left out, or the folder could not be written',
  },
  restore: {
    usage: ['FILE.zip | DIR'],
    about: 'restore an exported library',
    details: ['Articles that are already in this library are merged.'],
    options: {},
    words: 'files',
    reads: 'words',
    fails: 'an article could not be restored',
  },
  reextract: {
    usage: ['ID... [--dry-run]', '--site HOST [--dry-run]', '--all [--dry-run]'],
    about: 're-extract articles from their original pages, with your site rules',
    details: ['Tags, notes and highlights are kept.'],
    options: {
      site: value('HOST', 'all articles of this site', 'sites'),
      all: flag('all of them'),
      'dry-run': dryRun,
    },
    words: 'ids',
    fails: 'an original could not be read',
  },
  serve: {
    usage: ['[--idle MINUTES] [--watch]', '--stop'],
    about: 'keep the library open without a window, so that other commands are quick',
    details: [
      'It prints one line once it is ready. It ends by itself after a time without work, with SIGTERM or Ctrl-C, or with "carrel serve --stop", which lets running commands end first. When Carrel is already open on this library, that one stays open as long.',
      'With --watch it also imports from watched folders and refreshes feeds by their schedule, as an open window does. It then takes the memory of a hidden window, and stays until it is told to end if --idle does not say otherwise.',
    ],
    examples: [
      ['serve --idle 60 &', 'keep the library open for an hour after the last command'],
      ['serve --watch &', 'take in what comes, on a computer without a display, too'],
    ],
    options: {
      idle: value(
        'MINUTES',
        'end after so many minutes without work; 10 if not given, 0 for never',
      ),
      watch: flag('import from watched folders and refresh feeds meanwhile'),
      stop: flag('end the one that runs; an open window stays'),
    },
    words: [],
    inMain: true,
  },
  completion: {
    usage: ['bash | zsh | fish'],
    about: 'print the completion script for a shell',
    details: [
      'The packages for Linux install it. It completes commands, options and their words; and while Carrel is open also ids, tags, feeds, styles, sites and parts of queries.',
    ],
    examples: [
      [
        'completion bash > ~/.local/share/bash-completion/completions/carrel',
        'install it for this account',
      ],
    ],
    options: {},
    words: ['bash', 'zsh', 'fish'],
    inMain: true,
  },
  help: {
    usage: ['[COMMAND]'],
    about: 'print the list of commands, or the help of one',
    options: {},
    words: 'other',
    inMain: true,
  },
  __complete: {
    usage: ['KIND [-- BEGINNING]'],
    about: 'print what a word may be, for completion scripts',
    options: {},
    words: askedKinds,
    onlyReads: true,
    isHidden: true,
  },
} as const satisfies Record<string, CommandSpec>;

/** Options of every command. */
export const globalOptions = {
  library: value(
    'DIR',
    'the library folder; if not given, Carrel in your folder for documents, or in the home folder where there is none',
    'folders',
  ),
  profile: value(
    'DIR',
    "the folder for Carrel's working copy and Chromium's own files, instead of the account's; it must be outside the library folder",
    'folders',
  ),
  json: flag('print one JSON document'),
  jsonl: flag('print JSON, one object a line'),
  verbose: flag('print the log to stderr, with a line for each request between the processes'),
  help: flag('print the help'),
  version: flag('print the version'),
} as const satisfies Record<string, OptionSpec>;

export type CommandName = keyof typeof commandTable;

/** The commands that the command's window carries out. */
export type WindowCommandName = {
  [Name in CommandName]: (typeof commandTable)[Name] extends { inMain: true } ? never : Name;
}[CommandName];

export const commandNames = Object.keys(commandTable) as CommandName[];

/** Those in the help and the manual. */
export const shownCommands = commandNames.filter((name) => !specOf(name).isHidden);

export function specOf(name: CommandName): CommandSpec {
  return commandTable[name];
}

export function isWindowCommand(name: CommandName): name is WindowCommandName {
  return specOf(name).inMain !== true;
}

/** A command and its arguments: each option with its values, a flag with none. */
export interface CommandCall {
  name: WindowCommandName;
  words: string[];
  options: Record<string, string[]>;
}
