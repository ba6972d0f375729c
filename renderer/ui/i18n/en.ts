import type { HighlightsFolderState, HighlightsFormat } from '../../../electron/ipc/contract';
import type { FeedProblem } from '../../core/feeds/feed-problem';
import type { HighlightColour } from '../../core/highlights/highlight';
import type { FeedSchedule, FeedText, KeepRule } from '../../core/records/library-records';
import type { Grouping } from '../../library/highlights/group-highlights';
import type { SortKey } from '../../library/list/article-view';
import type { FilterField } from '../../search/query/query';
import type { FindingChoice, FindingKind, FindingReason } from '../../vault/findings';

const aDate = 'a year, month or day, such as 2025, 2025-02 or 2025-02-20';
const filterValues: Record<FilterField, string> = {
  title: 'part of the title',
  author: 'a name',
  site: 'a name or an address, such as foxnews.com',
  tag: 'a tag',
  lang: 'a language code, such as en or ko',
  feed: 'a part of the address of a feed',
  is: 'unread, reading, read, archived, starred or link',
  has: 'highlight, note or image',
  in: 'left-out',
  saved: 'a date or a range, such as 2025-02, >2024, <2024 or 2023..2024',
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
    read: 'Read',
    archived: 'Archived',
    starred: 'Starred',
    highlighted: 'Highlighted',
    allHighlights: 'All highlights',
    highlights: (count: number) =>
      count === 1 ? '1 highlight' : `${count.toLocaleString('en')} highlights`,
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
    resize: 'Resize sidebar',
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
    density: 'Rows',
    densities: { comfortable: 'Comfortable', compact: 'Compact', line: 'One line' },
    savedOn: (date: string) => `saved ${date}`,
    filter: 'Filter',
    filters: 'Active filters',
    removeFilter: (name: string) => `Remove filter: ${name}`,
    clearFilters: 'Clear all',
    nothingHere: 'No articles',
    nothingMatches: 'No articles match these filters.',
    allRead: 'You have read everything here.',
    opening: 'Opening the library…',
    resize: 'Resize list',
    noTitle: 'Untitled',
    rowStates: { unread: 'unread', reading: 'reading', read: 'read', archived: 'archived' },
    rowStarred: 'starred',
    rowHighlights: (count: number) => (count === 1 ? '1 highlight' : `${count} highlights`),
    rowNote: 'has a note',
    kinds: { page: 'Page', link: 'Link only' },
    readSoFar: (percent: number) => `${percent}% read`,
  },

  siteRule: {
    action: 'Choose the article text',
    title: 'Choose the article text',
    hint: 'Click the block that contains the whole article, or move with the arrow keys and press Enter. Click or press Enter again to use it.',
    preview: 'Preview of the article',
    states: {
      none: 'Choose a block to see a preview of the article.',
      trying: 'Reading the page…',
      nothing: 'This block contains no text. Choose another one.',
    },
    found: (words: number) =>
      words === 1
        ? 'The article would have 1 word.'
        : `The article would have ${words.toLocaleString('en')} words.`,
    use: 'Use this block',
    cancel: 'Cancel',
    done: 'Article re-extracted. The rule for its site is saved.',
    failed: 'The article couldn’t be re-extracted. Nothing was changed.',
    othersTitle: (count: number, site: string) =>
      count === 1
        ? `Also use this rule for the other article from ${site}?`
        : `Also use this rule for the ${count.toLocaleString('en')} other articles from ${site}?`,
    othersBody: (site: string) =>
      `They will be re-extracted from their original pages. Tags, notes and highlights are kept. Pages that you import from ${site} in future use the rule in either case.`,
    othersProgress: (done: number, all: number) =>
      `${done.toLocaleString('en')} of ${all.toLocaleString('en')}`,
    othersDone: (changed: number, left: number) =>
      `${changed.toLocaleString('en')} re-extracted, ${left.toLocaleString('en')} left unchanged.`,
    onlyThis: 'Only this article',
    stop: 'Stop',
    all: (count: number) =>
      count === 1 ? 'Use for both' : `Use for all ${count.toLocaleString('en')}`,
    again: 'Re-extract',
    againDone: (changed: number, count: number) =>
      `${changed.toLocaleString('en')} of ${count.toLocaleString('en')} re-extracted.`,
    rules: 'Sites with your own article rule',
    rulesHint:
      'On pages from these sites, Carrel reads the block that you chose. The rules are saved in site-rules.json in the library folder.',
    noRules: 'None. Press X in an article to choose its text.',
    forget: (site: string) => `Delete the rule for ${site}`,
  },

  versions: {
    title: 'Versions and copies',
    count: (count: number) => `${count.toLocaleString('en')} versions`,
    copies: (count: number) => `${count.toLocaleString('en')} copies`,
    compareVersions: (count: number) => `Compare ${count.toLocaleString('en')} versions`,
    compareCopies: (count: number) => `Compare ${count.toLocaleString('en')} copies`,
    folded: (count: number, isOpen: boolean) =>
      isOpen
        ? `${count.toLocaleString('en')} copies, expanded`
        : `${count.toLocaleString('en')} copies, collapsed. Press the right arrow key to expand.`,
    isCopy: 'copy of the article above',
    versionOf: (date: string) => `Saved ${date}`,
    from: 'From',
    to: 'To',
    nothing: 'Nothing (show this text only)',
    swap: 'Swap',
    changes: (changes: number, inserted: number, deleted: number) =>
      changes === 0
        ? 'The wording is the same.'
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
        ? '1 unchanged paragraph'
        : `${paragraphs.toLocaleString('en')} unchanged paragraphs`,
    reading: 'Reading both texts…',
    missing: 'This text can’t be shown. Its original file isn’t in the library.',
    failed: 'The texts couldn’t be compared.',
    text: 'Text',
  },

  actions: {
    open: 'Read',
    star: 'Star',
    unstar: 'Remove star',
    archive: 'Archive',
    unarchive: 'Unarchive',
    markUnread: 'Mark as unread',
    markRead: 'Mark as read',
    tag: 'Tags…',
    delete: 'Move to trash',
  },

  announce: {
    starred: (count: number) => (count === 1 ? 'Starred' : `${count} articles starred`),
    unstarred: (count: number) =>
      count === 1 ? 'Star removed' : `Star removed from ${count} articles`,
    archived: (count: number) => (count === 1 ? 'Archived' : `${count} articles archived`),
    unarchived: (count: number) => (count === 1 ? 'Unarchived' : `${count} articles unarchived`),
    markedUnread: (count: number) =>
      count === 1 ? 'Marked as unread' : `${count} articles marked as unread`,
    markedRead: (count: number) =>
      count === 1 ? 'Marked as read' : `${count} articles marked as read`,
    nowInState: (state: string) => `Now: ${state}`,
    stateChanged: 'Reading states changed',
    failed: 'The change couldn’t be saved. Nothing was changed.',
  },

  history: {
    undo: (what: string) => `Undone: ${what}`,
    redo: (what: string) => `Redone: ${what}`,
    nothing: { undo: 'Nothing to undo', redo: 'Nothing to redo' },
    changing: (what: string, done: string) => `In progress: ${what}, ${done} done`,
    stop: 'Stop',
    stopped: (what: string | null) => (what ? `Stopped after ${what}` : 'Stopped'),
    steps: {
      tags: (count: number) => `tags of ${articleCount(count)}`,
      'tag-renamed': (count: number) => `tag renamed in ${articleCount(count)}`,
      'tag-deleted': (count: number) => `tag removed from ${articleCount(count)}`,
      state: (count: number) => `reading state of ${articleCount(count)}`,
      star: (count: number) => `star of ${articleCount(count)}`,
      note: () => 'note',
      deletion: (count: number) => `deletion of ${articleCount(count)}`,
      restoration: (count: number) => `restoring of ${articleCount(count)}`,
      'feed-read': (count: number) => `marking of ${articleCount(count)} as read`,
      highlights: () => 'highlight',
      'highlights-removed': () => 'removal of a highlight',
      'highlights-joined': () => 'joining of highlights',
      'saved-search': () => 'saved search',
      'site-rule': () => 'rule for a site',
    },
  },

  deleteDialog: {
    title: (count: number) => `Move ${count.toLocaleString('en')} articles to the trash?`,
    body: 'You can restore them from the trash for at least 30 days, with their tags, notes and highlights.',
    andMore: (count: number) => `and ${count.toLocaleString('en')} more`,
    confirm: (count: number) => `Move ${count.toLocaleString('en')} to trash`,
  },

  trash: {
    moved: (count: number) =>
      count === 1
        ? 'Article moved to the trash'
        : `${count.toLocaleString('en')} articles moved to the trash`,
    undo: 'Undo',
    dismiss: 'Dismiss',
    restoring: (count: number) =>
      count === 1 ? 'Restoring the article…' : `Restoring ${count.toLocaleString('en')} articles…`,
    restored: (count: number) =>
      count === 1 ? 'Article restored' : `${count.toLocaleString('en')} articles restored`,
    notRestored: (count: number) =>
      count === 1
        ? 'The article couldn’t be restored right now. It is still in the library folder.'
        : `${count.toLocaleString('en')} articles couldn’t be restored right now. They are still in the library folder.`,
    note: 'Deleted articles are kept for at least 30 days, or longer if you rarely open Carrel.',
    empty: 'The trash is empty',
    emptyHint: 'Articles that you delete are kept here for at least 30 days.',
    unlisted: 'The trash can’t be shown because the library folder is missing.',
    unreadable: 'Its file can’t be read.',
    deletedOn: (date: string) => `Deleted ${date}`,
    deletedSomeTime: 'Deletion date unknown',
    keptUntil: (date: string) => `kept until at least ${date}`,
    nothingChosen: 'Select an article to restore it.',
    restore: 'Restore',
    remove: 'Delete permanently…',
    removeTitle: (count: number): string =>
      count === 1 ? 'Delete this article permanently?' : 'Delete these articles permanently?',
    removeBody: (count: number) =>
      count === 1
        ? 'The article will be deleted from the trash. You can’t undo this.'
        : `${count.toLocaleString('en')} articles will be deleted from the trash. You can’t undo this.`,
    emptyTrash: 'Empty trash…',
    emptyTitle: 'Empty the trash?',
    emptyBody: (count: number) =>
      count === 1
        ? 'The article in it will be deleted permanently. You can’t undo this.'
        : `The ${count.toLocaleString('en')} articles in it will be deleted permanently. You can’t undo this.`,
    emptyConfirm: 'Delete permanently',
    emptied: (count: number) =>
      count === 1
        ? 'Article deleted permanently'
        : `${count.toLocaleString('en')} articles deleted permanently`,
    notEmptied:
      'Some articles couldn’t be deleted. Check that Carrel can write to the library folder.',
  },

  transfer: {
    label: 'Export and restore',
    exporting: 'Exporting the library…',
    exported: (files: number) =>
      `Library exported: ${files === 1 ? '1 file' : `${files.toLocaleString('en')} files`} in open formats.`,
    show: 'Show in file manager',
    notThere: 'The exported file isn’t there any more.',
    restoring: 'Restoring from the export…',
    restored: (added: number, merged: number, same: number, failed: number) =>
      [
        `${added.toLocaleString('en')} added`,
        `${merged.toLocaleString('en')} merged`,
        `${same.toLocaleString('en')} already in the library`,
        failed > 0 ? `${failed.toLocaleString('en')} failed` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    failed: (reason: string) => `The operation failed: ${reason}`,
    notTaken: (count: number) =>
      count === 1
        ? '1 item wasn’t restored, or only in part'
        : `${count.toLocaleString('en')} items weren’t restored, or only in part`,
    notSaved: 'It couldn’t be saved to the library folder.',
  },

  exports: {
    action: 'Export…',
    title: 'Export articles',
    printTitle: 'Print',
    what: 'Articles',
    selected: (count: number) =>
      count === 1 ? 'This article' : `${count.toLocaleString('en')} selected`,
    all: (count: number) => `All ${count.toLocaleString('en')} in the list`,
    format: 'Format',
    files: 'Files',
    oneFile: 'One file',
    manyFiles: 'One per article',
    paper: 'Paper',
    withMarks: 'Highlights and notes',
    withLinks: 'Addresses of links',
    print: 'Print…',
    savePdf: 'Save as PDF…',
    export: 'Export…',
    preparing: (count: number) => `Preparing ${articleCount(count)}…`,
    progress: (done: number, total: number) =>
      `${done.toLocaleString('en')} of ${articleCount(total)} prepared`,
    exported: (count: number, failed: number) =>
      `${articleCount(count)} exported${failed === 0 ? '.' : `, ${failed.toLocaleString('en')} left out.`}`,
    printed: (failed: number) => `Printed without ${articleCount(failed)}.`,
    notPrinted: (reason: string) =>
      `It couldn’t be printed${reason === '' ? '' : ` (${reason})`}. You can save it as PDF instead.`,
    cancelled: 'The export was cancelled. Nothing was written.',
    leftOut: (count: number) => `${articleCount(count)} left out`,
    reasons: {
      gone: 'was deleted meanwhile',
      'set-aside': 'has crashed Carrel before',
      failed: 'couldn’t be exported',
    },
    collection: (name: string, count: number) => `${name} (${articleCount(count)})`,
    inFiles: {
      contents: 'Contents',
      untitled: 'Untitled',
      saved: 'Saved',
      imageMissing: 'Image not saved',
      notes: 'Notes',
      note: 'Note',
      lostHighlights: 'Highlights whose words are no longer in the text',
    },
  },

  notices: {
    unsaved: (count: number) =>
      count === 1
        ? 'Changes to 1 article aren’t saved yet'
        : `Changes to ${count.toLocaleString('en')} articles aren’t saved yet`,
    unusable: 'The library folder can’t be used right now',
    reasons: {
      full: 'The disk with the library folder is full.',
      'read-only': 'Carrel doesn’t have permission to write to the library folder.',
      gone: 'The library folder is missing. Check that its drive is connected and that the folder wasn’t moved or renamed.',
      failed: 'The system reported an error.',
      empty:
        'The library folder is empty. Check that its drive is connected and that the library wasn’t moved. Carrel hasn’t written anything to the folder.',
      another: 'The folder contains a different library. Carrel hasn’t written anything to it.',
      newer:
        'The folder was written by a newer version of Carrel. This version hasn’t changed anything in it. Install the newer version to use this library.',
    },
    adopt: {
      empty: 'Write all articles to this folder',
      another: 'Merge both libraries in this folder',
    },
    goOn: 'You can continue to read and search. Carrel will try again automatically.',
    tryAgain: 'Try again',
    details: 'Details',
    rebuilding: (done: string, total: string) =>
      `Recovering articles from the library folder: ${done} of ${total}`,
    rebuilt: (count: number) =>
      count === 1
        ? '1 article recovered from the library folder'
        : `${count.toLocaleString('en')} articles recovered from the library folder`,
    findings: {
      differing: (count: number) =>
        count === 1
          ? 'The files of 1 article were changed outside Carrel.'
          : `The files of ${count.toLocaleString('en')} articles were changed outside Carrel.`,
      twice: (count: number) =>
        count === 1
          ? '1 article has a second folder.'
          : `${count.toLocaleString('en')} folders are copies of other articles’ folders.`,
      deleted: (count: number) =>
        count === 1
          ? '1 folder is a copy of a deleted article’s folder.'
          : `${count.toLocaleString('en')} folders are copies of deleted articles’ folders.`,
      unreadable: (count: number) =>
        count === 1
          ? '1 file or folder in the library can’t be read.'
          : `${count.toLocaleString('en')} files or folders in the library can’t be read.`,
      'set-aside': (count: number) =>
        count === 1
          ? '1 article is skipped because reading it made Carrel crash or stop responding.'
          : `${count.toLocaleString('en')} articles are skipped because reading them made Carrel crash or stop responding.`,
      rebuilt: (count: number) =>
        count === 1
          ? '1 article was recovered as text only.'
          : `${count.toLocaleString('en')} articles were recovered as text only.`,
      repaired: (count: number) =>
        count === 1
          ? 'Invalid values in 1 file of the library were corrected.'
          : `Invalid values in ${count.toLocaleString('en')} files of the library were corrected.`,
      'cut-off': (count: number) =>
        count === 1
          ? '1 file of the library has more entries than Carrel can use.'
          : `${count.toLocaleString('en')} files of the library have more entries than Carrel can use.`,
    } satisfies Record<FindingKind, (count: number) => string>,
    look: 'Review…',
    later: 'Later',
    oldProfile: (folder: string) =>
      `${folder} is a working copy from an earlier version of Carrel. It is no longer used, and you can delete it.`,
    understood: 'OK',
  },

  findings: {
    title: 'Library folder',
    kinds: {
      differing: {
        title: 'Changed outside Carrel',
        hint: 'Another program, a sync service or a person changed these files. Carrel hasn’t changed these articles yet.',
      },
      twice: {
        title: 'Copies of article folders',
        hint: 'A sync service or a file manager copied these folders. Carrel uses the other folder, which is named below each copy. Anything that you remove here goes to the trash.',
      },
      deleted: {
        title: 'Copies of deleted articles',
        hint: 'These articles are in the trash, but a copy of their folder is still in the library.',
      },
      unreadable: {
        title: 'Can’t be read',
        hint: 'Carrel left these as they are. The rest of the library isn’t affected.',
      },
      'set-aside': {
        title: 'Skipped',
        hint: 'Reading these made Carrel crash or stop responding, so it skips them. A newer version of Carrel will try again.',
      },
      rebuilt: {
        title: 'Recovered as text only',
        hint: 'article.html was empty, missing or damaged. The text comes from article.json; images and formatting are lost.',
      },
      repaired: {
        title: 'Corrected values',
        hint: 'These files contain invalid values. Carrel replaces them with valid ones, also in the files.',
      },
      'cut-off': {
        title: 'Too many entries',
        hint: 'Carrel uses only the first entries of these files.',
      },
    } satisfies Record<FindingKind, { title: string; hint: string }>,
    choices: {
      'keep-database': 'Keep Carrel’s version',
      'take-folder': 'Use the file’s version',
      'try-again': 'Try again',
      'drop-copy': 'Move this copy to trash',
      'take-copy': 'Use this copy instead',
      'keep-both': 'Keep both as separate articles',
      restore: 'Restore the article',
    } satisfies Record<FindingChoice, string>,
    settled: {
      'keep-database': 'Carrel’s version was kept',
      'take-folder': 'The file’s version is now used',
      'try-again': 'Article recovered',
      'drop-copy': 'Copy moved to the trash',
      'take-copy': 'The copy is now used. The other folder was moved to the trash',
      'keep-both': 'Both are kept as separate articles',
      restore: 'Article restored',
    } satisfies Record<FindingChoice, string>,
    notSettled: 'This couldn’t be done. Nothing was changed.',
    reasons: {
      'ended-a-process': 'Reading it made Carrel crash or stop responding.',
      edited: 'Its files differ from what Carrel wrote.',
      copied: 'It is a second folder of the same article.',
      'in-the-trash': 'The article is in the trash.',
      damaged: 'It is damaged.',
      'newer-version': 'It was written by a newer version of Carrel.',
      link: 'It is a link. Carrel doesn’t follow links in the library.',
      'not-a-file': 'It has the name of a file, but it isn’t one.',
      'not-a-folder': 'It has the name of a folder, but it is a file.',
      'odd-name':
        'Carrel doesn’t read folders with this kind of name. Rename the folder to recover the article.',
      'too-large': 'It is larger than any file that Carrel writes.',
      forbidden: 'Your account doesn’t have permission to read it.',
      'disk-error': 'The system couldn’t read it. The disk may be damaged.',
      incomplete: 'The file that describes the article is missing.',
      missing: 'It is missing from the export.',
      'body-lost': 'There is no original to re-extract it from.',
      'body-lost-original-kept':
        'The original is available. “Re-extract” brings images and formatting back.',
      'out-of-bounds': 'Invalid values:',
      'too-many': 'Too many entries:',
    } satisfies Record<FindingReason, string>,
    more: (count: number) => `and ${count.toLocaleString('en')} more`,
    nothing: 'There is nothing left to review.',
  },

  reader: {
    footnote: {
      name: (mark: string) => `Note ${mark}`,
      goTo: 'Go to the note',
      close: 'Close',
    },
    label: 'Article',
    nothingOpen: 'No article selected',
    nothingOpenHint: 'Select an article in the list, or move with J and K.',
    manySelected: (count: number) => `${count.toLocaleString('en')} articles selected`,
    gone: 'This article is no longer in the library.',
    broken: 'This article couldn’t be shown.',
    brokenHint: 'It is still in the library. You may be able to read its original file.',
    tryAgain: 'Try again',
    toolbar: 'Article actions',
    backToList: 'Back to the list',
    original: 'Original',
    showOriginal: 'Show the original file',
    showBoth: 'Show the original beside the article',
    showArticle: 'Show the article',
    originalNote: (fileName: string) => `Original file: ${fileName}`,
    originalMissing: 'The original file isn’t in the library.',
    originalOther:
      'This file is of a program’s own format. Open it with that program; Carrel keeps it byte for byte.',
    originalBroken: 'The original file couldn’t be shown.',
    pdfPage: (page: number, total: number) => `Page ${page} of ${total}`,
    textSettings: 'Text',
    openSource: 'Open the web page in your browser',
    source: 'Source',
    published: (date: string) => `Published ${date}`,
    created: (date: string) => `File created ${date}`,
    saved: (date: string) => `Saved ${date}`,
    imageMissing: 'Image not saved with the page',
    progress: 'Read',
    minutesLeft: (minutes: number) =>
      minutes < 1 ? 'Less than a minute left' : `${minutes} min left`,
    end: 'Next and previous article',
    nextArticle: (title: string) => `Next: ${title}`,
    previousArticle: (title: string) => `Previous: ${title}`,
    spaceAgain: (title: string) => `End of the article. Space again opens “${title}”.`,
    hits: (current: number, total: number) => `Match ${current} of ${total}`,
    nextHit: 'Next match',
    previousHit: 'Previous match',
    linkOnly: 'Only the link was saved. Its page isn’t in the library.',
    openInBrowser: 'Open in browser',
    keptAsPage: 'No article was found, so the whole page is shown.',
    onlyBeginning: 'Only the beginning of this article was on the page when it was saved.',
    noText: 'This document has no text, only images of its pages. Show the original to read it.',
    leftOut: 'Left out',
    showLeftOut: 'Show what was left out',
    hideLeftOut: 'Hide what was left out',
    leftOutHint:
      'Text of the saved page that isn’t in the article. You can bring back what belongs to it.',
    leftOutLinks: (lines: number) =>
      lines === 1
        ? 'Menus and links, 1 line'
        : `Menus and links, ${lines.toLocaleString('en')} lines`,
    mayMiss: 'Parts of this page may be missing.',
    nothingLeftOut: 'Nothing of this page was left out.',
    bringBack: 'Bring back',
    broughtBack: 'Brought back into the article',
    takeOut: 'Take out again',
    takenOut: 'Taken out of the article',
    notChanged: 'The article couldn’t be changed. Open it again and try once more.',
    imagesMissing: (missing: number, total: number) =>
      total === 1
        ? 'Its image wasn’t saved with the page.'
        : `${missing.toLocaleString('en')} of ${total.toLocaleString('en')} images weren’t saved with the page.`,
  },

  outline: {
    title: 'Outline',
    filter: 'Filter sections',
    nothing: 'No section has these words.',
    none: 'This article has too few sections for an outline.',
    show: 'Show the outline',
    hide: 'Hide the outline',
  },

  find: {
    label: 'Find in this article',
    field: 'Find in article',
    count: (current: number, total: number) =>
      total === 0 ? 'No matches' : `${current} of ${total}`,
    soFar: (total: number) => `${total} so far…`,
    next: 'Next place',
    previous: 'Previous place',
    matchCase: 'Match capital letters',
    wholeWords: 'Whole words',
    close: 'Close and go to the place found',
  },
  highlights: {
    panel: 'Highlights and notes',
    hidePanel: 'Hide highlights and notes',
    toolbar: 'Highlight selection',
    colour: 'Colour',
    colours: {
      yellow: 'Yellow',
      green: 'Green',
      blue: 'Blue',
      pink: 'Pink',
      purple: 'Purple',
    } satisfies Record<HighlightColour, string>,
    markIn: (colour: string) => `Highlight: ${colour}`,
    mark: 'Highlight',
    addNote: 'Highlight with a note',
    marked: 'Highlighted',
    isMarked: 'This text is already highlighted.',
    recoloured: 'Highlight colour changed',
    tooLong: 'The selection is too long for one highlight.',
    join: 'Join with the highlights it touches',
    joined: 'Highlights joined',
    position: (at: number, total: number) => `Highlight ${at} of ${total}`,
    sentenceChosen: 'Sentence selected. Press H to highlight it, or [ and ] to move.',
    edit: 'Edit highlight',
    note: 'Note',
    notePlaceholder: 'Write a note…',
    removeTag: (tag: string) => `Remove tag ${tag}`,
    copy: 'Copy text',
    remove: 'Delete highlight',
    removed: (count: number) =>
      count === 1 ? 'Highlight deleted' : `${count.toLocaleString('en')} highlights deleted`,
    removedLabel: 'Deleted highlight',
    goTo: (colour: string) => `Go to highlight (${colour})`,
    articleNote: 'Article note',
    articleNotePlaceholder: 'Write a note about this article…',
    count: (count: number, formatted: string) =>
      count === 0 ? 'Highlights' : count === 1 ? '1 highlight' : `${formatted} highlights`,
    none: 'Select text in the article to highlight it, or press H to select a sentence.',
    missing: (_count: number, formatted: string) => `Not found in the text: ${formatted}`,
    missingHint: 'The text has changed since you made these highlights. They are kept.',
    onlyInOriginal: (_count: number, formatted: string) => `In the original only: ${formatted}`,
    notInOriginal: (_count: number, formatted: string) => `Not found in the original: ${formatted}`,
  },

  pictures: {
    title: 'Pictures of the article',
    enlarge: (alt: string) => (alt === '' ? 'Enlarge picture' : `Enlarge picture: ${alt}`),
    count: (at: string, total: string) => `Picture ${at} of ${total}`,
    previous: 'Previous picture',
    next: 'Next picture',
    larger: 'Zoom in',
    smaller: 'Zoom out',
    fit: 'Show whole picture',
    copy: 'Copy picture',
    save: 'Save picture…',
    link: 'Open the picture’s link in your browser',
    copied: 'Picture copied',
    notCopied: 'The picture couldn’t be copied.',
    saved: 'Picture saved',
    notSaved: 'The picture couldn’t be saved.',
  },

  verticalOffer: {
    label: 'Vertical lines',
    text: 'This page was saved with vertical lines.',
    turn: 'Read in vertical lines',
  },

  pageInfo: {
    title: 'Page info',
    heading: 'Title',
    url: 'Saved from',
    canonicalUrl: 'The page’s own address',
    archive: 'Archive',
    archiveCopy: 'Copy in the archive',
    archived: 'Archived',
    licence: 'Licence',
    published: 'Published',
    created: 'File created',
    updated: 'Changed',
    saved: 'Saved',
    imported: 'Imported',
    extracted: 'Text extracted',
    file: 'Imported file',
    format: 'Read as',
    formats: {
      address: 'Page fetched as the server sends it',
      'address-window': 'Page fetched and shown in a window, because scripts make its text',
    },
    original: 'Original file',
    sha256: 'SHA-256',
    check: 'Checked now',
    checking: 'Reading the file…',
    states: {
      ok: 'Unchanged since it was imported',
      missing: 'The file is missing',
      damaged: 'The file was changed or can’t be read',
    },
    size: 'Size',
    bytes: (count: number) => (count === 1 ? '1 byte' : `${count.toLocaleString('en')} bytes`),
    version: 'Version',
    versionOf: (saved: string, words: number) =>
      `${saved}, ${words === 1 ? '1 word' : `${words.toLocaleString('en')} words`}`,
    words: 'Words',
    missingImages: 'Images not saved with the page',
    missingImage: 'Missing image',
    moreImages: (count: number) => `and ${count.toLocaleString('en')} more`,
    leftOut: 'Left out of the text',
    leftOutWords: (count: number) =>
      count === 1 ? '1 word' : `${count.toLocaleString('en')} words`,
    folder: 'Folder in the library',
    requests: 'Network',
    requestsOf: (stopped: number) =>
      stopped === 0
        ? '0 requests were made or attempted since Carrel was started'
        : `0 requests were made; ${stopped.toLocaleString('en')} attempted and stopped since Carrel was started`,
    showLeftOut: 'Show what was left out',
    show: 'Show original in file manager',
    notShown: 'The original file isn’t in the library.',
    copy: 'Copy as text',
    copied: 'Page info copied',
    notCopied: 'Page info couldn’t be copied.',
  },

  pdf: {
    toolbar: 'Pages of the PDF',
    page: 'Page',
    of: (total: number) => `of ${total}`,
    previous: 'Previous page',
    next: 'Next page',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    zoom: (percent: number) => `${percent} %`,
    fitWidth: 'Fit width',
    fitPage: 'Fit page',
    thumbnails: 'Page thumbnails',
  },

  files: {
    label: (count: number) => (count === 1 ? '1 file' : `${count} files`),
    megabytes: (size: string) => `${size} MB`,
    stated: (size: string) => `${size}, on the web`,
    onTheWeb: 'on the web',
    here: (size: string) => `${size}, in the library`,
    download: 'Download',
    downloadOf: (name: string) => `Download ${name}`,
    running: (done: string, total: string | null) =>
      total === null ? `${done} downloaded` : `${done} of ${total}`,
    starting: 'Waiting for the server…',
    stop: 'Cancel',
    stopOf: (name: string) => `Cancel downloading ${name}`,
    again: 'Try again',
    play: 'Play',
    playOf: (name: string) => `Play ${name}`,
    closePlayer: 'Close the player',
    player: (name: string) => `Player: ${name}`,
    notPlayed: 'Carrel can’t play this file. Open it with another program.',
    open: 'Open',
    openOf: (name: string) => `Open ${name}`,
    notOpened: 'No program opened this file.',
    show: 'Show in file manager',
    notShown: 'The file is missing from the library folder.',
    remove: 'Remove download',
    removeOf: (name: string) => `Remove the download of ${name}`,
    confirm: 'Remove the file from the library? Its link stays.',
    confirmed: 'Remove',
    keep: 'Keep',
    done: (name: string) => `${name} is in the library`,
    missing: 'The file is missing from the library folder.',
    limit: 'Carrel keeps files of up to 512 MB.',
    troubles: {
      'not-modified': 'The server sent no file.',
      'too-large': 'The file is larger than 512 MB.',
      empty: 'The file is empty.',
      page: 'The server sent a web page instead of the file.',
      full: 'The disk is full.',
      'read-only': 'The library folder can’t be written to.',
      gone: 'The library folder is missing.',
      failed: 'The file couldn’t be saved.',
    },
  },

  aloud: {
    action: 'Read aloud',
    goesOn: 'Go on with the next article of the list',
    altTexts: 'Read the descriptions of images',
    bar: 'Reading aloud',
    waiting: 'Looking for voices…',
    play: 'Go on reading aloud',
    pause: 'Pause reading aloud',
    stop: 'Stop reading aloud',
    previous: 'Previous sentence',
    next: 'Next sentence',
    rate: 'Speed',
    voice: (language: string) => `Voice (${language})`,
    nothing: 'There is no text to read aloud here.',
    done: 'Read to the end',
    noVoices: {
      linux:
        'This computer has no voices. Install the packages “speech-dispatcher” and “speech-dispatcher-espeak-ng” (or another speech engine), then start Carrel again.',
      win32:
        'This computer has no voices. Add one in Windows Settings under Time & language, Speech, then start Carrel again.',
      darwin:
        'This computer has no voices. Add one in System Settings under Accessibility, Spoken Content, then start Carrel again.',
    },
    noVoiceFor: (language: string) => `This computer has no voice for ${language}.`,
    passedOver: (languages: string) => `No voice, passed over: ${languages}`,
    engine:
      'The computer’s speech service does not answer. Check that sound works, then try again.',
  },

  copying: {
    menu: 'Selection and article',
    copy: 'Copy',
    withSource: 'Copy with source',
    sourceOf: 'Copy source and link',
    as: 'Copy with source as',
    forms: { plain: 'Plain text', markdown: 'Markdown', citation: 'Citation' },
    form: 'Copy with source',
    formHint: 'Each form has a link that opens the article at these words.',
    image: 'Copy image',
    linkAddress: 'Copy link address',
    openLink: 'Open link in your browser',
    search: 'Search the library for these words',
    copied: 'Copied',
    copiedWithSource: 'Copied with source',
    copiedSource: 'Source copied',
    copiedImage: 'Image copied',
    failed: 'It couldn’t be copied.',
  },

  allHighlights: {
    search: 'Search quotes and notes',
    count: (count: number, formatted: string) =>
      count === 1 ? '1 highlight' : `${formatted} highlights`,
    selected: (formatted: string) => `${formatted} selected`,
    groupBy: 'Group by',
    groupings: { article: 'By article', tag: 'By tag', day: 'By day' } satisfies Record<
      Grouping,
      string
    >,
    untagged: 'Without a tag',
    undated: 'Unknown day',
    withNote: 'With a note',
    tags: 'Tags',
    unplaced: (formatted: string) => `Not found in the text: ${formatted}`,
    unplacedFact: 'Not found in the text',
    unplacedHint:
      'The texts of these articles have changed since you made these highlights, or came without the marked words. The highlights are kept.',
    export: 'Export',
    formats: { markdown: 'Markdown', csv: 'CSV', json: 'JSON' } satisfies Record<
      HighlightsFormat,
      string
    >,
    copyAs: (count: number, formatted: string) =>
      count === 1 ? 'Copy 1 highlight as' : `Copy ${formatted} highlights as`,
    saveAs: (count: number, formatted: string) =>
      count === 1 ? 'Save 1 highlight as' : `Save ${formatted} highlights as`,
    copied: (count: number, formatted: string) =>
      count === 1 ? '1 highlight copied' : `${formatted} highlights copied`,
    saved: (count: number, formatted: string) =>
      count === 1 ? '1 highlight saved' : `${formatted} highlights saved`,
    none: 'No highlights yet',
    noneHint:
      'Open an article, select some of its text and press H. All that you highlight is listed here.',
    nothingFound: 'No highlight matches',
    nothingFoundHint: 'Quotes and notes are searched. Try fewer words or filters.',
  },
  cite: {
    action: 'Cite…',
    title: (count: number) =>
      count === 1 ? 'Cite this article' : `Cite ${count.toLocaleString('en')} articles`,
    format: 'Format',
    formats: { text: 'Reference', bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON' },
    style: 'Style',
    language: 'Language of the reference',
    languages: { 'en-US': 'English', 'ko-KR': '한국어', 'ja-JP': '日本語', 'zh-CN': '中文' },
    addStyle: 'Add a style…',
    addHint: 'Any .csl file of the Zotero style repository; it can be dropped here.',
    added: (title: string) => `Style added: ${title}`,
    removeStyle: 'Remove this style',
    removed: (title: string) => `Style removed: ${title}`,
    notRemoved: 'The style couldn’t be removed.',
    offer: (count: number) =>
      count === 1
        ? 'Add this citation style?'
        : `Add these ${count.toLocaleString('en')} citation styles?`,
    offerHint: 'From now on references are made in the added style, which is kept in the library.',
    offered: (count: number): string => (count === 1 ? 'Add style' : 'Add styles'),
    close: 'Close',
    preview: 'References',
    andMore: (count: number) => `and ${count.toLocaleString('en')} more`,
    making: 'Making the references…',
    copy: 'Copy',
    save: 'Save…',
    copied: (count: number) =>
      count === 1 ? 'Reference copied' : `${count.toLocaleString('en')} references copied`,
    saved: 'References saved',
    failed: 'The references couldn’t be copied or saved.',
    notMade: {
      'unknown-part': 'This style uses a part of CSL that Carrel doesn’t know yet:',
      'engine-failed': 'The references couldn’t be made in this style.',
      'too-slow': 'The references took longer than a minute in this style.',
    },
    notAdded: {
      'no-style': 'This file isn’t a CSL style.',
      entities: 'This style declares entities, which no style needs, so it wasn’t added.',
      'too-large': 'This style is too large to be kept in the library.',
      'too-many': 'The library has 40 styles of yours already.',
      dependent: 'This style only refers to another one. Add that style instead:',
      incomplete: 'Something is missing in this style:',
    },
  },

  links: {
    saved: (title: string) => (title === '' ? 'In your library' : `In your library: ${title}`),
    unknown: 'The article of this link isn’t in this library.',
    refused: 'This link doesn’t lead to an article, so it wasn’t followed.',
    wordsMissing: 'The words of this link aren’t in the article.',
  },

  feeds: {
    title: 'Feeds',
    add: 'Add feed',
    address: 'Address of the feed or its site',
    addressHint: 'Address of a feed or site',
    subscribe: 'Subscribe',
    looking: 'Looking for a feed…',
    choose: 'This site has several feeds. Choose one:',
    moreOfAll: 'Menu for all feeds',
    refreshAll: 'Refresh all',
    save: 'Save list as OPML…',
    saved: 'List of feeds saved',
    more: (name: string) => `Menu for “${name}”`,
    refresh: 'Refresh',
    markRead: 'Mark all as read',
    mute: 'Mute',
    unmute: 'Unmute',
    edit: 'Settings of this feed…',
    unsubscribe: 'Unsubscribe',
    wasRemoved: (name: string) => `Unsubscribed from “${name}”. Its articles stay in the library`,
    unread: (count: number) => `${count.toLocaleString('en')} unread`,
    lastGood: (time: string | null) => (time === null ? 'Not refreshed yet' : `Refreshed ${time}`),
    refreshed: (imported: number, updated: number) =>
      [
        ...(imported > 0 ? [`New: ${articleCount(imported)}`] : []),
        ...(updated > 0 ? [`Changed: ${articleCount(updated)}`] : []),
      ].join('. ') || 'No new articles',
    failed: (count: number) =>
      `${count === 1 ? '1 feed' : `${count.toLocaleString('en')} feeds`} couldn’t be refreshed`,
    wereJoined: (gone: string, kept: string) => `“${gone}” and “${kept}” are one feed now`,
    isFollowed: (name: string) => `You follow “${name}” already`,
    importList: 'Import list (OPML)…',
    noList: 'This is neither OPML nor a list of the addresses of feeds',
    markedRead: (count: number) => `${articleCount(count)} marked as read`,
    nothingUnread: 'No unread articles',
    editTitle: 'Feed',
    name: 'Name',
    folders: 'Folder',
    foldersHint: 'Nested folders with “/”, several with a comma',
    tags: 'Tags for its articles',
    tagsHint: 'Separated by commas; new articles get them',
    schedule: 'Refresh',
    schedules: {
      hand: 'Only by hand',
      start: 'When Carrel starts',
      hourly: 'About every hour',
      daily: 'About once a day',
    } satisfies Record<FeedSchedule, string>,
    scheduleHint: 'Only while Carrel is open',
    text: 'Text',
    texts: {
      feed: 'As the feed has it',
      page: 'Whole article from its page',
    } satisfies Record<FeedText, string>,
    textHint: 'Whole articles are fetched one by one from the site',
    keep: 'Keep',
    keeps: {
      all: 'All articles',
      starred: 'Starred articles',
      search: 'What a saved search finds',
    } satisfies Record<KeepRule, string>,
    keepAllHint: 'Articles stay, also when the feed no longer lists them',
    keepHint:
      'Articles that you read or archived and did nothing else with go to the trash a week after the feed no longer lists them',
    keepSearch: 'Saved search',
    noSearch: 'Choose a search',
    keepChanges: 'Save',
    troubles: {
      off: 'Fetching is switched off in the settings.',
      'bad-address': 'This isn’t a web address.',
      'refused-address': 'The address is in a private network. Allow its host in the settings.',
      'too-large': 'The answer is too large.',
      'timed-out': 'The server didn’t answer in time.',
      status: 'The server answered with an error.',
      tls: 'The connection isn’t secure.',
      unreachable: 'The server can’t be reached.',
      'too-many-redirects': 'The address redirects too often.',
      cancelled: 'Cancelled.',
      gone: 'The server says that this feed is gone.',
      'asked-to-wait': 'The server asked to wait.',
      'not-a-feed': 'There is no feed at this address.',
      'cut-off': 'The feed was cut off. What was read is kept.',
      'not-saved': 'The articles couldn’t be saved.',
      damaged: 'The feed can’t be read.',
    } satisfies Record<FeedProblem, string>,
  },

  savedSearches: {
    title: 'Saved searches',
    save: 'Save this search',
    saved: 'This search is saved',
    name: 'Name',
    confirm: 'Save',
    more: (name: string) => `More actions for “${name}”`,
    rename: 'Rename…',
    renameTitle: 'Rename search',
    renameConfirm: 'Rename',
    delete: 'Delete',
    wasSaved: 'Search saved',
    wasDeleted: (name: string) => `Saved search “${name}” deleted`,
  },

  search: {
    label: 'Search',
    placeholder: 'Search all articles',
    clear: 'Clear search',
    results: (count: string, exact: boolean) => `${exact ? '' : 'about '}${count} found`,
    searching: 'Searching…',
    indexing: (indexed: string, articles: string) => `${indexed} of ${articles} indexed`,
    nothing: (query: string) => `No results for “${query}”`,
    tryTitle: 'Suggestions',
    tryFewer: 'Use fewer words or another spelling',
    tryPrefix: 'Type the beginning of a word, followed by *',
    tryQuotes: 'Remove any quotation marks',
    tryWait: 'Try again in a moment: some articles aren’t indexed yet',
    failed: 'The search couldn’t be completed.',
    noteLeftOut: (token: string) => `“${token}” was ignored because there is no word next to it`,
    noteOpenQuote:
      'A quotation mark isn’t closed, so everything after it was searched for as a phrase',
    noteBracket: 'The brackets don’t match',
    noteBadFilter: (token: string, field: FilterField) =>
      `“${token}” isn’t a valid filter and was searched for as a word: ${field}: takes ${filterValues[field]}`,
    inNotes: 'In your notes:',
    inLeftOut: 'Left out of the article:',
    relevance: 'Relevance',
    recent: 'Recent searches',
    removeRecent: (query: string) => `Remove “${query}” from recent searches`,
    clearRecent: 'Clear recent searches',
    noteNearAsAnd: (token: string) =>
      `${token} works only between words and phrases, so both sides were searched for anywhere`,
    noteBadRegex: (token: string, reason: string) =>
      `${token} was ignored because it isn’t a valid regular expression: ${reason}`,
    noteRegexLeftOut: (token: string) =>
      `${token} was ignored: regular expressions don’t work with OR or in brackets`,
    noteRegexPartial: (searched: string, all: string) =>
      `This regular expression is slow, so only ${searched} of ${all} articles were searched. Add words to narrow the search`,
    noteNoWords: 'Type a word to search for.',
    noteShortened: 'The query is too long, so only its beginning was used',
    noteQuestion: 'Some results don’t contain every word. The best matches come first',
    didYouMean: 'Did you mean',
    noteSpelledAlike: (word: string, instead: string[]) =>
      `No results for “${word}”. Showing results for ${instead.map((other) => `“${other}”`).join(', ')}`,
    noteHeldNowhere: (words: string[]) =>
      `No article contains ${words.map((word) => `“${word}”`).join(' or ')}`,
  },

  tags: {
    title: (count: number) =>
      count === 1 ? 'Tags' : `Tags of ${count.toLocaleString('en')} articles`,
    input: 'Add a tag',
    placeholder: 'Type to find or create',
    create: (name: string) => `Create “${name}”`,
    on: 'On all',
    mixed: 'On some',
    off: 'On none',
    none: 'No tags yet. Type a name and press Enter.',
    noMatch: 'No matching tags.',
    hint: 'Enter to add or remove · Esc to close',
    manageTitle: 'Manage tags',
    filterLabel: 'Find a tag',
    rename: 'Rename',
    renameLabel: (name: string) => `New name for “${name}”`,
    save: 'Rename',
    merge: 'Merge',
    mergeWarning: (from: string, to: string, count: number) =>
      `A tag named “${to}” already exists. ${articleCount(count)} tagged “${from}” will be tagged “${to}” instead, and “${from}” will be deleted.`,
    delete: 'Delete',
    deleteLabel: (name: string) => `Delete tag “${name}”`,
    deleteWarning: (name: string, count: number) =>
      `“${name}” will be removed from ${articleCount(count)}. The articles are kept.`,
    empty: 'No tags yet. Select an article and press T.',
  },

  import: {
    title: 'Import',
    drop: 'Drop to import',
    dropHint: 'Saved pages, text, Markdown, feeds, and whole folders',
    looking: 'Looking for files to import…',
    nothingDropped: 'There are no files in what you dropped.',
    progress: (done: string, total: string, areAddresses: boolean) =>
      `${done} of ${total} ${areAddresses ? 'addresses' : 'files'}`,
    rate: (perSecond: string, areAddresses: boolean) =>
      `${perSecond} ${areAddresses ? 'addresses' : 'files'} per second`,
    secondsLeft: (seconds: number) =>
      seconds < 60
        ? `about ${Math.max(1, Math.round(seconds))} s left`
        : `about ${Math.round(seconds / 60)} min left`,
    cancelling: 'Finishing what has begun…',
    finished: 'Import finished',
    opened: (title: string) => `“${title}” is in your library now`,
    wasThere: (title: string) => `“${title}” was in your library already`,
    cancelled: 'Import cancelled',
    running: 'Importing',
    paused: 'Import paused',
    pause: 'Pause',
    goOn: 'Continue',
    showReport: 'Show report',
    hideReport: 'Hide report',
    retry: 'Try failed ones again',
    reportLabel: 'Import report',
    findInReport: 'Find a file, title or reason',
    noRows: 'The report is empty so far.',
    rowsFound: (count: number) =>
      count === 0
        ? 'No matching rows.'
        : count === 1
          ? '1 row'
          : `${count.toLocaleString('en')} rows`,
    saveReport: 'Save as CSV…',
    reportSaved: 'Report saved',
    columns: {
      file: 'File',
      outcome: 'Result',
      title: 'Title',
      reason: 'Reason',
      id: 'Article',
    },
    everything: 'All',
    outcomes: {
      imported: 'Imported',
      updated: 'Updated',
      duplicate: 'Already in library',
      failed: 'Failed',
      cancelled: 'Cancelled',
    },
    summary: (imported: number, updated: number, duplicates: number, failed: number) =>
      [
        `${imported.toLocaleString('en')} imported`,
        updated > 0 ? `${updated.toLocaleString('en')} updated` : '',
        duplicates > 0 ? `${duplicates.toLocaleString('en')} already in library` : '',
        failed > 0 ? `${failed.toLocaleString('en')} failed` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    failures: {
      'empty-file': 'The file is empty.',
      'unknown-format': 'Carrel can’t read this type of file.',
      'unknown-columns': 'Carrel doesn’t know what the columns of this CSV hold.',
      'too-large': 'The file is too large.',
      'no-text': 'No article text was found in the file.',
      damaged: 'The file is damaged.',
      unreadable: 'The file couldn’t be read. Check that you have permission to open it.',
      vanished: 'The file no longer exists.',
      'set-aside':
        'The file made Carrel crash or stop responding before, so it was skipped. “Try failed ones again” reads it once more.',
      'timed-out': 'Reading the file took too long and was stopped.',
      'not-saved':
        'The article couldn’t be saved. Check the free disk space and the library folder.',
      'too-much-inside':
        'This archive unpacks to far more than its size allows (possible zip bomb).',
      'unsafe-name': 'The file’s name points outside the archive, or it is a link.',
      encrypted: 'The file is password-protected.',
      'fetching-off': 'Fetching from the network is switched off in the settings.',
      'bad-address': 'This is not an http or https address.',
      'refused-address':
        'The address belongs to this computer or a private network. Allow the host in the settings to fetch it.',
      'no-answer': 'The server couldn’t be reached or didn’t answer in time.',
      'not-secure': 'The connection to the server isn’t trustworthy.',
      'not-found': 'The page doesn’t exist (any more).',
      'server-error': 'The server refused to send the page.',
      'asked-to-wait': 'The server asks not to be asked again for now.',
      'too-many-redirects': 'The address leads on to other addresses too often.',
      'login-wall': 'The server asks you to log in instead of showing the article.',
      'cookie-wall': 'The server asks about cookies instead of showing the article.',
      'bot-wall': 'The server shows a test for robots instead of the article.',
    },
    askAgainAt: (time: string) => `Carrel can ask it again from ${time} on.`,
    unknownFailure: 'The file couldn’t be imported.',
    csv: {
      open: 'Choose columns…',
      title: 'Columns of the CSV',
      hint: 'Choose which column holds what. Columns that you don’t choose are not imported.',
      none: 'None',
      confirm: 'Import',
      fields: {
        url: 'Address',
        title: 'Title',
        text: 'Text',
        description: 'Description',
        note: 'Note',
        highlight: 'Highlight',
        tags: 'Tags',
        saved: 'Saved on',
        published: 'Published on',
        author: 'Author',
        site: 'Site',
        language: 'Language',
      },
    },
    close: 'Close import report',
  },

  welcome: {
    title: 'Your library is empty',
    body: 'Drop saved web pages, text files or whole folders anywhere in this window, or add the address of a page. Articles stay on this computer, and only the addresses and feeds that you add are fetched.',
    importFiles: 'Import files…',
    importFolder: 'Import folder…',
    addAddress: 'Add an address…',
    samples: 'Try it with sample articles',
    samplesHint: 'About a dozen, in four languages. You can delete them at any time.',
    samplesFailed: 'The sample articles couldn’t be read.',
    keyMove: 'move through the list',
    keyRead: 'read',
    keySearch: 'search all text',
    keyTag: 'tag',
    keyHelp: 'all shortcuts',
  },

  settings: {
    title: 'Settings',
    general: 'General',
    text: 'Reading',
    library: 'Library',
    about: 'About',
    language: 'Language',
    languageSystem: 'Same as system',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', sepia: 'Sepia', dark: 'Dark', black: 'Black' },
    search: 'Search',
    chineseVariants: 'Treat simplified and traditional Chinese as the same',
    chineseVariantsHint: '国际 finds 國際, and 臺灣 finds 台湾 and 台灣.',
    fontFamily: 'Typeface',
    serif: 'Serif',
    sans: 'Sans serif',
    systemFont: 'System',
    own: 'Own',
    ownFont: (language: string) => `Typeface for ${language}`,
    ownFontHint: 'Name of an installed typeface',
    ownFontList: 'Installed typefaces',
    ownFontMissing: 'This typeface isn’t installed. The serif one is used.',
    fontLanguages: {
      latin: 'English and others',
      ko: 'Korean',
      ja: 'Japanese',
      zh: 'Simplified Chinese',
      'zh-hant': 'Traditional Chinese',
    },
    fontsMissing: (languages: string[], platform: string) =>
      `No typeface for ${languages.join(', ')} is installed. ${platform === 'linux' ? 'Install fonts-noto-cjk (Debian, Ubuntu), google-noto-sans-cjk-fonts (Fedora) or noto-fonts-cjk (Arch).' : 'Install Noto Sans CJK and Noto Serif CJK.'}`,
    fontSize: 'Text size',
    lineWidth: 'Column width',
    lineHeight: 'Line spacing',
    letterSpacing: 'Letter spacing',
    justified: 'Justify lines',
    vertical: (language: string) => `Vertical lines (${language})`,
    smaller: (what: string) => `Decrease ${what.toLowerCase()}`,
    larger: (what: string) => `Increase ${what.toLowerCase()}`,
    libraryFolder: 'Library folder',
    libraryFolderHint:
      'All articles are kept here as plain files that you can open without Carrel.',
    move: 'Move library…',
    moving: (done: string, total: string) => `Copying and verifying: ${done} of ${total}`,
    moved:
      'The library was copied and verified, and Carrel now uses the new folder. The old folder:',
    oldKept: 'The old folder was left unchanged.',
    oldDeleted: 'The library was deleted from the old folder.',
    deleteOld: 'Delete old library',
    notMoved: 'The library couldn’t be moved. It is still in its old folder.',
    check: 'Check library',
    checkHint: 'Compares every file with its checksum and every article with its files.',
    checking: 'Checking… This can take a while in a large library.',
    checkedSoFar: (done: string, total: string) => `${done} of ${total} checked`,
    checkFailed: 'The library couldn’t be checked. Make sure that the library folder is available.',
    checked: (articles: number, files: number) =>
      `${articleCount(articles)} and ${files === 1 ? '1 file' : `${files.toLocaleString('en')} files`} checked.`,
    checkedWell: 'No problems found.',
    problems: (found: number, repaired: number) =>
      `${found === 1 ? '1 problem' : `${found.toLocaleString('en')} problems`} found, ${repaired === found ? (found === 1 ? 'repaired.' : 'all repaired.') : `${repaired.toLocaleString('en')} repaired.`}`,
    repaired: 'repaired',
    notRepaired: 'not repaired',
    andMoreProblems: (count: number) => `and ${count.toLocaleString('en')} more`,
    problemKinds: {
      'article-missing': 'Files of the article were missing',
      'article-damaged': 'Files of the article were damaged',
      'article-differs': 'Files of the article differed from what Carrel wrote',
      'original-missing': 'The original file is missing. Import it again to restore it',
      'original-damaged': 'The original file is damaged. Import it again to restore it',
      'image-missing': 'An image is missing. Import its page again to restore it',
      'image-damaged': 'An image is damaged. Import its page again to restore it',
    },
    version: 'Version',
    builtWith: 'Built with',
    privacy:
      'Reading makes no network requests. Carrel only fetches the addresses and feeds that you add, and looks for updates when you ask; the settings list every request.',
    sample: 'The quiet desk by the window is where most of the reading gets done.',
    notSaved: 'The settings couldn’t be saved.',
  },

  highlightsFolder: {
    tab: 'Highlights',
    title: 'Highlights folder',
    hint: 'Carrel keeps one Markdown file for each article with highlights in this folder, for Obsidian, Logseq and other editors. Lines, fields and tags that you add to the files stay, and so does a quote that you reword.',
    none: 'No folder chosen yet.',
    choose: 'Choose folder…',
    chooseOther: 'Choose another folder…',
    forget: 'Stop writing to this folder',
    states: {
      none: '',
      current: 'Up to date',
      working: 'Writing…',
      gone: 'The folder isn’t there now. Carrel continues when it is back.',
      'own-library':
        'The folder is inside the library folder, or the library is inside it. Choose another one.',
      unwritable:
        'Some files can’t be written. Check free space and permissions; Carrel tries again.',
    } satisfies Record<HighlightsFolderState, string>,
    refused: {
      'own-library': 'The folder must not be inside the library folder, nor the library inside it.',
      unwritable: 'Carrel can’t write to this folder.',
    },
    told: 'Files to look at',
    kept: (count: number) =>
      count === 1
        ? '1 passage or field keeps your wording'
        : `${count.toLocaleString('en')} passages and fields keep your wording`,
    problems: {
      'too-large': 'Too large to be updated; left as it is',
      unreadable: 'Can’t be read as text; left as it is',
    },
  },
  watch: {
    title: 'Watched folders',
    hint: 'Files that SingleFile, a web clipper or wget saves to these folders are imported automatically as soon as they are complete. Nothing in the folders is changed or deleted.',
    add: 'Add folder…',
    none: 'No watched folders yet.',
    list: 'Watched folders',
    states: {
      watching: 'Watching',
      paused: 'Paused',
      gone: 'The folder is missing. Check that its drive is connected.',
      unreadable: 'The folder can’t be read. Check that you have permission to open it.',
      'own-library': 'The folder is inside the library folder.',
      'too-many': 'The folder contains more than 100,000 files. Choose a subfolder.',
    },
    taken: (count: number) =>
      count === 1 ? '1 file checked' : `${count.toLocaleString('en')} files checked`,
    waiting: (count: number) =>
      count === 1 ? '1 not complete yet' : `${count.toLocaleString('en')} not complete yet`,
    pause: (path: string) => `Pause ${path}`,
    goOn: (path: string) => `Resume ${path}`,
    forget: (path: string) => `Stop watching ${path}`,
    notAdded: 'This folder is inside the library folder and can’t be watched.',
    failed: 'The list of watched folders couldn’t be saved.',
    arrived: (count: number) => `${articleCount(count)} came in`,
    arrivedFrom: (folder: string) => `From the watched folder ${folder}`,
    tookIn: (articles: number, folder: string) =>
      articles === 1
        ? `1 article imported from ${folder}`
        : `${articles.toLocaleString('en')} articles imported from ${folder}`,
  },
  address: {
    title: 'Add an address',
    menu: 'Address…',
    field: 'Address of a page or a PDF; several with spaces between them',
    tags: 'Tags, with commas between them',
    hint: 'Carrel fetches the page and its pictures and keeps them in the library.',
    confirm: 'Add',
    noAddress: 'There is no web address in this field.',
    off: 'Fetching from the network is switched off. You can change that in the settings, under “Network”.',
    drop: 'Drop to add the address',
    dropHint: 'Nothing is fetched before you confirm.',
    fetchNow: 'Fetch the page now',
    fetchPages: 'Fetch the pages of links',
    takeRefused: (count: number) =>
      count === 1
        ? 'Add the page anyway'
        : `Add the ${count.toLocaleString('en')} refused pages anyway`,
    takeArchived: (count: number) =>
      count === 1
        ? 'Ask the Wayback Machine (web.archive.org) for the missing page'
        : `Ask the Wayback Machine (web.archive.org) for the ${count.toLocaleString('en')} missing pages`,
  },

  network: {
    tab: 'Network',
    fetch: 'Fetch pages and feeds from the network',
    states: {
      unasked: 'Nothing has been fetched yet. Adding an address or a feed turns this on.',
      on: 'Only the addresses and feeds that you have added are fetched. Reading makes no requests.',
      never: 'Nothing is ever fetched.',
    },
    hosts: 'Allowed hosts',
    hostsHint:
      'Carrel doesn’t fetch from this computer or a private network, because a page could misuse that. Hosts that you allow here are exceptions.',
    host: 'Host, such as nas.local:8080',
    allow: 'Allow',
    noHost: 'This isn’t the name or address of a host.',
    forget: (host: string) => `Don’t allow ${host} any more`,
    ledger: 'All requests',
    ledgerHint:
      'Every request to the network, with its reason: what Carrel has sent, and what it refused to send.',
    search: 'Find a request',
    columns: { at: 'When, and answer', address: 'Address and reason' },
    none: 'No requests',
    newest: (count: number) => `The newest ${count.toLocaleString('en')}`,
    count: (count: number) =>
      count === 1 ? '1 request' : `${count.toLocaleString('en')} requests`,
    bytes: (count: number) => (count === 1 ? '1 byte' : `${count.toLocaleString('en')} bytes`),
    why: {
      page: 'Page',
      picture: 'Picture',
      icon: 'Icon',
      feed: 'Feed',
      'feed-site': 'Looking for feeds',
      enclosure: 'Enclosure',
      archive: 'Copy in an archive',
      update: 'Newer version',
      window: 'Asked for by a page in its window',
    },
    reasons: {
      'refused-address': 'refused: private address',
      'bad-address': 'refused: no web address',
      'too-large': 'too large',
      'timed-out': 'took too long',
      status: 'error',
      tls: 'not trustworthy',
      unreachable: 'no answer',
      cancelled: 'cancelled',
      unfinished: 'unfinished',
      failed: 'failed',
    },
  },

  browser: {
    saved: (title: string) => `Saved from the browser: ${title}`,
    tab: 'From the browser',
    native: 'Save from the browser with Carrel’s extension',
    nativeHint:
      'Allows Carrel’s extension to start Carrel and to hand over the page that you see. Carrel writes a small file into the folder of each browser below; it is removed when you turn this off.',
    notPossible:
      'On Windows, browsers can’t hand pages to Carrel directly. Use SingleFile with the receiver below.',
    noBrowsers: 'No browser was found.',
    browsers: 'Browsers',
    states: {
      on: 'Can save to Carrel',
      off: 'Off',
      other: 'Saves to another copy of Carrel',
      sandboxed: 'Can’t start programs. Use SingleFile with the receiver below.',
      unwritable: 'Its folder can’t be written. Check your permissions.',
    },
    receiver: 'Receive pages from SingleFile',
    receiverHint:
      'Takes pages from the SingleFile extension while Carrel is open. Only programs on this computer that know the token can send pages.',
    receiverStates: {
      'port-taken': 'Another program uses this port, so no pages are received. Choose a new port.',
      failed: 'The receiver couldn’t be started.',
    },
    singleFile: 'Settings for SingleFile',
    singleFileSteps:
      'Open the options of SingleFile, then “Destination”, and enter these five settings:',
    destination: 'upload to a REST Form API',
    names: {
      destination: '1. Destination',
      url: '2. URL',
      token: '3. Authorization token',
      fileField: '4. Archive data field name',
      urlField: '5. Archive URL field name',
    },
    copy: (name: string) => `Copy: ${name}`,
    copied: (name: string) => `Copied: ${name}`,
    notCopied: 'The setting couldn’t be copied.',
    newToken: 'New token',
    newPort: 'New port',
    afterRenewal: 'After a new token or port, SingleFile’s settings have to be entered again.',
    failed: 'The setting couldn’t be saved.',
  },

  palette: {
    title: 'Commands, tags and articles',
    hint: 'A command, a tag, a few words… (# tags, > commands)',
    results: 'Results',
    nothing: 'Nothing is called that.',
    articles: 'Articles',
    kinds: {
      command: 'Commands',
      settings: 'Settings',
      tag: 'Tags',
      search: 'Saved searches',
      feed: 'Feeds',
      site: 'Sites',
    },
  },

  /** What a command does, in the palette, the list of keys and the settings. */
  commands: {
    next: 'Next article',
    previous: 'Previous article',
    'extend-next': 'Extend the selection down',
    'extend-previous': 'Extend the selection up',
    first: 'First article',
    last: 'Last article',
    'page-down': 'One page down in the list',
    'page-up': 'One page up in the list',
    unfold: 'Show copies of the article',
    fold: 'Hide copies of the article',
    'select-all': 'Select all',
    open: 'Read the article',
    back: 'Back to the list, or close',
    'full-width': 'Article alone, or with the list',
    'reader-down': 'Scroll the article down; at its end twice: next article',
    'reader-up': 'Scroll the article up',
    'go-back': 'Back through what you read',
    'go-forward': 'Forward through what you read',
    'go-all': 'Go to all articles',
    'go-unread': 'Go to unread articles',
    'go-reading': 'Go to articles being read',
    'go-read': 'Go to read articles',
    'go-archived': 'Go to archived articles',
    'go-starred': 'Go to starred articles',
    'go-highlighted': 'Go to highlighted articles',
    'all-highlights': 'All highlights of the library',
    'go-trash': 'Go to the trash',
    'go-tag': 'Go to a tag…',
    star: 'Star, or remove the star',
    archive: 'Archive; again: as it was before',
    unread: 'Mark as unread',
    read: 'Mark as read; again: as it was before',
    'next-state': 'Next reading state',
    'previous-state': 'Previous reading state',
    tags: 'Edit tags…',
    original: 'Show the original; again: beside the article',
    outline: 'Show or hide the outline',
    versions: 'Compare versions and copies…',
    'page-info': 'Page info',
    'site-rule': 'Choose the article text on its page',
    'left-out': 'Show or hide what was left out of the article',
    'read-aloud': 'Read aloud; again to pause',
    print: 'Print or save as PDF…',
    export: 'Export as EPUB, PDF, HTML or Markdown…',
    delete: 'Move to trash',
    undo: 'Undo the last change of the library',
    redo: 'Redo what was undone',
    restore: 'In the trash: restore',
    mark: 'Highlight the selection, or select a sentence',
    note: 'Note of the selection, the highlight or the article',
    'colour-1': 'Highlight in yellow',
    'colour-2': 'Highlight in green',
    'colour-3': 'Highlight in blue',
    'colour-4': 'Highlight in pink',
    'colour-5': 'Highlight in purple',
    'remove-mark': 'Remove the current highlight',
    'next-mark': 'Next highlight',
    'previous-mark': 'Previous highlight',
    'next-sentence': 'Select the next sentence',
    'previous-sentence': 'Select the previous sentence',
    'extend-next-sentence': 'Add the next sentence',
    'extend-previous-sentence': 'Add the previous sentence',
    highlights: 'Show or hide highlights and notes',
    'copy-with-source': 'Copy the selection, the highlight or the source, with a link back',
    'copy-plain': 'Copy with source as plain text',
    'copy-markdown': 'Copy with source as Markdown',
    'copy-citation': 'Copy with source as a citation',
    cite: 'Cite…',
    search: 'Search the library',
    'next-hit': 'Next match in the article',
    'previous-hit': 'Previous match in the article',
    find: 'Find words in the article',
    'find-next': 'Next place of these words',
    'find-previous': 'Previous place of these words',
    palette: 'All commands, tags and articles…',
    'larger-text': 'Larger text',
    'smaller-text': 'Smaller text',
    'default-text': 'Default text size',
    'toggle-dark': 'Dark or light',
    'toggle-sidebar': 'Show or hide the sidebar',
    settings: 'Settings…',
    help: 'Keyboard shortcuts',
    'import-files': 'Import files…',
    'import-folder': 'Import a folder…',
    'add-address': 'Add an address…',
    'export-library': 'Export the library…',
    'restore-library': 'Restore from an export…',
    'manage-tags': 'Manage tags…',
    'release-notes': 'What’s new',
    'check-update': 'Check for updates…',
    'report-problem': 'Report a problem…',
    licences: 'Licences',
    about: 'About Carrel',
  },

  keys: {
    tab: 'Keys',
    title: 'Keyboard shortcuts',
    groups: {
      move: 'Move',
      article: 'Article or selection',
      mark: 'Highlights and notes',
      find: 'Find',
      query: 'In the search field',
      app: 'Carrel',
    },
    examples: {
      phrase: '"open sea"',
      not: '-night',
      or: '(sea OR port)',
      prefix: 'harb*',
      near: 'sea NEAR/5 night',
    },
    queryPhrase: 'Exact phrase',
    queryNot: 'Without this word',
    queryOr: 'Either of these words',
    queryPrefix: 'Words that begin like this',
    queryNear: 'At most five words apart',
    queryRegex: 'Regular expression',
    queryFields: 'In the title, or by author, site, tag or language',
    queryState: 'Also: reading, read, archived, link',
    queryHas: 'Also: highlight, note',
    queryIn: 'Search what was left out of articles, menus included',
    queryPublished:
      'Published before this date; after: means on or after it. An article dated only to a year or month counts as any day in it',
    querySaved: 'Also: 2025-02, <2024, 2023..2024',
    addAddress: 'Add an address; pasting one does the same',
    pdfPage: 'To a page of a PDF by its number, the previous, the next',
    pdfZoom: 'Size of a PDF: larger, smaller, its own, fit width, fit page',
    pdfThumbnails: 'Page thumbnails of a PDF',
    space: 'Space',
    continuations: 'Next key',
    settingsHint:
      'Choose a command’s keys, then press a letter, digit or sign; G and a second one go together. Keys with Ctrl or Cmd, arrows and Enter stay as they are.',
    change: (command: string) => `Change the keys of “${command}”`,
    press: 'Press keys…',
    noKey: 'No key',
    remove: 'No key',
    reset: 'Default',
    resetAll: 'Default keys for all',
    taken: (command: string) => `This key is taken from “${command}”.`,
    notPossible: 'Press a letter, a digit or a sign, without Ctrl, Cmd or Alt.',
  },

  help: {
    whatsNew: 'What’s new',
    updated: (version: string) => `Carrel was updated to version ${version}.`,
    unreadable: 'This document can’t be read. Carrel may be installed incompletely.',
    licence: 'Licence',
    licenceName: 'MIT',
    licences: 'Licences',
    showLicences: 'Licences',
    chromiumLicences: 'Licences of Chromium’s parts',
    noChromiumLicences: 'The file with the licences of Chromium’s parts isn’t there.',
    showLogs: 'Show logs',
    report: 'Report a problem…',
    reportTitle: 'Report a problem',
    reportHint:
      'A report begins with these lines. They hold nothing of your library. You describe the problem in your mail program, and send it there or not.',
    noAddress:
      'This build has no address for reports. Send the mail to the people from whom you have Carrel.',
    copyFacts: 'Copy',
    copied: 'Copied',
    writeMail: 'Write a mail…',
    noMail: 'No mail program could be opened. You can copy the lines instead.',
    checkUpdate: 'Check for updates…',
    updates: 'Updates',
    runs: (version: string) => `You have Carrel ${version}.`,
    updateHint:
      'Carrel looks for a newer version only when you press the button. This sends one request, which is listed in the settings under Network. Nothing is downloaded or installed.',
    askNow: 'Check now',
    asking: 'Checking…',
    available: (version: string) => `Carrel ${version} is available.`,
    answers: {
      'no-address':
        'This build doesn’t know an address for updates. Look where you got Carrel from, or drop a newer package on this window.',
      newest: 'This is the newest version.',
      damaged: 'The server’s answer can’t be read.',
    },
    notAsked: (status: number | null) =>
      status === null
        ? 'The server for updates couldn’t be reached.'
        : `The server for updates answered with an error (${status}).`,
    fetchingOff: 'Fetching from the network is switched off in the settings.',
    openPage: 'Open the download page',
    dropHint: 'Drop the downloaded package on this window to check it before you install it.',
    packages: (count: number): string => (count === 1 ? 'A package' : 'Packages'),
    reading: 'Reading the package…',
    packageProblems: {
      unreadable: 'The file can’t be read.',
      'not-a-package': 'The file isn’t the kind of package that its name says.',
    },
    program: 'Program',
    unknownProgram: 'Can’t be read from the file',
    age: 'Version',
    ages: {
      newer: 'Newer than the one you have',
      same: 'The same as the one you have',
      older: 'Older than the one you have',
      unknown: 'Can’t be compared',
    },
    signature: 'Signature',
    signatures: {
      valid: 'Valid, says the system',
      invalid: 'Not valid',
      none: 'None in the file',
      unknown: 'Can’t be checked on this system',
    },
    checksum: 'Checksum',
    checksums: {
      matches: 'The one that the server for updates names',
      differs: 'Not the one that the server for updates names. Don’t install this file.',
      unknown: 'Nothing to compare with. Compare it with the one on the download page.',
    },
    size: 'Size',
    bytes: (count: string) => `${count} bytes`,
    notCarrel: 'This isn’t a package of Carrel, so Carrel only says what it is.',
    installHint:
      'The system’s installer opens and asks you itself. Carrel doesn’t run the package.',
    kindHints: {
      deb: 'This kind of package is for Debian and Ubuntu.',
      rpm: 'This kind of package is for Fedora and openSUSE.',
      appimage: 'An AppImage isn’t installed: close Carrel and put it in the place of the old one.',
      exe: 'This kind of package is for Windows.',
      dmg: 'This kind of package is for macOS.',
    },
    showFile: 'Show in file manager',
    install: 'Open in the installer…',
    handed: 'Handed over to the system’s installer',
    notHanded: {
      changed: 'The file has changed meanwhile. Drop it again.',
      'no-installer':
        'The system has no program that opens this package. In a terminal: sudo apt install ./FILE, or sudo dnf install ./FILE.',
    },
  },

  desktop: {
    noFile: 'The article has no file in the library folder yet.',
    title: 'In the desktop',
    startAtLogin: 'Start at login and stay in the tray',
    startAtLoginHint: (platform: string) =>
      `Watched folders, feeds and browsers are served while no window is open. Closing the window hides it.${platform === 'linux' ? ' Where the desktop shows no tray, start Carrel again to see the window.' : ''}`,
    autostart: {
      other: 'Another Carrel or another library starts at login. Switching this on replaces it.',
      failed: 'The system doesn’t allow it.',
    },
    quickSearch: 'Quick search by a key from any program',
    key: 'Key',
    quickStates: {
      off: 'A small window searches the library; Enter opens the article.',
      on: 'A small window searches the library; Enter opens the article. Works while Carrel runs.',
      taken: 'Another program has this key. Choose another one.',
      impossible:
        'Under Wayland no program can listen for keys in others. In the system’s keyboard settings, give a key to this command: carrel --quick-search',
    },
  },

  quick: {
    label: 'Search library',
    results: 'Articles',
    hint: 'Enter opens · Ctrl/⌘+Enter searches in the window · Esc closes',
    found: (total: number) =>
      total === 0
        ? 'Nothing found'
        : total === 1
          ? '1 article'
          : `${total.toLocaleString('en')} articles`,
  },

  errors: {
    title: 'Something went wrong',
    body: 'Your articles are safe. You can continue, or reload the window.',
    reload: 'Reload',
    opening: 'Opening the library is taking longer than usual…',
    library: 'The library couldn’t be opened.',
    newer: {
      title: 'This library needs a newer version of Carrel',
      body: 'A newer version has opened this library on this computer. This version changed nothing, and your articles are safe in the library folder. Install the newer version to go on.',
    },
  },
};

export type Strings = typeof en;
