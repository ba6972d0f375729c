import type { HighlightColour } from '../../core/highlight';
import type { SortKey } from '../../library/article-view';
import type { FilterField } from '../../search/query/query';
import type { FindingChoice, FindingKind, FindingReason } from '../../vault/findings';

const aDate = 'a year, a month or a day, as 2025, 2025-02 or 2025-02-20';
const filterValues: Record<FilterField, string> = {
  title: 'a part of the title',
  author: 'a name',
  site: 'a name or an address, as foxnews.com',
  tag: 'a tag',
  lang: 'a language, as en or ko',
  is: 'unread, reading, archived, starred or link',
  has: 'highlight, note or image',
  saved: 'a date or a span, as 2025-02, >2024, <2024 or 2023..2024',
  before: aDate,
  after: aDate,
};

const articleCount = (count: number) =>
  count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`;

/** The shape of every catalogue: ko.ts must have the same keys, with the same parameters. */
export const en = {
  appName: 'Carrel',
  close: 'Close',
  cancel: 'Cancel',

  sidebar: {
    years: 'Years',
    label: 'Library',
    hide: 'Hide sidebar',
    show: 'Show sidebar',
    all: 'All articles',
    unread: 'Unread',
    reading: 'Reading',
    archived: 'Archived',
    starred: 'Starred',
    highlighted: 'Highlighted',
    trash: 'Trash',
    tags: 'Tags',
    sites: 'Sites',
    languages: 'Languages',
    manageTags: 'Manage tags…',
    showAll: (count: number) => `Show all ${count.toLocaleString('en')}`,
    showFewer: 'Show fewer',
    import: 'Import',
    importFiles: 'Import files…',
    importFolder: 'Import folder…',
    lastImport: 'Last import',
    settings: 'Settings',
    help: 'Keyboard shortcuts',
    resize: 'Width of the sidebar',
  },

  list: {
    label: 'Articles',
    articles: articleCount,
    aboutArticles: (count: number) => `about ${articleCount(count)}`,
    selected: (count: number) => `${count.toLocaleString('en')} selected`,
    minutes: (count: number) => `${count} min`,
    sort: 'Sort',
    sortKeys: {
      saved: 'Date saved',
      published: 'Date published',
      title: 'Title',
      length: 'Length',
    } satisfies Record<SortKey, string>,
    sortDirections: {
      saved: { ascending: 'Oldest first', descending: 'Newest first' },
      published: { ascending: 'Oldest first', descending: 'Newest first' },
      title: { ascending: 'A to Z', descending: 'Z to A' },
      length: { ascending: 'Shortest first', descending: 'Longest first' },
    } satisfies Record<SortKey, { ascending: string; descending: string }>,
    filter: 'Filter',
    filters: 'Active filters',
    removeFilter: (name: string) => `Remove filter: ${name}`,
    clearFilters: 'Clear all',
    nothingHere: 'No articles here',
    nothingMatches: 'No article matches these filters.',
    allRead: 'Everything here is read.',
    opening: 'Opening the library…',
    resize: 'Width of the list',
    noTitle: 'Untitled',
    rowStates: { unread: 'unread', reading: 'being read', archived: 'archived' },
    rowStarred: 'starred',
    rowHighlights: (count: number) => (count === 1 ? '1 highlight' : `${count} highlights`),
    rowNote: 'with a note',
    kinds: { page: 'Page', link: 'Link only' },
    readSoFar: (percent: number) => `${percent}% read`,
  },

  mend: {
    action: 'Show where the article is',
    title: 'Where is the article?',
    hint: 'Click the block with all of the text, or move with the arrow keys and press Enter, and once more to use it.',
    preview: 'What the article would be',
    states: {
      none: 'What the article would be is shown here.',
      trying: 'Reading the page…',
      nothing: 'There is no text in this block. Choose another one.',
    },
    found: (words: number) =>
      words === 1
        ? 'It would have one word.'
        : `It would have ${words.toLocaleString('en')} words.`,
    use: 'Use this',
    cancel: 'Cancel',
    done: 'The article was made anew. Its site is remembered.',
    failed: 'That did not work. Nothing was changed.',
    othersTitle: (count: number, site: string) =>
      count === 1
        ? `Use it for the other article from ${site}, too?`
        : `Use it for the ${count.toLocaleString('en')} other articles from ${site}, too?`,
    othersBody: (site: string) =>
      `They are made anew from their kept pages. Tags, notes and highlights stay. What is saved from ${site} from now on is read this way in any case.`,
    othersProgress: (done: number, all: number) =>
      `${done.toLocaleString('en')} of ${all.toLocaleString('en')}`,
    othersDone: (changed: number, left: number) =>
      `${changed.toLocaleString('en')} made anew, ${left.toLocaleString('en')} left as they were.`,
    onlyThis: 'Only this one',
    stop: 'Stop',
    all: (count: number) => (count === 1 ? 'That one, too' : `All ${count.toLocaleString('en')}`),
    again: 'Extract again',
    againDone: (changed: number, count: number) =>
      `${changed.toLocaleString('en')} of ${count.toLocaleString('en')} made anew.`,
    rules: 'Sites whose article you have shown',
    rulesHint:
      'Of their pages the block that you have chosen is read. They are kept in site-rules.json in the library’s folder.',
    noRules: 'None. Press X in an article to show where it is.',
    forget: (site: string) => `Forget ${site}`,
  },

  versions: {
    title: 'Versions and copies',
    count: (count: number) => `${count.toLocaleString('en')} versions`,
    copies: (count: number) => `${count.toLocaleString('en')} copies`,
    compareVersions: (count: number) => `Compare ${count.toLocaleString('en')} versions`,
    compareCopies: (count: number) => `Compare ${count.toLocaleString('en')} copies`,
    folded: (count: number, isOpen: boolean) =>
      isOpen
        ? `${count.toLocaleString('en')} copies, the others are below`
        : `${count.toLocaleString('en')} copies, the right arrow shows the others`,
    isCopy: 'a copy of the article above',
    versionOf: (date: string) => `Saved ${date}`,
    from: 'From',
    to: 'To',
    nothing: 'Nothing: read the text alone',
    swap: 'The other way round',
    changes: (changes: number, inserted: number, deleted: number) =>
      changes === 0
        ? 'The words are the same.'
        : `${changes === 1 ? '1 change' : `${changes.toLocaleString('en')} changes`}: ${inserted === 1 ? '1 word' : `${inserted.toLocaleString('en')} words`} added, ${deleted.toLocaleString('en')} removed`,
    words: (count: number) => (count === 1 ? '1 word' : `${count.toLocaleString('en')} words`),
    change: (current: number, total: number) => `Change ${current} of ${total}`,
    next: 'Next change',
    previous: 'Previous change',
    inserted: 'Added:',
    deleted: 'Removed:',
    end: 'end.',
    same: (paragraphs: number) =>
      paragraphs === 1
        ? '1 paragraph is the same'
        : `${paragraphs.toLocaleString('en')} paragraphs are the same`,
    reading: 'Reading both texts…',
    missing: 'This text cannot be read: the file that it came from is not in the library.',
    failed: 'The two texts could not be compared.',
    text: 'Text',
  },

  actions: {
    open: 'Read',
    star: 'Star',
    unstar: 'Remove star',
    archive: 'Archive',
    unarchive: 'Move out of archive',
    markUnread: 'Mark as unread',
    tag: 'Tags…',
    delete: 'Move to trash',
  },

  announce: {
    starred: (count: number) => (count === 1 ? 'Starred' : `${count} articles starred`),
    unstarred: (count: number) =>
      count === 1 ? 'Star removed' : `Star removed from ${count} articles`,
    archived: (count: number) => (count === 1 ? 'Archived' : `${count} articles archived`),
    unarchived: (count: number) =>
      count === 1 ? 'Moved out of the archive' : `${count} articles moved out of the archive`,
    markedUnread: (count: number) =>
      count === 1 ? 'Marked as unread' : `${count} articles marked as unread`,
    failed: 'That could not be saved. Nothing was changed.',
  },

  deleteDialog: {
    title: (count: number) => `Move ${count.toLocaleString('en')} articles to the trash?`,
    body: 'They can be brought back from there for at least 30 days, with everything you did to them.',
    andMore: (count: number) => `and ${count.toLocaleString('en')} more`,
    confirm: (count: number) => `Move ${count.toLocaleString('en')} articles`,
  },

  trash: {
    moved: (count: number) =>
      count === 1
        ? 'Article moved to the trash'
        : `${count.toLocaleString('en')} articles moved to the trash`,
    undo: 'Undo',
    dismiss: 'Hide this message',
    restoring: (count: number) =>
      count === 1
        ? 'Bringing the article back…'
        : `Bringing ${count.toLocaleString('en')} articles back…`,
    restored: (count: number) =>
      count === 1 ? 'Article brought back' : `${count.toLocaleString('en')} articles brought back`,
    notRestored: (count: number) =>
      count === 1
        ? 'The article could not be brought back now. Nothing is lost: it stays in the library’s folder.'
        : `${count.toLocaleString('en')} articles could not be brought back now. Nothing is lost: they stay in the library’s folder.`,
    note: 'Deleted articles are kept for at least 30 days, and longer when Carrel is seldom open.',
    empty: 'The trash is empty',
    emptyHint: 'What you delete is kept here for at least 30 days.',
    unlisted: 'The trash cannot be read now: the library’s folder is not there.',
    unreadable: 'Its file cannot be read.',
    deletedOn: (date: string) => `Deleted ${date}`,
    deletedSomeTime: 'Date of deletion not known',
    keptUntil: (date: string) => `kept at least until ${date}`,
    nothingChosen: 'Choose an article to bring it back.',
    restore: 'Bring back',
    remove: 'Delete for good…',
    removeTitle: (count: number): string =>
      count === 1 ? 'Delete the article for good?' : 'Delete these articles for good?',
    removeBody: (count: number) =>
      count === 1
        ? 'The article leaves the trash and cannot be brought back.'
        : `${count.toLocaleString('en')} articles leave the trash and cannot be brought back.`,
    emptyTrash: 'Empty trash…',
    emptyTitle: 'Empty the trash?',
    emptyBody: (count: number) =>
      count === 1
        ? 'The article in it is deleted for good. This cannot be undone.'
        : `The ${count.toLocaleString('en')} articles in it are deleted for good. This cannot be undone.`,
    emptyConfirm: 'Delete for good',
    emptied: (count: number) =>
      count === 1
        ? 'Article deleted for good'
        : `${count.toLocaleString('en')} articles deleted for good`,
    notEmptied:
      'Not all of it could be deleted. Check that the library’s folder can be written to.',
  },

  transfer: {
    label: 'Export and restore',
    exporting: 'Exporting the library…',
    exported: (files: number) =>
      `The library is exported: ${files.toLocaleString('en')} files in open formats.`,
    restoring: 'Taking the exported library in…',
    restored: (added: number, merged: number, same: number, failed: number) =>
      [
        `${added.toLocaleString('en')} added`,
        `${merged.toLocaleString('en')} merged`,
        `${same.toLocaleString('en')} already here`,
        failed > 0 ? `${failed.toLocaleString('en')} failed` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    failed: (reason: string) => `That did not work: ${reason}`,
    notTaken: (count: number) =>
      count === 1
        ? '1 thing did not come in, or not whole'
        : `${count.toLocaleString('en')} things did not come in, or not whole`,
    notSaved: 'It could not be saved in the library’s folder.',
  },

  notices: {
    unsaved: (count: number) =>
      count === 1
        ? 'The last change to 1 article is not saved yet'
        : `The last changes to ${count.toLocaleString('en')} articles are not saved yet`,
    unusable: 'The library’s folder cannot be used right now',
    reasons: {
      full: 'The disk with the library’s folder is full.',
      'read-only': 'Carrel may not write to the library’s folder.',
      gone: 'The library’s folder is not there. Is its drive connected, or was it moved or renamed?',
      failed: 'The system reports an error.',
      empty:
        'The library’s folder is empty. Is its drive not connected, or was the library moved? Nothing was written into it.',
      another: 'The folder holds another library. Nothing was written into it.',
    },
    adopt: {
      empty: 'Write the articles into this folder anew',
      another: 'Put both libraries together in this folder',
    },
    goOn: 'You can go on reading and searching. Carrel tries again by itself.',
    tryAgain: 'Try again',
    details: 'Details',
    rebuilding: (done: string, total: string) =>
      `Bringing back ${done} of ${total} articles from the library’s folder`,
    rebuilt: (count: number) =>
      count === 1
        ? '1 article came back from the library’s folder'
        : `${count.toLocaleString('en')} articles came back from the library’s folder`,
    findings: {
      differing: (count: number) =>
        count === 1
          ? 'The files of 1 article were changed by something other than Carrel.'
          : `The files of ${count.toLocaleString('en')} articles were changed by something other than Carrel.`,
      twice: (count: number) =>
        count === 1
          ? '1 article has a second folder.'
          : `${count.toLocaleString('en')} folders are copies of articles.`,
      deleted: (count: number) =>
        count === 1
          ? '1 folder is a copy of a deleted article.'
          : `${count.toLocaleString('en')} folders are copies of deleted articles.`,
      unreadable: (count: number) =>
        count === 1
          ? '1 file or folder of the library cannot be read.'
          : `${count.toLocaleString('en')} files or folders of the library cannot be read.`,
      'set-aside': (count: number) =>
        count === 1
          ? '1 article was set aside, because reading it made Carrel crash or hang.'
          : `${count.toLocaleString('en')} articles were set aside, because reading them made Carrel crash or hang.`,
      rebuilt: (count: number) =>
        count === 1
          ? '1 article came back with its text alone.'
          : `${count.toLocaleString('en')} articles came back with their text alone.`,
      repaired: (count: number) =>
        count === 1
          ? '1 file of the library held values that cannot be right; they were corrected.'
          : `${count.toLocaleString('en')} files of the library held values that cannot be right; they were corrected.`,
      'cut-off': (count: number) =>
        count === 1
          ? '1 file of the library holds more than Carrel takes from it.'
          : `${count.toLocaleString('en')} files of the library hold more than Carrel takes from them.`,
    } satisfies Record<FindingKind, (count: number) => string>,
    look: 'Have a look…',
    later: 'Later',
    oldProfile: (folder: string) =>
      `${folder} is the working copy of an earlier version. Carrel no longer reads it; you can delete it.`,
    understood: 'OK',
  },

  findings: {
    title: 'The library’s folder',
    kinds: {
      differing: {
        title: 'Changed by something other than Carrel',
        hint: 'Another program, a sync service, or somebody by hand. Nothing was done to these articles yet.',
      },
      twice: {
        title: 'Second folders of one article',
        hint: 'A sync service or a file manager has copied these folders. Carrel uses the other one, which is named below it. Whatever leaves the library here goes to the trash.',
      },
      deleted: {
        title: 'Copies of deleted articles',
        hint: 'These articles are in the trash, and a copy of their folder is still in the library.',
      },
      unreadable: {
        title: 'Cannot be read',
        hint: 'Carrel has left these as they are. Everything else in the library is unaffected.',
      },
      'set-aside': {
        title: 'Set aside',
        hint: 'Reading these made Carrel crash or hang, so it does not read them again. A newer Carrel tries once more.',
      },
      rebuilt: {
        title: 'Came back as text alone',
        hint: 'article.html was empty, missing or damaged. The text comes from article.json; pictures and formatting are lost.',
      },
      repaired: {
        title: 'Read with corrections',
        hint: 'Some values in these files cannot be right. Carrel uses a value that can be, and writes it into the file.',
      },
      'cut-off': {
        title: 'More than Carrel takes',
        hint: 'Only the first entries of these files are used.',
      },
    } satisfies Record<FindingKind, { title: string; hint: string }>,
    choices: {
      'keep-database': 'Keep Carrel’s',
      'take-folder': 'Take the file’s',
      'try-again': 'Try again',
      'drop-copy': 'Move this copy to the trash',
      'take-copy': 'Use this copy instead',
      'keep-both': 'Keep both as two articles',
      'bring-back': 'Bring the article back',
    } satisfies Record<FindingChoice, string>,
    settled: {
      'keep-database': 'Carrel’s version is kept',
      'take-folder': 'The file’s version is taken',
      'try-again': 'The article is back',
      'drop-copy': 'The copy is in the trash',
      'take-copy': 'The copy is used; the other folder is in the trash',
      'keep-both': 'There are two articles now',
      'bring-back': 'The article is back',
    } satisfies Record<FindingChoice, string>,
    notSettled: 'That could not be done. Nothing was changed.',
    reasons: {
      'ended-a-process': 'Reading it made Carrel crash or hang.',
      edited: 'Its files differ from what Carrel wrote.',
      copied: 'A second folder of the article.',
      'in-the-trash': 'The article is in the trash.',
      damaged: 'It is damaged.',
      'newer-version': 'A newer version of Carrel has written it.',
      link: 'It is a link. Carrel does not follow links in the library.',
      'not-a-file': 'A folder or something else has the name of this file.',
      'not-a-folder': 'A file has the name of this folder.',
      'odd-name': 'Carrel does not read a folder of this name. Rename it to have the article back.',
      'too-large': 'It is larger than anything Carrel writes.',
      forbidden: 'This account may not read it.',
      'disk-error': 'The system could not read it. The disk may be damaged.',
      incomplete: 'The file that says what the article is, is missing.',
      missing: 'The export should hold it and does not.',
      'body-lost': 'No original is kept from which it could be made again.',
      'body-lost-original-kept':
        'The original is kept: “Extract again” brings pictures and formatting back.',
      'out-of-bounds': 'Values that cannot be right:',
      'too-many': 'Too many entries:',
    } satisfies Record<FindingReason, string>,
    more: (count: number) => `and ${count.toLocaleString('en')} more`,
    nothing: 'There is nothing left to decide.',
  },

  reader: {
    label: 'Article',
    nothingOpen: 'No article selected',
    nothingOpenHint: 'Choose one from the list, or move with J and K.',
    manySelected: (count: number) => `${count.toLocaleString('en')} articles selected`,
    gone: 'This article is no longer in the library.',
    broken: 'This article could not be shown.',
    brokenHint: 'It is still in the library. Its original file may show more.',
    tryAgain: 'Try again',
    toolbar: 'Article actions',
    original: 'Original',
    showOriginal: 'Show the original file',
    showArticle: 'Show the article',
    originalNote: (fileName: string) => `The file as it came in: ${fileName}`,
    originalMissing: 'The original file is not in the library.',
    originalBroken: 'The original file could not be shown.',
    pdfPage: (page: number, total: number) => `Page ${page} of ${total}`,
    textSettings: 'Text',
    openSource: 'Open the web page in the browser',
    source: 'Source',
    published: (date: string) => `Published ${date}`,
    saved: (date: string) => `Saved ${date}`,
    imageMissing: 'Image not saved with the page',
    hits: (current: number, total: number) => `Match ${current} of ${total}`,
    nextHit: 'Next match',
    previousHit: 'Previous match',
    linkOnly: 'Only the link is kept: its page is not in the library.',
    openInBrowser: 'Open it in the browser',
    keptAsPage: 'Kept as a page: no article was found in it.',
    noText:
      'There is no text in this document, only pictures of its pages. Show the original to read it.',
    imagesMissing: (missing: number, total: number) =>
      total === 1
        ? 'Its image was not saved with the page.'
        : `${missing.toLocaleString('en')} of ${total.toLocaleString('en')} images were not saved with the page.`,
  },

  highlights: {
    panel: 'Highlights and notes',
    hidePanel: 'Hide highlights and notes',
    toolbar: 'Highlight what is selected',
    colour: 'Colour',
    colours: {
      yellow: 'Yellow',
      green: 'Green',
      blue: 'Blue',
      pink: 'Pink',
      purple: 'Purple',
    } satisfies Record<HighlightColour, string>,
    markIn: (colour: string) => `Highlight: ${colour}`,
    addNote: 'Highlight with a note',
    marked: 'Highlighted',
    isMarked: 'This is highlighted already.',
    recoloured: 'Highlight colour changed',
    tooLong: 'That is too long for one highlight.',
    sentenceChosen: 'Sentence selected: H highlights it, [ and ] move on.',
    edit: 'Edit highlight',
    note: 'Note',
    notePlaceholder: 'Write a note…',
    removeTag: (tag: string) => `Remove tag ${tag}`,
    copy: 'Copy the words',
    copied: 'Copied',
    notCopied: 'That could not be copied.',
    remove: 'Delete highlight',
    removed: 'Highlight deleted',
    removedLabel: 'Deleted highlight',
    goTo: (colour: string) => `Go to the highlight, ${colour}`,
    articleNote: 'Note on the article',
    articleNotePlaceholder: 'What you want to remember of it',
    count: (count: number, formatted: string) =>
      count === 0 ? 'Highlights' : count === 1 ? '1 highlight' : `${formatted} highlights`,
    none: 'Select words in the article to highlight them. With the keyboard, press H for a sentence.',
    missing: (_count: number, formatted: string) => `Not found in the text: ${formatted}`,
    missingHint:
      'The text is not what it was when these were highlighted. They are kept as they are.',
  },

  savedSearches: {
    title: 'Saved searches',
    save: 'Save this search',
    saved: 'This search is saved',
    name: 'Name',
    confirm: 'Save',
    more: (name: string) => `More for “${name}”`,
    rename: 'Rename…',
    renameTitle: 'Rename the search',
    renameConfirm: 'Rename',
    delete: 'Delete',
    wasSaved: 'Search saved',
    wasDeleted: (name: string) => `Saved search “${name}” deleted`,
  },

  search: {
    label: 'Search',
    placeholder: 'Search every article',
    clear: 'Clear search',
    results: (count: string, exact: boolean) => `${exact ? '' : 'about '}${count} found`,
    searching: 'Searching…',
    indexing: (indexed: string, articles: string) => `${indexed} of ${articles} indexed`,
    nothing: (query: string) => `Nothing found for “${query}”`,
    tryTitle: 'You could try',
    tryFewer: 'fewer words, or another spelling',
    tryPrefix: 'the beginning of a word, followed by *',
    tryQuotes: 'without quotation marks, if you used them',
    tryWait: 'again in a moment: not every article is indexed yet',
    failed: 'The search could not be run.',
    noteLeftOut: (token: string) => `“${token}” has no word beside it and was left out`,
    noteOpenQuote: 'A quotation mark is not closed: all that follows was searched as a quote',
    noteBracket: 'Not every bracket has its counterpart',
    noteBadFilter: (token: string, field: FilterField) =>
      `“${token}” was searched as a word: after ${field}: comes ${filterValues[field]}`,
    inNotes: 'In your notes:',
    relevance: 'Relevance',
    recent: 'Recent searches',
    removeRecent: (query: string) => `Forget the search “${query}”`,
    clearRecent: 'Clear recent searches',
    noteNearAsAnd: (token: string) =>
      `${token} joins only words and quotes; both sides were searched for anywhere`,
    noteBadRegex: (token: string, reason: string) =>
      `${token} is not a regular expression and was left out: ${reason}`,
    noteRegexLeftOut: (token: string) =>
      `${token} was left out: a regular expression does not work within OR or brackets`,
    noteRegexPartial: (searched: string, all: string) =>
      `The regular expression takes long: searched ${searched} of ${all} articles. More words narrow it down`,
    noteNoWords: 'There is no word to search for yet.',
    noteShortened: 'Only the beginning of this long query was used',
    noteQuestion: 'Not every word is in every result; the best answers come first',
    didYouMean: 'Did you mean',
    noteSpelledAlike: (word: string, instead: string[]) =>
      `No article holds “${word}”; searched for ${instead.map((other) => `“${other}”`).join(', ')}`,
    noteHeldNowhere: (words: string[]) =>
      `No article holds ${words.map((word) => `“${word}”`).join(' or ')}`,
  },

  tags: {
    title: (count: number) =>
      count === 1 ? 'Tags' : `Tags of ${count.toLocaleString('en')} articles`,
    input: 'Add a tag',
    placeholder: 'Type to find or create',
    create: (name: string) => `Create “${name}”`,
    on: 'On all',
    mixed: 'On some',
    off: 'Not set',
    none: 'No tags yet. Type one and press Enter.',
    noMatch: 'No tag of that name.',
    hint: 'Enter adds or removes · Esc closes',
    manageTitle: 'Manage tags',
    filterLabel: 'Find a tag',
    rename: 'Rename',
    renameLabel: (name: string) => `New name of “${name}”`,
    save: 'Rename',
    merge: 'Merge',
    mergeWarning: (from: string, to: string, count: number) =>
      `“${to}” exists already. The ${count === 1 ? 'article' : `${count} articles`} tagged “${from}” will get “${to}” instead, and “${from}” will be gone.`,
    delete: 'Delete',
    deleteLabel: (name: string) => `Delete tag “${name}”`,
    deleteWarning: (name: string, count: number) =>
      `“${name}” will be taken from ${articleCount(count)}. The articles stay.`,
    empty: 'There are no tags yet. Select an article and press T.',
  },

  import: {
    title: 'Import',
    drop: 'Drop to import',
    dropHint: 'Saved pages, text, Markdown, feeds, and whole folders',
    looking: 'Looking through what you dropped…',
    nothingDropped: 'There was no file in what you dropped.',
    progress: (done: string, total: string) => `${done} of ${total} files`,
    rate: (perSecond: string) => `${perSecond} files a second`,
    secondsLeft: (seconds: number) =>
      seconds < 60
        ? `about ${Math.max(1, Math.round(seconds))} s left`
        : `about ${Math.round(seconds / 60)} min left`,
    cancelling: 'Finishing the files in hand…',
    finished: 'Import finished',
    cancelled: 'Import cancelled',
    running: 'Importing',
    showReport: 'Show report',
    hideReport: 'Hide report',
    retry: 'Try failed ones again',
    reportLabel: 'Import report',
    findInReport: 'Find a file, a title or a reason',
    rowsFound: (count: number) =>
      count === 0
        ? 'No row has these words.'
        : count === 1
          ? '1 row'
          : `${count.toLocaleString('en')} rows`,
    saveReport: 'Save as CSV…',
    reportSaved: 'The report is saved',
    columns: {
      file: 'File',
      outcome: 'What happened',
      title: 'Title',
      reason: 'Reason',
      id: 'Article',
    },
    everything: 'All',
    outcomes: {
      imported: 'Imported',
      updated: 'Updated',
      duplicate: 'Already here',
      failed: 'Failed',
      cancelled: 'Left out',
    },
    summary: (imported: number, updated: number, duplicates: number, failed: number) =>
      [
        `${imported.toLocaleString('en')} imported`,
        updated > 0 ? `${updated.toLocaleString('en')} updated` : '',
        duplicates > 0 ? `${duplicates.toLocaleString('en')} already here` : '',
        failed > 0 ? `${failed.toLocaleString('en')} failed` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    failures: {
      'empty-file': 'The file is empty.',
      'unknown-format': 'Carrel cannot read this kind of file.',
      'too-large': 'The file is too large.',
      'no-text': 'There is no article text in it.',
      damaged: 'The file is damaged.',
      unreadable: 'The file could not be read. Check that you may open it.',
      vanished: 'The file is no longer there.',
      'set-aside':
        'It made Carrel crash or hang before, so it was not read again. “Try again” reads it.',
      'timed-out': 'It took too long to read and was stopped.',
      'not-saved': 'It could not be saved. Check the free disk space and the library’s folder.',
      'too-much-inside': 'There is more in this archive than can be real.',
      'unsafe-name': 'Its name leads out of the archive, or it is a link.',
      encrypted: 'It is protected by a password.',
    },
    unknownFailure: 'It could not be imported.',
    close: 'Close the import report',
  },

  welcome: {
    title: 'Your desk is empty',
    body: 'Drop saved web pages, text files or whole folders anywhere on this window. They are kept on this computer, and nothing is sent anywhere.',
    importFiles: 'Import files…',
    importFolder: 'Import folder…',
    samples: 'Try it with sample articles',
    samplesHint: 'About a dozen, in four languages. You can delete them at any time.',
    samplesFailed: 'The sample articles could not be read.',
    keyMove: 'move through the list',
    keyRead: 'read',
    keySearch: 'search every word',
    keyTag: 'tag',
    keyHelp: 'all keys',
  },

  settings: {
    title: 'Settings',
    general: 'General',
    text: 'Reading',
    library: 'Library',
    about: 'About',
    language: 'Language',
    languageSystem: 'Same as the system',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', sepia: 'Sepia', dark: 'Dark' },
    search: 'Search',
    chineseVariants: 'Simplified and traditional Chinese are the same',
    chineseVariantsHint: '国际 finds 國際, and 臺灣 finds 台湾 and 台灣.',
    fontFamily: 'Typeface',
    serif: 'Serif',
    sans: 'Sans serif',
    fontSize: 'Text size',
    lineWidth: 'Column width',
    lineHeight: 'Line spacing',
    smaller: (what: string) => `${what}: less`,
    larger: (what: string) => `${what}: more`,
    libraryFolder: 'Library folder',
    libraryFolderHint: 'Every article is kept here in plain files that open without Carrel.',
    move: 'Move the library…',
    moving: (done: string, total: string) => `Copying and comparing: ${done} of ${total}`,
    moved: 'The library has been copied, compared, and is used in its new folder now. It was here:',
    oldKept: 'The old folder is left as it was.',
    oldDeleted: 'The library was taken out of the old folder.',
    deleteOld: 'Delete the old library',
    notMoved: 'The library could not be moved, and is where it was.',
    check: 'Check the library',
    checkHint: 'Compares every file with its checksum and every article with its files.',
    checking: 'Checking… This takes a while in a large library.',
    checkedSoFar: (done: string, total: string) => `${done} of ${total} checked`,
    checkFailed: 'The library could not be checked. Is its folder there?',
    checked: (articles: number, files: number) =>
      `${articleCount(articles)} and ${files === 1 ? '1 file' : `${files.toLocaleString('en')} files`} checked.`,
    checkedWell: 'Everything is as it should be.',
    problems: (found: number, mended: number) =>
      `${found === 1 ? '1 problem' : `${found.toLocaleString('en')} problems`} found, ${mended === found ? (found === 1 ? 'mended.' : 'all mended.') : `${mended.toLocaleString('en')} mended.`}`,
    mended: 'mended',
    notMended: 'not mended',
    andMoreProblems: (count: number) => `and ${count.toLocaleString('en')} more`,
    problemKinds: {
      'article-missing': 'Files of the article were missing',
      'article-damaged': 'Files of the article were damaged',
      'article-differs': 'Files of the article were not as Carrel wrote them',
      'original-missing': 'The original file is missing; import it again to put it back',
      'original-damaged': 'The original file is damaged; import it again to put it back',
      'image-missing': 'An image is missing; import its page again to put it back',
      'image-damaged': 'An image is damaged; import its page again to put it back',
    },
    version: 'Version',
    builtWith: 'Built with',
    privacy: 'Carrel makes no network requests. Articles stay on this computer.',
    sample: 'The quiet desk by the window is where most of the reading gets done.',
    notSaved: 'The settings could not be saved.',
  },

  watch: {
    title: 'Watched folders',
    hint: 'What SingleFile, a clipper or wget saves into these folders is taken in by itself, as soon as a file is whole. Nothing in them is changed or deleted.',
    add: 'Watch a folder…',
    none: 'No folder is watched yet.',
    list: 'Watched folders',
    states: {
      watching: 'Watching',
      paused: 'Paused',
      gone: 'The folder is not there. Is its drive connected?',
      unreadable: 'The folder cannot be read. Check that you may open it.',
      'own-library': 'The folder lies in Carrel’s own library.',
      'too-many': 'There are more than 100,000 files in it. Choose a folder below it.',
    },
    taken: (count: number) =>
      count === 1 ? '1 file looked at' : `${count.toLocaleString('en')} files looked at`,
    waiting: (count: number) =>
      count === 1 ? '1 not whole yet' : `${count.toLocaleString('en')} not whole yet`,
    pause: (path: string) => `Pause ${path}`,
    goOn: (path: string) => `Watch ${path} again`,
    forget: (path: string) => `Watch ${path} no longer`,
    notAdded: 'This folder lies in Carrel’s own library and cannot be watched.',
    failed: 'That did not work. The list of watched folders could not be saved.',
    tookIn: (articles: number, folder: string) =>
      articles === 1
        ? `1 article taken in from ${folder}`
        : `${articles.toLocaleString('en')} articles taken in from ${folder}`,
  },

  keys: {
    title: 'Keyboard shortcuts',
    groups: {
      move: 'Move',
      article: 'With the article or the selection',
      mark: 'Highlights and notes',
      find: 'Find',
      query: 'In the search box',
      app: 'Carrel',
    },
    examples: {
      phrase: '"open sea"',
      not: '-night',
      or: '(sea OR port)',
      prefix: 'harb*',
      near: 'sea NEAR/5 night',
    },
    queryPhrase: 'These words in a row',
    queryNot: 'Without this word',
    queryOr: 'One or the other',
    queryPrefix: 'All that begins so',
    queryNear: 'At most five words apart',
    queryRegex: 'A regular expression',
    queryFields: 'In the title, or by author, site, tag, language',
    queryState: 'Also reading, archived, link',
    queryHas: 'Also highlight, note',
    queryPublished:
      'Published before then; after: then or later. A date without a day may be any day of it',
    querySaved: 'Also 2025-02, <2024, 2023..2024',
    next: 'Next article',
    previous: 'Previous article',
    extend: 'Select more',
    selectAll: 'Select all',
    ends: 'First or last article',
    open: 'Read: move into the article',
    back: 'Back to the list, or close',
    page: 'Page down or up in the article',
    search: 'Search',
    hits: 'Next or previous match in the article',
    mark: 'Highlight what is selected, or select a sentence',
    note: 'Highlight with a note, or note on the article',
    sentence: 'Select the sentence before or after; Shift adds it',
    extendChosen: 'Select more or less',
    highlights: 'Show or hide highlights and notes',
    tags: 'Tags',
    star: 'Star',
    archive: 'Archive, or move out of it',
    unread: 'Mark as unread',
    original: 'Original file',
    versions: 'Compare versions and copies',
    mend: 'Show where the article is in its page',
    fold: 'Show or hide the copies of an article',
    delete: 'Move to the trash',
    undo: 'Undo deleting',
    restore: 'In the trash: bring back',
    settings: 'Settings',
    sidebar: 'Show or hide the sidebar',
    help: 'This list',
    space: 'Space',
  },

  errors: {
    title: 'Something went wrong here',
    body: 'Your articles are safe. You can go on, or reload the window.',
    reload: 'Reload',
    opening: 'Opening the library. This takes longer than usual…',
    library: 'The library could not be opened.',
  },
};

export type Strings = typeof en;
