// Made from resources/locales/en.json by `npm test -- unit strings -u`.

/** The strings of a catalogue. */
export interface Strings {
  appName: string;
  close: string;
  cancel: string;
  sidebar: {
    years: string;
    leftOut: string;
    onlyTag: string;
    andTag: string;
    orTag: string;
    notTag: string;
    andClick: string;
    orClick: string;
    notClick: string;
    tagHint: string;
    noneFound: string;
    onlySite: string;
    notSite: string;
    label: string;
    hide: string;
    show: string;
    all: string;
    unread: string;
    reading: string;
    read: string;
    archived: string;
    starred: string;
    highlighted: string;
    allHighlights: string;
    highlights(count: number): string;
    trash: string;
    tags: string;
    sites: string;
    languages: string;
    manageTags: string;
    showAll(count: number): string;
    showFewer: string;
    import: string;
    importFiles: string;
    importFolder: string;
    lastImport: string;
    settings: string;
    help: string;
    resize: string;
  };
  list: {
    label: string;
    articles(count: number): string;
    aboutArticles(count: number): string;
    selected(count: number): string;
    minutes(count: number): string;
    sort: string;
    sortKeys: {
      saved: string;
      published: string;
      title: string;
      site: string;
      author: string;
      length: string;
      state: string;
      collection: string;
    };
    sortDirections: {
      saved: {
        ascending: string;
        descending: string;
      };
      published: {
        ascending: string;
        descending: string;
      };
      title: {
        ascending: string;
        descending: string;
      };
      site: {
        ascending: string;
        descending: string;
      };
      author: {
        ascending: string;
        descending: string;
      };
      length: {
        ascending: string;
        descending: string;
      };
      state: {
        ascending: string;
        descending: string;
      };
    };
    density: string;
    densities: {
      comfortable: string;
      compact: string;
      line: string;
      columns: string;
    };
    columns: string;
    columnNames: {
      title: string;
      site: string;
      author: string;
      published: string;
      saved: string;
      tags: string;
      length: string;
      state: string;
    };
    columnShown(name: string): string;
    columnLeft: string;
    columnRight: string;
    columnWider: string;
    columnNarrower: string;
    groupBy: string;
    groupings: {
      none: string;
      day: string;
      month: string;
      site: string;
      tag: string;
    };
    noSite: string;
    noDate: string;
    untagged: string;
    savedOn(date: string): string;
    filter: string;
    filters: string;
    removeFilter(name: string): string;
    clearFilters: string;
    nothingHere: string;
    nothingMatches: string;
    allRead: string;
    opening: string;
    resize: string;
    noTitle: string;
    rowStates: {
      unread: string;
      reading: string;
      read: string;
      archived: string;
    };
    rowStarred: string;
    rowHighlights(count: number): string;
    rowNote: string;
    kinds: {
      page: string;
      link: string;
    };
    readSoFar(percent: number): string;
  };
  siteRule: {
    action: string;
    title: string;
    hint: string;
    preview: string;
    states: {
      none: string;
      trying: string;
      nothing: string;
    };
    found(words: number): string;
    use: string;
    cancel: string;
    done: string;
    failed: string;
    othersTitle(count: number, site: string): string;
    othersBody(site: string): string;
    othersProgress(done: number, all: number): string;
    othersDone(changed: number, left: number): string;
    onlyThis: string;
    stop: string;
    all(count: number): string;
    again: string;
    againDone(changed: number, count: number): string;
    rules: string;
    rulesHint: string;
    noRules: string;
    forget(site: string): string;
  };
  versions: {
    title: string;
    count(count: number): string;
    copies(count: number): string;
    compareVersions(count: number): string;
    compareCopies(count: number): string;
    folded(count: number, isOpen: boolean): string;
    isCopy: string;
    versionOf(date: string): string;
    from: string;
    to: string;
    nothing: string;
    swap: string;
    changes(changes: number, inserted: number, deleted: number): string;
    words(count: number): string;
    change(current: number, total: number): string;
    next: string;
    previous: string;
    inserted: string;
    deleted: string;
    end: string;
    same(paragraphs: number): string;
    reading: string;
    missing: string;
    failed: string;
    text: string;
  };
  actions: {
    open: string;
    openApart: string;
    openTabs: string;
    star: string;
    unstar: string;
    archive: string;
    unarchive: string;
    markUnread: string;
    markRead: string;
    tag: string;
    delete: string;
  };
  announce: {
    starred(count: number): string;
    unstarred(count: number): string;
    archived(count: number): string;
    unarchived(count: number): string;
    markedUnread(count: number): string;
    markedRead(count: number): string;
    tagged(count: number, tag: string): string;
    nowInState(state: string): string;
    stateChanged: string;
    failed: string;
    tooManyWindows: string;
  };
  history: {
    undo(what: string): string;
    redo(what: string): string;
    nothing: {
      undo: string;
      redo: string;
    };
    changing(what: string, done: string): string;
    stop: string;
    stopped: string;
    stoppedAfter(what: string): string;
    steps: {
      tags(count: number): string;
      'tag-renamed'(count: number): string;
      'tag-deleted'(count: number): string;
      state(count: number): string;
      star(count: number): string;
      note(count: number): string;
      deletion(count: number): string;
      restoration(count: number): string;
      'feed-read'(count: number): string;
      highlights(count: number): string;
      'highlights-removed'(count: number): string;
      'highlights-joined'(count: number): string;
      'saved-search'(count: number): string;
      'site-rule'(count: number): string;
      'tag-look'(count: number): string;
      collection(count: number): string;
      rule(count: number): string;
    };
  };
  deleteDialog: {
    title(count: number): string;
    body: string;
    andMore(count: number): string;
    confirm(count: number): string;
  };
  trash: {
    moved(count: number): string;
    undo: string;
    dismiss: string;
    restoring(count: number): string;
    restored(count: number): string;
    notRestored(count: number): string;
    note: string;
    empty: string;
    emptyHint: string;
    unlisted: string;
    unreadable: string;
    deletedOn(date: string): string;
    deletedSomeTime: string;
    keptUntil(date: string): string;
    nothingChosen: string;
    search: string;
    restore: string;
    restoreAll: string;
    remove: string;
    removeTitle(count: number): string;
    removeBody(count: number): string;
    emptyTrash: string;
    emptyTitle: string;
    emptyBody(count: number): string;
    emptyConfirm: string;
    emptied(count: number): string;
    notEmptied: string;
  };
  transfer: {
    label: string;
    exporting: string;
    exported(files: number): string;
    show: string;
    notThere: string;
    restoring: string;
    restored(added: number, merged: number, same: number, failed: number): string;
    failed(reason: string): string;
    notTaken(count: number): string;
    notSaved: string;
  };
  exports: {
    action: string;
    title: string;
    printTitle: string;
    what: string;
    selected(count: number): string;
    all(count: number): string;
    format: string;
    files: string;
    oneFile: string;
    manyFiles: string;
    paper: string;
    withMarks: string;
    withLinks: string;
    print: string;
    savePdf: string;
    export: string;
    preparing(count: number): string;
    progress(done: number, total: number): string;
    exported(count: number, failed: number): string;
    printed(failed: number): string;
    notPrinted: string;
    notPrintedBecause(reason: string): string;
    cancelled: string;
    leftOut(count: number): string;
    reasons: {
      gone: string;
      'set-aside': string;
      failed: string;
    };
    collection(name: string, count: number): string;
    inFiles: {
      contents: string;
      untitled: string;
      saved: string;
      imageMissing: string;
      notes: string;
      note: string;
      lostHighlights: string;
    };
  };
  notices: {
    unsaved(count: number): string;
    unusable: string;
    reasons: {
      full: string;
      'read-only': string;
      gone: string;
      failed: string;
      empty: string;
      another: string;
      newer: string;
    };
    adopt: {
      empty: string;
      another: string;
    };
    goOn: string;
    tryAgain: string;
    details: string;
    rebuilding(done: string, total: string): string;
    rebuilt(count: number): string;
    findings: {
      differing(count: number): string;
      twice(count: number): string;
      deleted(count: number): string;
      unreadable(count: number): string;
      'set-aside'(count: number): string;
      rebuilt(count: number): string;
      repaired(count: number): string;
      'cut-off'(count: number): string;
    };
    look: string;
    later: string;
    oldProfile(folder: string): string;
    understood: string;
  };
  findings: {
    title: string;
    kinds: {
      differing: {
        title: string;
        hint: string;
      };
      twice: {
        title: string;
        hint: string;
      };
      deleted: {
        title: string;
        hint: string;
      };
      unreadable: {
        title: string;
        hint: string;
      };
      'set-aside': {
        title: string;
        hint: string;
      };
      rebuilt: {
        title: string;
        hint: string;
      };
      repaired: {
        title: string;
        hint: string;
      };
      'cut-off': {
        title: string;
        hint: string;
      };
    };
    choices: {
      'keep-database': string;
      'take-folder': string;
      'try-again': string;
      'drop-copy': string;
      'take-copy': string;
      'keep-both': string;
      restore: string;
    };
    settled: {
      'keep-database': string;
      'take-folder': string;
      'try-again': string;
      'drop-copy': string;
      'take-copy': string;
      'keep-both': string;
      restore: string;
    };
    notSettled: string;
    reasons: {
      'ended-a-process': string;
      edited: string;
      copied: string;
      'in-the-trash': string;
      damaged: string;
      'newer-version': string;
      link: string;
      'not-a-file': string;
      'not-a-folder': string;
      'odd-name': string;
      'too-large': string;
      forbidden: string;
      'disk-error': string;
      incomplete: string;
      missing: string;
      'body-lost': string;
      'body-lost-original-kept': string;
      'out-of-bounds': string;
      'too-many': string;
    };
    more(count: number): string;
    nothing: string;
  };
  reader: {
    footnote: {
      name(mark: string): string;
      goTo: string;
      close: string;
    };
    label: string;
    nothingOpen: string;
    nothingOpenHint: string;
    manySelected(count: number): string;
    gone: string;
    broken: string;
    brokenHint: string;
    tryAgain: string;
    toolbar: string;
    backToList: string;
    original: string;
    showOriginal: string;
    showBoth: string;
    showArticle: string;
    originalNote(fileName: string): string;
    originalMissing: string;
    originalOther: string;
    originalBroken: string;
    pdfPage(page: number, total: number): string;
    textSettings: string;
    openSource: string;
    source: string;
    published(date: string): string;
    created(date: string): string;
    saved(date: string): string;
    imageMissing: string;
    progress: string;
    minutesLeft(minutes: number): string;
    end: string;
    nextArticle(title: string): string;
    previousArticle(title: string): string;
    spaceAgain(title: string): string;
    hits(current: number, total: number): string;
    nextHit: string;
    previousHit: string;
    linkOnly: string;
    openInBrowser: string;
    keptAsPage: string;
    onlyBeginning: string;
    noText: string;
    leftOut: string;
    showLeftOut: string;
    hideLeftOut: string;
    leftOutHint: string;
    leftOutLinks(lines: number): string;
    mayMiss: string;
    nothingLeftOut: string;
    bringBack: string;
    broughtBack: string;
    takeOut: string;
    takenOut: string;
    notChanged: string;
    imagesMissing(missing: number, total: number): string;
  };
  outline: {
    title: string;
    filter: string;
    nothing: string;
    none: string;
    show: string;
    hide: string;
  };
  find: {
    label: string;
    field: string;
    count(current: number, total: number): string;
    soFar(total: number): string;
    next: string;
    previous: string;
    matchCase: string;
    wholeWords: string;
    close: string;
  };
  highlights: {
    panel: string;
    hidePanel: string;
    toolbar: string;
    colour: string;
    colours: {
      yellow: string;
      green: string;
      blue: string;
      pink: string;
      purple: string;
    };
    markIn(colour: string): string;
    mark: string;
    addNote: string;
    marked: string;
    isMarked: string;
    recoloured: string;
    tooLong: string;
    join: string;
    joined: string;
    position(at: number, total: number): string;
    sentenceChosen: string;
    edit: string;
    note: string;
    notePlaceholder: string;
    removeTag(tag: string): string;
    copy: string;
    remove: string;
    removed(count: number): string;
    removedLabel: string;
    goTo(colour: string): string;
    articleNote: string;
    articleNotePlaceholder: string;
    count(count: number): string;
    none: string;
    missing(count: number): string;
    missingHint: string;
    onlyInOriginal(count: number): string;
    notInOriginal(count: number): string;
  };
  pictures: {
    title: string;
    enlarge: string;
    enlargeNamed(alt: string): string;
    count(at: string, total: string): string;
    previous: string;
    next: string;
    larger: string;
    smaller: string;
    fit: string;
    copy: string;
    save: string;
    link: string;
    copied: string;
    notCopied: string;
    saved: string;
    notSaved: string;
  };
  verticalOffer: {
    label: string;
    text: string;
    turn: string;
  };
  pageInfo: {
    title: string;
    heading: string;
    url: string;
    canonicalUrl: string;
    archive: string;
    archiveCopy: string;
    archived: string;
    licence: string;
    published: string;
    created: string;
    updated: string;
    saved: string;
    imported: string;
    extracted: string;
    file: string;
    format: string;
    formats: {
      address: string;
      'address-window': string;
    };
    original: string;
    sha256: string;
    check: string;
    checking: string;
    states: {
      ok: string;
      missing: string;
      damaged: string;
    };
    size: string;
    bytes(count: number): string;
    version: string;
    versionOf(saved: string, words: number): string;
    words: string;
    missingImages: string;
    missingImage: string;
    moreImages(count: number): string;
    leftOut: string;
    leftOutWords(count: number): string;
    folder: string;
    requests: string;
    requestsOf(stopped: number): string;
    showLeftOut: string;
    show: string;
    notShown: string;
    copy: string;
    copied: string;
    notCopied: string;
  };
  pdf: {
    toolbar: string;
    page: string;
    of(total: number): string;
    previous: string;
    next: string;
    zoomIn: string;
    zoomOut: string;
    zoom(percent: number): string;
    fitWidth: string;
    fitPage: string;
    thumbnails: string;
  };
  files: {
    label(count: number): string;
    megabytes(size: string): string;
    stated(size: string): string;
    onTheWeb: string;
    here(size: string): string;
    download: string;
    downloadOf(name: string): string;
    running(done: string, total: string): string;
    downloaded(done: string): string;
    starting: string;
    stop: string;
    stopOf(name: string): string;
    again: string;
    play: string;
    playOf(name: string): string;
    closePlayer: string;
    player(name: string): string;
    notPlayed: string;
    open: string;
    openOf(name: string): string;
    notOpened: string;
    show: string;
    notShown: string;
    remove: string;
    removeOf(name: string): string;
    confirm: string;
    confirmed: string;
    keep: string;
    done(name: string): string;
    missing: string;
    limit: string;
    troubles: {
      'not-modified': string;
      'too-large': string;
      empty: string;
      page: string;
      full: string;
      'read-only': string;
      gone: string;
      failed: string;
    };
  };
  aloud: {
    action: string;
    goesOn: string;
    altTexts: string;
    bar: string;
    waiting: string;
    play: string;
    pause: string;
    stop: string;
    previous: string;
    next: string;
    rate: string;
    voice(language: string): string;
    nothing: string;
    done: string;
    noVoices: {
      linux: string;
      win32: string;
      darwin: string;
    };
    noVoiceFor(language: string): string;
    passedOver(languages: string): string;
    engine: string;
  };
  copying: {
    menu: string;
    copy: string;
    withSource: string;
    sourceOf: string;
    as: string;
    forms: {
      plain: string;
      markdown: string;
      citation: string;
    };
    form: string;
    formHint: string;
    image: string;
    linkAddress: string;
    openLink: string;
    search: string;
    copied: string;
    copiedWithSource: string;
    copiedSource: string;
    copiedImage: string;
    failed: string;
  };
  allHighlights: {
    search: string;
    count(count: number): string;
    selected(count: number): string;
    groupBy: string;
    groupings: {
      article: string;
      tag: string;
      day: string;
    };
    untagged: string;
    undated: string;
    withNote: string;
    tags: string;
    unplaced(count: number): string;
    unplacedFact: string;
    unplacedHint: string;
    export: string;
    formats: {
      markdown: string;
      csv: string;
      json: string;
    };
    copyAs(count: number): string;
    saveAs(count: number): string;
    copied(count: number): string;
    saved(count: number): string;
    none: string;
    noneHint: string;
    nothingFound: string;
    nothingFoundHint: string;
  };
  cite: {
    action: string;
    title(count: number): string;
    format: string;
    formats: {
      text: string;
      bibtex: string;
      ris: string;
      csl: string;
    };
    style: string;
    language: string;
    languages: {
      'en-US': string;
      'ko-KR': string;
      'ja-JP': string;
      'zh-CN': string;
    };
    addStyle: string;
    addHint: string;
    added(title: string): string;
    removeStyle: string;
    removed(title: string): string;
    notRemoved: string;
    offer(count: number): string;
    offerHint: string;
    offered(count: number): string;
    close: string;
    preview: string;
    andMore(count: number): string;
    making: string;
    copy: string;
    save: string;
    copied(count: number): string;
    saved: string;
    failed: string;
    notMade: {
      'unknown-part': string;
      'engine-failed': string;
      'too-slow': string;
    };
    notAdded: {
      'no-style': string;
      entities: string;
      'too-large': string;
      'too-many': string;
      dependent: string;
      incomplete: string;
    };
  };
  links: {
    saved: string;
    savedAs(title: string): string;
    unknown: string;
    refused: string;
    wordsMissing: string;
  };
  feeds: {
    title: string;
    add: string;
    address: string;
    addressHint: string;
    subscribe: string;
    looking: string;
    choose: string;
    moreOfAll: string;
    refreshAll: string;
    save: string;
    saved: string;
    more(name: string): string;
    refresh: string;
    markRead: string;
    mute: string;
    unmute: string;
    edit: string;
    unsubscribe: string;
    wasRemoved(name: string): string;
    unread(count: number): string;
    lastGood(time: string): string;
    notRefreshed: string;
    refreshed(imported: number, updated: number): string;
    failed(count: number): string;
    wereJoined(gone: string, kept: string): string;
    isFollowed(name: string): string;
    importList: string;
    noList: string;
    markedRead(count: number): string;
    nothingUnread: string;
    editTitle: string;
    name: string;
    folders: string;
    foldersHint: string;
    tags: string;
    tagsHint: string;
    schedule: string;
    schedules: {
      hand: string;
      start: string;
      hourly: string;
      daily: string;
    };
    scheduleHint: string;
    text: string;
    texts: {
      feed: string;
      page: string;
    };
    textHint: string;
    keep: string;
    keeps: {
      all: string;
      starred: string;
      search: string;
    };
    keepAllHint: string;
    keepHint: string;
    keepSearch: string;
    noSearch: string;
    keepChanges: string;
    troubles: {
      off: string;
      'bad-address': string;
      'refused-address': string;
      'too-large': string;
      'timed-out': string;
      status: string;
      tls: string;
      unreachable: string;
      'too-many-redirects': string;
      cancelled: string;
      gone: string;
      'asked-to-wait': string;
      'not-a-feed': string;
      'cut-off': string;
      'not-saved': string;
      damaged: string;
    };
  };
  rules: {
    open: string;
    title(name: string): string;
    hasRule: string;
    tags: string;
    tagsHint: string;
    star: string;
    archive: string;
    onImport: string;
    preview: string;
    looking: string;
    failed: string;
    inexact: string;
    finds(count: number): string;
    changes(changed: number, found: number): string;
    more(count: number): string;
    apply(count: number): string;
    keep: string;
    kept: string;
    applied(count: number): string;
  };
  savedSearches: {
    title: string;
    save: string;
    saved: string;
    name: string;
    confirm: string;
    more(name: string): string;
    rename: string;
    renameTitle: string;
    renameConfirm: string;
    delete: string;
    wasSaved: string;
    wasDeleted(name: string): string;
  };
  collections: {
    title: string;
    create: string;
    createTitle: string;
    editTitle: string;
    name: string;
    note: string;
    noteHint: string;
    save: string;
    more(name: string): string;
    edit: string;
    delete: string;
    wasSaved(name: string): string;
    wasDeleted(name: string): string;
    add: string;
    remove: string;
    addTitle(count: number): string;
    none: string;
    states: {
      on: string;
      mixed: string;
      off: string;
    };
    added(count: number, name: string): string;
    removed(count: number, name: string): string;
    moved(place: number, total: number): string;
  };
  times: {
    title: string;
    splitBy: string;
    splits: {
      none: string;
      tag: string;
      site: string;
      lang: string;
    };
    span: string;
    all: string;
    show(count: number): string;
    bars: string;
    others: string;
    hint: string;
    people: string;
    pairs: string;
  };
  search: {
    label: string;
    placeholder: string;
    clear: string;
    results(count: string, exact: boolean): string;
    searching: string;
    indexing(indexed: string, articles: string): string;
    nothing(query: string): string;
    tryTitle: string;
    tryFewer: string;
    tryPrefix: string;
    tryQuotes: string;
    tryWait: string;
    failed: string;
    noteLeftOut(token: string): string;
    noteOpenQuote: string;
    noteBracket: string;
    noteBadFilter(token: string, field: string, values: string): string;
    noteUnknownFilter(token: string, names: string): string;
    filterValues: {
      title: string;
      author: string;
      site: string;
      tag: string;
      lang: string;
      feed: string;
      collection: string;
      is: string;
      has: string;
      in: string;
      saved: string;
      before: string;
      after: string;
    };
    quoted(word: string): string;
    inNotes: string;
    inLeftOut: string;
    relevance: string;
    recent: string;
    removeRecent(query: string): string;
    clearRecent: string;
    noteNearAsAnd(token: string): string;
    noteBadRegex(token: string, reason: string): string;
    noteRegexLeftOut(token: string): string;
    noteRegexPartial(searched: string, all: string): string;
    noteNoWords: string;
    noteShortened: string;
    noteQuestion: string;
    didYouMean: string;
    noteSpelledAlike(word: string, instead: string): string;
    noteHeldNowhere(words: string): string;
  };
  tags: {
    title(count: number): string;
    input: string;
    placeholder: string;
    create(name: string): string;
    on: string;
    mixed: string;
    off: string;
    none: string;
    noMatch: string;
    hint: string;
    manageTitle: string;
    filterLabel: string;
    rename: string;
    renameLabel(name: string): string;
    save: string;
    merge: string;
    mergeWarning(from: string, to: string, count: number): string;
    delete: string;
    deleteLabel(name: string): string;
    deleteWarning(name: string, count: number): string;
    empty: string;
    change: string;
    lookLabel(name: string): string;
    description: string;
    keepLook: string;
  };
  tabs: {
    label: string;
    open: string;
    close: string;
    closeNamed(name: string): string;
    closeOthers: string;
    reopen: string;
    opened(count: number): string;
    tooMany: string;
  };
  import: {
    title: string;
    drop: string;
    dropHint: string;
    looking: string;
    nothingDropped: string;
    progress(done: string, total: string, areAddresses: boolean): string;
    rate(perSecond: string, areAddresses: boolean): string;
    secondsLeft(seconds: number): string;
    minutesLeft(minutes: number): string;
    cancelling: string;
    finished: string;
    opened(title: string): string;
    wasThere(title: string): string;
    cancelled: string;
    running: string;
    paused: string;
    pause: string;
    goOn: string;
    showReport: string;
    hideReport: string;
    retry: string;
    reportLabel: string;
    findInReport: string;
    noRows: string;
    rowsFound(count: number): string;
    saveReport: string;
    reportSaved: string;
    columns: {
      file: string;
      outcome: string;
      title: string;
      reason: string;
      id: string;
    };
    everything: string;
    outcomes: {
      imported: string;
      updated: string;
      duplicate: string;
      failed: string;
      cancelled: string;
    };
    summary(imported: number, updated: number, duplicates: number, failed: number): string;
    failures: {
      'empty-file': string;
      'unknown-format': string;
      'unknown-columns': string;
      'too-large': string;
      'no-text': string;
      damaged: string;
      unreadable: string;
      vanished: string;
      'set-aside': string;
      'timed-out': string;
      'not-saved': string;
      'not-written': string;
      'too-much-inside': string;
      'unsafe-name': string;
      encrypted: string;
      'fetching-off': string;
      'bad-address': string;
      'refused-address': string;
      'no-answer': string;
      'not-secure': string;
      'not-found': string;
      'server-error': string;
      'asked-to-wait': string;
      'too-many-redirects': string;
      'login-wall': string;
      'cookie-wall': string;
      'bot-wall': string;
    };
    askAgainAt(time: string): string;
    unknownFailure: string;
    csv: {
      open: string;
      title: string;
      hint: string;
      none: string;
      confirm: string;
      fields: {
        url: string;
        title: string;
        text: string;
        description: string;
        note: string;
        highlight: string;
        tags: string;
        saved: string;
        published: string;
        author: string;
        site: string;
        language: string;
      };
    };
    close: string;
  };
  welcome: {
    title: string;
    body: string;
    importFiles: string;
    importFolder: string;
    addAddress: string;
    samples: string;
    samplesHint: string;
    samplesFailed: string;
    keyMove: string;
    keyRead: string;
    keySearch: string;
    keyTag: string;
    keyHelp: string;
  };
  settings: {
    title: string;
    general: string;
    text: string;
    library: string;
    about: string;
    language: string;
    languageSystem: string;
    theme: string;
    themes: {
      system: string;
      light: string;
      sepia: string;
      dark: string;
      black: string;
    };
    search: string;
    chineseVariants: string;
    chineseVariantsHint: string;
    fontFamily: string;
    serif: string;
    sans: string;
    systemFont: string;
    own: string;
    ownFont(language: string): string;
    ownFontHint: string;
    ownFontList: string;
    ownFontMissing: string;
    fontLanguages: {
      latin: string;
      ko: string;
      ja: string;
      zh: string;
      'zh-hant': string;
    };
    fontsMissing(languages: string, platform: string): string;
    fontSize: string;
    lineWidth: string;
    lineHeight: string;
    letterSpacing: string;
    justified: string;
    vertical(language: string): string;
    smaller(what: string): string;
    larger(what: string): string;
    libraryFolder: string;
    libraryFolderHint: string;
    move: string;
    moving(done: string, total: string): string;
    moved: string;
    oldKept: string;
    oldDeleted: string;
    deleteOld: string;
    notMoved: string;
    check: string;
    checkHint: string;
    checking: string;
    checkedSoFar(done: string, total: string): string;
    checkFailed: string;
    checked(articles: number, files: number): string;
    checkedWell: string;
    problems(found: number, repaired: number): string;
    problemsRepaired(found: number): string;
    repaired: string;
    notRepaired: string;
    andMoreProblems(count: number): string;
    problemKinds: {
      'article-missing': string;
      'article-damaged': string;
      'article-differs': string;
      'original-missing': string;
      'original-damaged': string;
      'image-missing': string;
      'image-damaged': string;
    };
    version: string;
    builtWith: string;
    privacy: string;
    sample: string;
    notSaved: string;
    folderPage: string;
    folderPageHint: string;
    folderPageOccupied: string;
  };
  highlightsFolder: {
    tab: string;
    title: string;
    hint: string;
    none: string;
    choose: string;
    chooseOther: string;
    forget: string;
    states: {
      none: string;
      current: string;
      working: string;
      gone: string;
      'own-library': string;
      unwritable: string;
    };
    refused: {
      'own-library': string;
      unwritable: string;
    };
    told: string;
    kept(count: number): string;
    problems: {
      'too-large': string;
      unreadable: string;
    };
  };
  watch: {
    title: string;
    hint: string;
    add: string;
    none: string;
    list: string;
    states: {
      watching: string;
      paused: string;
      gone: string;
      unreadable: string;
      'own-library': string;
      'too-many': string;
    };
    taken(count: number): string;
    waiting(count: number): string;
    pause(path: string): string;
    goOn(path: string): string;
    forget(path: string): string;
    notAdded: string;
    failed: string;
    arrived(count: number): string;
    arrivedFrom(folder: string): string;
    tookIn(articles: number, folder: string): string;
  };
  address: {
    title: string;
    menu: string;
    field: string;
    tags: string;
    hint: string;
    confirm: string;
    noAddress: string;
    off: string;
    drop: string;
    dropHint: string;
    fetchNow: string;
    fetchPages: string;
    takeRefused(count: number): string;
    takeArchived(count: number): string;
  };
  network: {
    tab: string;
    fetch: string;
    states: {
      unasked: string;
      on: string;
      never: string;
    };
    hosts: string;
    hostsHint: string;
    host: string;
    allow: string;
    noHost: string;
    forget(host: string): string;
    ledger: string;
    ledgerHint: string;
    search: string;
    columns: {
      at: string;
      address: string;
    };
    none: string;
    newest(count: number): string;
    count(count: number): string;
    bytes(count: number): string;
    why: {
      page: string;
      picture: string;
      icon: string;
      feed: string;
      'feed-site': string;
      enclosure: string;
      archive: string;
      update: string;
      window: string;
    };
    reasons: {
      'refused-address': string;
      'bad-address': string;
      'too-large': string;
      'timed-out': string;
      status: string;
      tls: string;
      unreachable: string;
      cancelled: string;
      unfinished: string;
      failed: string;
    };
  };
  browser: {
    saved(title: string): string;
    tab: string;
    native: string;
    nativeHint: string;
    notPossible: string;
    noBrowsers: string;
    browsers: string;
    states: {
      on: string;
      off: string;
      other: string;
      sandboxed: string;
      unwritable: string;
    };
    receiver: string;
    receiverHint: string;
    receiverStates: {
      'port-taken': string;
      failed: string;
    };
    singleFile: string;
    singleFileSteps: string;
    destination: string;
    names: {
      destination: string;
      url: string;
      token: string;
      fileField: string;
      urlField: string;
    };
    copy(name: string): string;
    copied(name: string): string;
    notCopied: string;
    newToken: string;
    newPort: string;
    afterRenewal: string;
    failed: string;
  };
  palette: {
    title: string;
    hint: string;
    results: string;
    nothing: string;
    articles: string;
    kinds: {
      command: string;
      settings: string;
      tag: string;
      collection: string;
      search: string;
      feed: string;
      site: string;
    };
  };
  commands: {
    next: string;
    previous: string;
    'extend-next': string;
    'extend-previous': string;
    first: string;
    last: string;
    'page-down': string;
    'page-up': string;
    unfold: string;
    fold: string;
    'select-all': string;
    open: string;
    'open-apart': string;
    'open-in-tab': string;
    back: string;
    'full-width': string;
    'reader-down': string;
    'reader-up': string;
    'go-back': string;
    'go-forward': string;
    'go-all': string;
    'go-unread': string;
    'go-reading': string;
    'go-read': string;
    'go-archived': string;
    'go-starred': string;
    'go-highlighted': string;
    'all-highlights': string;
    'go-trash': string;
    times: string;
    'go-tag': string;
    star: string;
    archive: string;
    unread: string;
    read: string;
    'next-state': string;
    'previous-state': string;
    tags: string;
    collect: string;
    uncollect: string;
    'move-up': string;
    'move-down': string;
    original: string;
    outline: string;
    versions: string;
    'page-info': string;
    'site-rule': string;
    'left-out': string;
    'read-aloud': string;
    print: string;
    export: string;
    delete: string;
    undo: string;
    redo: string;
    restore: string;
    mark: string;
    note: string;
    'colour-1': string;
    'colour-2': string;
    'colour-3': string;
    'colour-4': string;
    'colour-5': string;
    'remove-mark': string;
    'next-mark': string;
    'previous-mark': string;
    'next-sentence': string;
    'previous-sentence': string;
    'extend-next-sentence': string;
    'extend-previous-sentence': string;
    highlights: string;
    'copy-with-source': string;
    'copy-plain': string;
    'copy-markdown': string;
    'copy-citation': string;
    cite: string;
    search: string;
    'next-hit': string;
    'previous-hit': string;
    find: string;
    'find-next': string;
    'find-previous': string;
    palette: string;
    'larger-text': string;
    'smaller-text': string;
    'default-text': string;
    'toggle-dark': string;
    'toggle-sidebar': string;
    'new-window': string;
    'new-tab': string;
    'close-tab': string;
    'reopen-tab': string;
    'next-tab': string;
    'previous-tab': string;
    'group-none': string;
    'group-day': string;
    'group-month': string;
    'group-site': string;
    'group-tag': string;
    'rows-comfortable': string;
    'rows-compact': string;
    'rows-line': string;
    'rows-columns': string;
    settings: string;
    help: string;
    'import-files': string;
    'import-folder': string;
    'add-address': string;
    'export-library': string;
    'restore-library': string;
    'manage-tags': string;
    'release-notes': string;
    'check-update': string;
    'report-problem': string;
    licences: string;
    about: string;
  };
  keys: {
    tab: string;
    title: string;
    groups: {
      move: string;
      article: string;
      mark: string;
      find: string;
      query: string;
      app: string;
    };
    examples: {
      phrase: string;
      not: string;
      or: string;
      prefix: string;
      near: string;
    };
    queryPhrase: string;
    queryNot: string;
    queryOr: string;
    queryPrefix: string;
    queryNear: string;
    queryRegex: string;
    queryFields: string;
    queryState: string;
    queryHas: string;
    queryIn: string;
    queryCollection: string;
    queryPublished: string;
    querySaved: string;
    addAddress: string;
    pdfPage: string;
    pdfZoom: string;
    pdfThumbnails: string;
    space: string;
    continuations: string;
    settingsHint: string;
    change(command: string): string;
    press: string;
    noKey: string;
    remove: string;
    reset: string;
    resetAll: string;
    taken(command: string): string;
    notPossible: string;
  };
  help: {
    whatsNew: string;
    updated(version: string): string;
    unreadable: string;
    licence: string;
    licenceName: string;
    licences: string;
    showLicences: string;
    chromiumLicences: string;
    noChromiumLicences: string;
    showLogs: string;
    report: string;
    reportTitle: string;
    reportHint: string;
    noAddress: string;
    copyFacts: string;
    copied: string;
    writeMail: string;
    noMail: string;
    checkUpdate: string;
    updates: string;
    runs(version: string): string;
    updateHint: string;
    askNow: string;
    asking: string;
    available(version: string): string;
    answers: {
      'no-address': string;
      newest: string;
      damaged: string;
    };
    notAsked: string;
    notAskedStatus(status: number): string;
    fetchingOff: string;
    openPage: string;
    dropHint: string;
    packages(count: number): string;
    reading: string;
    packageProblems: {
      unreadable: string;
      'not-a-package': string;
    };
    program: string;
    unknownProgram: string;
    age: string;
    ages: {
      newer: string;
      same: string;
      older: string;
      unknown: string;
    };
    signature: string;
    signatures: {
      valid: string;
      invalid: string;
      none: string;
      unknown: string;
    };
    checksum: string;
    checksums: {
      matches: string;
      differs: string;
      unknown: string;
    };
    size: string;
    bytes(count: string): string;
    notCarrel: string;
    installHint: string;
    kindHints: {
      deb: string;
      rpm: string;
      appimage: string;
      exe: string;
      dmg: string;
    };
    showFile: string;
    install: string;
    handed: string;
    notHanded: {
      changed: string;
      'no-installer': string;
    };
  };
  desktop: {
    noFile: string;
    title: string;
    startAtLogin: string;
    startAtLoginHint(platform: string): string;
    autostart: {
      other: string;
      failed: string;
    };
    quickSearch: string;
    key: string;
    quickStates: {
      off: string;
      on: string;
      taken: string;
      impossible: string;
    };
  };
  quick: {
    label: string;
    results: string;
    hint: string;
    found(total: number): string;
  };
  errors: {
    title: string;
    body: string;
    reload: string;
    opening: string;
    library: string;
    newer: {
      title: string;
      body: string;
    };
  };
  native: {
    notShown: string;
    libraryOpen: string;
    menu: {
      file: string;
      newWindow: string;
      newTab: string;
      closeTab: string;
      importFiles: string;
      importFolder: string;
      addAddress: string;
      exportArticles: string;
      print: string;
      exportLibrary: string;
      restoreLibrary: string;
      checkFiles: string;
      settings: string;
      quit: string;
      edit: string;
      undo: string;
      redo: string;
      cut: string;
      copy: string;
      copyWithSource: string;
      copyAs: string;
      plain: string;
      markdown: string;
      citation: string;
      cite: string;
      paste: string;
      selectAll: string;
      find: string;
      search: string;
      palette: string;
      view: string;
      sidebar: string;
      fullWidth: string;
      outline: string;
      highlights: string;
      original: string;
      largerText: string;
      smallerText: string;
      defaultText: string;
      darkTheme: string;
      actualSize: string;
      zoomIn: string;
      zoomOut: string;
      fullScreen: string;
      developerTools: string;
      go: string;
      goBack: string;
      goForward: string;
      next: string;
      previous: string;
      goAll: string;
      goUnread: string;
      goReading: string;
      goRead: string;
      goArchived: string;
      goStarred: string;
      goHighlighted: string;
      allHighlights: string;
      times: string;
      goTrash: string;
      article: string;
      open: string;
      openApart: string;
      openTab: string;
      star: string;
      archive: string;
      markRead: string;
      markUnread: string;
      note: string;
      versions: string;
      siteRule: string;
      leftOut: string;
      groupBy: string;
      groupNone: string;
      groupDay: string;
      groupMonth: string;
      groupSite: string;
      groupTag: string;
      rows: string;
      rowsComfortable: string;
      rowsCompact: string;
      rowsLine: string;
      rowsColumns: string;
      collect: string;
      readAloud: string;
      pageInfo: string;
      delete: string;
      tags: string;
      editTags: string;
      goTag: string;
      manageTags: string;
      window: string;
      minimize: string;
      close: string;
      nextTab: string;
      previousTab: string;
      reopenTab: string;
      help: string;
      keyboard: string;
      whatsNew: string;
      checkUpdate: string;
      report: string;
      logs: string;
      licences: string;
      about: string;
    };
    tray: {
      open: string;
      search: string;
      quickSearch: string;
      recent: string;
      quit: string;
    };
    failure: {
      title: string;
      what: string;
      todo: string;
      again: string;
      quit: string;
    };
  };
  folderPage: {
    search: string;
    tag: string;
    allTags: string;
    articles: string;
    found: string;
    nothing: string;
    empty: string;
    loading: string;
    searching: string;
    missing: string;
    more: string;
  };
  machines: {
    tab: string;
    own: string;
    ownHint: string;
    others: string;
    none: string;
    unnamed(id: string): string;
    wrote(when: string): string;
    nothingWritten: string;
    notKept: string;
    onTheirWay(count: number): string;
    distrust: string;
    distrustNamed(name: string): string;
    trust: string;
    trustNamed(name: string): string;
    notTrusted: string;
    trustHint: string;
    merged: string;
    mergedHint(count: number): string;
    mergedNone: string;
    mergedKinds: {
      note: string;
      passage: string;
      record: string;
      articles: string;
      deletion: string;
      copy: string;
    };
    mergedNow: string;
    mergedThisMachine: string;
    mergedAsItCame: string;
    mergedDeleted: string;
    mergedEmpty: string;
    mergedAll(count: number): string;
  };
}

/** The names of the parameters of each message that has some, in the order in which callers give them. */
export const parameters: Readonly<Record<string, readonly string[]>> = {
  'sidebar.highlights': ['count'],
  'sidebar.showAll': ['count'],
  'list.articles': ['count'],
  'list.aboutArticles': ['count'],
  'list.selected': ['count'],
  'list.minutes': ['count'],
  'list.columnShown': ['name'],
  'list.savedOn': ['date'],
  'list.removeFilter': ['name'],
  'list.rowHighlights': ['count'],
  'list.readSoFar': ['percent'],
  'siteRule.found': ['words'],
  'siteRule.othersTitle': ['count', 'site'],
  'siteRule.othersBody': ['site'],
  'siteRule.othersProgress': ['done', 'all'],
  'siteRule.othersDone': ['changed', 'left'],
  'siteRule.all': ['count'],
  'siteRule.againDone': ['changed', 'count'],
  'siteRule.forget': ['site'],
  'versions.count': ['count'],
  'versions.copies': ['count'],
  'versions.compareVersions': ['count'],
  'versions.compareCopies': ['count'],
  'versions.folded': ['count', 'isOpen'],
  'versions.versionOf': ['date'],
  'versions.changes': ['changes', 'inserted', 'deleted'],
  'versions.words': ['count'],
  'versions.change': ['current', 'total'],
  'versions.same': ['paragraphs'],
  'announce.starred': ['count'],
  'announce.unstarred': ['count'],
  'announce.archived': ['count'],
  'announce.unarchived': ['count'],
  'announce.markedUnread': ['count'],
  'announce.markedRead': ['count'],
  'announce.tagged': ['count', 'tag'],
  'announce.nowInState': ['state'],
  'history.undo': ['what'],
  'history.redo': ['what'],
  'history.changing': ['what', 'done'],
  'history.stoppedAfter': ['what'],
  'history.steps.tags': ['count'],
  'history.steps.tag-renamed': ['count'],
  'history.steps.tag-deleted': ['count'],
  'history.steps.state': ['count'],
  'history.steps.star': ['count'],
  'history.steps.note': ['count'],
  'history.steps.deletion': ['count'],
  'history.steps.restoration': ['count'],
  'history.steps.feed-read': ['count'],
  'history.steps.highlights': ['count'],
  'history.steps.highlights-removed': ['count'],
  'history.steps.highlights-joined': ['count'],
  'history.steps.saved-search': ['count'],
  'history.steps.site-rule': ['count'],
  'history.steps.tag-look': ['count'],
  'history.steps.collection': ['count'],
  'history.steps.rule': ['count'],
  'deleteDialog.title': ['count'],
  'deleteDialog.andMore': ['count'],
  'deleteDialog.confirm': ['count'],
  'trash.moved': ['count'],
  'trash.restoring': ['count'],
  'trash.restored': ['count'],
  'trash.notRestored': ['count'],
  'trash.deletedOn': ['date'],
  'trash.keptUntil': ['date'],
  'trash.removeTitle': ['count'],
  'trash.removeBody': ['count'],
  'trash.emptyBody': ['count'],
  'trash.emptied': ['count'],
  'transfer.exported': ['files'],
  'transfer.restored': ['added', 'merged', 'same', 'failed'],
  'transfer.failed': ['reason'],
  'transfer.notTaken': ['count'],
  'exports.selected': ['count'],
  'exports.all': ['count'],
  'exports.preparing': ['count'],
  'exports.progress': ['done', 'total'],
  'exports.exported': ['count', 'failed'],
  'exports.printed': ['failed'],
  'exports.notPrintedBecause': ['reason'],
  'exports.leftOut': ['count'],
  'exports.collection': ['name', 'count'],
  'notices.unsaved': ['count'],
  'notices.rebuilding': ['done', 'total'],
  'notices.rebuilt': ['count'],
  'notices.findings.differing': ['count'],
  'notices.findings.twice': ['count'],
  'notices.findings.deleted': ['count'],
  'notices.findings.unreadable': ['count'],
  'notices.findings.set-aside': ['count'],
  'notices.findings.rebuilt': ['count'],
  'notices.findings.repaired': ['count'],
  'notices.findings.cut-off': ['count'],
  'notices.oldProfile': ['folder'],
  'findings.more': ['count'],
  'reader.footnote.name': ['mark'],
  'reader.manySelected': ['count'],
  'reader.originalNote': ['fileName'],
  'reader.pdfPage': ['page', 'total'],
  'reader.published': ['date'],
  'reader.created': ['date'],
  'reader.saved': ['date'],
  'reader.minutesLeft': ['minutes'],
  'reader.nextArticle': ['title'],
  'reader.previousArticle': ['title'],
  'reader.spaceAgain': ['title'],
  'reader.hits': ['current', 'total'],
  'reader.leftOutLinks': ['lines'],
  'reader.imagesMissing': ['missing', 'total'],
  'find.count': ['current', 'total'],
  'find.soFar': ['total'],
  'highlights.markIn': ['colour'],
  'highlights.position': ['at', 'total'],
  'highlights.removeTag': ['tag'],
  'highlights.removed': ['count'],
  'highlights.goTo': ['colour'],
  'highlights.count': ['count'],
  'highlights.missing': ['count'],
  'highlights.onlyInOriginal': ['count'],
  'highlights.notInOriginal': ['count'],
  'pictures.enlargeNamed': ['alt'],
  'pictures.count': ['at', 'total'],
  'pageInfo.bytes': ['count'],
  'pageInfo.versionOf': ['saved', 'words'],
  'pageInfo.moreImages': ['count'],
  'pageInfo.leftOutWords': ['count'],
  'pageInfo.requestsOf': ['stopped'],
  'pdf.of': ['total'],
  'pdf.zoom': ['percent'],
  'files.label': ['count'],
  'files.megabytes': ['size'],
  'files.stated': ['size'],
  'files.here': ['size'],
  'files.downloadOf': ['name'],
  'files.running': ['done', 'total'],
  'files.downloaded': ['done'],
  'files.stopOf': ['name'],
  'files.playOf': ['name'],
  'files.player': ['name'],
  'files.openOf': ['name'],
  'files.removeOf': ['name'],
  'files.done': ['name'],
  'aloud.voice': ['language'],
  'aloud.noVoiceFor': ['language'],
  'aloud.passedOver': ['languages'],
  'allHighlights.count': ['count'],
  'allHighlights.selected': ['count'],
  'allHighlights.unplaced': ['count'],
  'allHighlights.copyAs': ['count'],
  'allHighlights.saveAs': ['count'],
  'allHighlights.copied': ['count'],
  'allHighlights.saved': ['count'],
  'cite.title': ['count'],
  'cite.added': ['title'],
  'cite.removed': ['title'],
  'cite.offer': ['count'],
  'cite.offered': ['count'],
  'cite.andMore': ['count'],
  'cite.copied': ['count'],
  'links.savedAs': ['title'],
  'feeds.more': ['name'],
  'feeds.wasRemoved': ['name'],
  'feeds.unread': ['count'],
  'feeds.lastGood': ['time'],
  'feeds.refreshed': ['imported', 'updated'],
  'feeds.failed': ['count'],
  'feeds.wereJoined': ['gone', 'kept'],
  'feeds.isFollowed': ['name'],
  'feeds.markedRead': ['count'],
  'rules.title': ['name'],
  'rules.finds': ['count'],
  'rules.changes': ['changed', 'found'],
  'rules.more': ['count'],
  'rules.apply': ['count'],
  'rules.applied': ['count'],
  'savedSearches.more': ['name'],
  'savedSearches.wasDeleted': ['name'],
  'collections.more': ['name'],
  'collections.wasSaved': ['name'],
  'collections.wasDeleted': ['name'],
  'collections.addTitle': ['count'],
  'collections.added': ['count', 'name'],
  'collections.removed': ['count', 'name'],
  'collections.moved': ['place', 'total'],
  'times.show': ['count'],
  'search.results': ['count', 'exact'],
  'search.indexing': ['indexed', 'articles'],
  'search.nothing': ['query'],
  'search.noteLeftOut': ['token'],
  'search.noteBadFilter': ['token', 'field', 'values'],
  'search.noteUnknownFilter': ['token', 'names'],
  'search.quoted': ['word'],
  'search.removeRecent': ['query'],
  'search.noteNearAsAnd': ['token'],
  'search.noteBadRegex': ['token', 'reason'],
  'search.noteRegexLeftOut': ['token'],
  'search.noteRegexPartial': ['searched', 'all'],
  'search.noteSpelledAlike': ['word', 'instead'],
  'search.noteHeldNowhere': ['words'],
  'tags.title': ['count'],
  'tags.create': ['name'],
  'tags.renameLabel': ['name'],
  'tags.mergeWarning': ['from', 'to', 'count'],
  'tags.deleteLabel': ['name'],
  'tags.deleteWarning': ['name', 'count'],
  'tags.lookLabel': ['name'],
  'tabs.closeNamed': ['name'],
  'tabs.opened': ['count'],
  'import.progress': ['done', 'total', 'areAddresses'],
  'import.rate': ['perSecond', 'areAddresses'],
  'import.secondsLeft': ['seconds'],
  'import.minutesLeft': ['minutes'],
  'import.opened': ['title'],
  'import.wasThere': ['title'],
  'import.rowsFound': ['count'],
  'import.summary': ['imported', 'updated', 'duplicates', 'failed'],
  'import.askAgainAt': ['time'],
  'settings.ownFont': ['language'],
  'settings.fontsMissing': ['languages', 'platform'],
  'settings.vertical': ['language'],
  'settings.smaller': ['what'],
  'settings.larger': ['what'],
  'settings.moving': ['done', 'total'],
  'settings.checkedSoFar': ['done', 'total'],
  'settings.checked': ['articles', 'files'],
  'settings.problems': ['found', 'repaired'],
  'settings.problemsRepaired': ['found'],
  'settings.andMoreProblems': ['count'],
  'highlightsFolder.kept': ['count'],
  'watch.taken': ['count'],
  'watch.waiting': ['count'],
  'watch.pause': ['path'],
  'watch.goOn': ['path'],
  'watch.forget': ['path'],
  'watch.arrived': ['count'],
  'watch.arrivedFrom': ['folder'],
  'watch.tookIn': ['articles', 'folder'],
  'address.takeRefused': ['count'],
  'address.takeArchived': ['count'],
  'network.forget': ['host'],
  'network.newest': ['count'],
  'network.count': ['count'],
  'network.bytes': ['count'],
  'browser.saved': ['title'],
  'browser.copy': ['name'],
  'browser.copied': ['name'],
  'keys.change': ['command'],
  'keys.taken': ['command'],
  'help.updated': ['version'],
  'help.runs': ['version'],
  'help.available': ['version'],
  'help.notAskedStatus': ['status'],
  'help.packages': ['count'],
  'help.bytes': ['count'],
  'desktop.startAtLoginHint': ['platform'],
  'quick.found': ['total'],
  'machines.unnamed': ['id'],
  'machines.wrote': ['when'],
  'machines.onTheirWay': ['count'],
  'machines.distrustNamed': ['name'],
  'machines.trustNamed': ['name'],
  'machines.mergedHint': ['count'],
  'machines.mergedAll': ['count'],
};
