/** Which files in a drop belong to the export or the archive of another program. By names alone. */

/** What belongs together in a drop. */
export interface ForeignFiles {
  /** True for the text of an article that a list beside it describes. */
  isText(name: string): boolean;
  /** True for a file without an article of its own: an image, a log, a setting, a copy. */
  isPart(name: string): boolean;
  /** True for a file that is read and that other files refer to as well. */
  isShared(name: string): boolean;
}

/** `names` are those of all files of the drop, in the form of `lookUpName`. */
export function foreignFiles(names: ReadonlySet<string>): ForeignFiles {
  const texts = new Set<string>();
  /** Folders of pages: their HTML files are texts, all other files are parts. */
  const pageFolders = new Set<string>();
  const parts = new Set<string>();
  /** Folders that are parts but for one file in each. */
  const allBut = new Map<string, string>();

  omnivore();
  matter();
  zotero();
  readeck();
  archiveBox();
  mirrors();
  medium();
  substack();
  ghost();
  blogger();
  koreanBlogs();
  joplin();
  notion();
  for (const folder of foldersOf(names, /^index\.html?$/)) selfExtracting(folder);

  function omnivore(): void {
    for (const folder of foldersOf(names, /^metadata_\d+_to_\d+\.json$/)) {
      for (const part of ['content', 'highlights']) texts.add(join(folder, part));
    }
  }

  function matter(): void {
    for (const folder of foldersOf(names, /^_matter_history\.csv$/)) {
      parts.add(join(folder, '_matter_highlights.csv'));
      for (const name of names) {
        if (folderOf(name) === folder && /\.html?$/i.test(name)) texts.add(name);
      }
    }
  }

  function zotero(): void {
    const folders = new Set(foldersOf(names, /\.rdf$/i).map((folder) => join(folder, 'files')));
    for (const name of names) if (/\.pdf$/i.test(name) && liesIn(folders, name)) texts.add(name);
  }

  function readeck(): void {
    for (const name of names) {
      const found = /^(?:(.*)\/)?bookmarks\/[^/]+\/info\.json$/.exec(name);
      if (!found) continue;
      pageFolders.add(`${folderOf(name)}/container`);
      // The accounts and their keys are neither read nor kept.
      parts.add(join(found[1] ?? '', 'data.json'));
    }
  }

  /** A folder for each snapshot, named by its time, with up to a dozen copies of one page. */
  function archiveBox(): void {
    for (const folder of foldersOf(names, /^index\.json$/)) {
      if (!/(?:^|\/)\d{9,10}(?:\.\d+)?$/.test(folder)) continue;
      allBut.set(folder, 'index.json');
      const archive = folderOf(folder);
      if (!/(?:^|\/)archive$/.test(archive)) continue;
      // The settings hold a secret key, the logs the commands that were given.
      for (const own of ARCHIVE_BOX) parts.add(join(folderOf(archive), own));
    }
  }

  /** HTTrack's cache, logs and start page; the log may hold passwords. wget's log. */
  function mirrors(): void {
    const httrack = new Set([
      ...foldersOf(names, /^hts-(?:log|in_progress|stop).*$/),
      ...[...names].flatMap(
        (name) => /^((?:.*\/)?)hts-cache\//.exec(name)?.[1]?.slice(0, -1) ?? [],
      ),
    ]);
    for (const folder of httrack) {
      for (const own of HTTRACK) parts.add(join(folder, own));
      for (const name of names) {
        if (folderOf(name) === folder && /(?:^|\/)hts-[^/]*$/.test(name)) parts.add(name);
      }
    }
    for (const name of names) if (/(?:^|\/)wget-log(?:\.\d+)?$/.test(name)) parts.add(name);
  }

  /** The account, and the people and pages that it follows, lie beside the posts. */
  function medium(): void {
    for (const name of names) {
      const folder = /^(?:(.*)\/)?profile\/profile\.html$/.exec(name);
      if (!folder) continue;
      const root = folder[1] ?? '';
      if (![...names].some((each) => each.startsWith(join(root, 'posts/')))) continue;
      for (const own of MEDIUM) parts.add(join(root, own));
    }
  }

  /** The texts of the posts that `posts.csv` lists, and who received and opened them. */
  function substack(): void {
    for (const root of foldersOf(names, /^posts\.csv$/)) {
      const posts = join(root, 'posts');
      for (const name of names) {
        const folder = folderOf(name);
        if (folder === posts && /\.html$/i.test(name)) texts.add(name);
        const isList =
          folder === posts ? /\.(?:opens|delivers)\.csv$/i : /(?:^|\/)email_list[^/]*\.csv$/i;
        if ((folder === posts || folder === root) && isList.test(name)) parts.add(name);
      }
    }
  }

  /** The pictures and the themes of a whole blog; its export is beside them, or in `data`. */
  function ghost(): void {
    for (const folder of foldersOf(names, /\.ghost\.[\d-]+\.json$/i)) {
      for (const root of [folder, folder.replace(/(?:^|\/)data$/, '')]) {
        for (const own of ['images', 'media', 'files', 'themes', 'settings', 'public']) {
          parts.add(join(root, `content/${own}`));
        }
      }
    }
  }

  /** The themes and settings beside the posts in Google's export of Blogger. */
  function blogger(): void {
    for (const folder of foldersOf(names, /^feed\.atom$/)) {
      for (const own of ['theme-classic.html', 'theme-layouts.xml', 'settings.csv']) {
        parts.add(join(folder, own));
      }
    }
  }

  /** What backups of Egloos, Naver and Tistory have beside the posts: lists, comments, a second copy. */
  function koreanBlogs(): void {
    for (const name of names) {
      const post = /^(?:(.*)\/)?posts\/(\d+)\/\2\.json$/.exec(name);
      if (post) {
        for (const own of [`${post[2]}.html`, `${post[2]}_comments.json`]) {
          parts.add(join(folderOf(name), own));
        }
        for (const list of names) {
          if (folderOf(list) !== (post[1] ?? '')) continue;
          if (/(?:^|\/)index(?:_cat\d+)?\.(?:json|html)$/.test(list)) parts.add(list);
        }
      }
      const page = /^(?:(.*)\/)?(\d+)\/\2-[^/]*\.html$/.exec(name);
      if (page) parts.add(join(page[1] ?? '', 'style.css'));
      if (!/(?:^|\/)\d{4}-\d\d-\d\d-\d{9,}[^/]*(?:\/index)?\.md$/.test(name)) continue;
      for (let at = folderOf(name); ; at = folderOf(at)) {
        parts.add(join(at, 'manifest.json'));
        if (at === '') break;
      }
    }
  }

  /** Notes, notebooks, tags: one file for each, with the attached files in `resources`. */
  function joplin(): void {
    for (const folder of foldersOf(names, JOPLIN_ITEM)) {
      for (const name of names) {
        if (folderOf(name) !== join(folder, 'resources')) continue;
        if (!/\.pdf$/i.test(name)) parts.add(name);
      }
    }
  }

  /** The rows of a database, each of which is a page in the folder of the same name. */
  function notion(): void {
    const folders = new Set([...names].map(folderOf));
    for (const name of names) {
      const table = /^(.*?)( [\da-f]{32})(?:_all)?\.csv$/.exec(name);
      if (!table) continue;
      const [, plain = '', id = ''] = table;
      if (folders.has(plain) || folders.has(plain + id)) parts.add(name);
    }
  }

  /** SingleFile's and MAFF's pages that are zips. */
  function selfExtracting(folder: string): void {
    if (!/\.(?:x?html?|htz|maff)(?:\/[^/]+)?$/i.test(folder)) return;
    const index = ['index.html', 'index.htm'].find((name) => names.has(join(folder, name)));
    if (index) allBut.set(folder, index);
  }

  const isText = (name: string) =>
    liesIn(texts, name) || (pageFolders.has(folderOf(name)) && /\.html?$/i.test(name));

  function isPart(name: string): boolean {
    if (liesIn(parts, name)) return true;
    if (liesIn(pageFolders, name)) return !isText(name);
    for (let at = folderOf(name); at !== ''; at = folderOf(at)) {
      const kept = allBut.get(at);
      if (kept !== undefined) return name !== join(at, kept);
    }
    return false;
  }

  const isShared = (name: string) => JOPLIN_ITEM.test(name.slice(name.lastIndexOf('/') + 1));

  return { isText, isPart, isShared };
}

const ARCHIVE_BOX = [
  ...['ArchiveBox.conf', 'index.sqlite3', 'index.html', 'index.json', 'robots.txt', 'favicon.ico'],
  ...['logs', 'sources', 'static', 'personas', 'users', 'crontabs', 'cache', 'lib', 'tmp'],
];

const HTTRACK = ['hts-cache', 'index.html', 'cookies.txt', 'backblue.gif', 'fade.gif'];

const JOPLIN_ITEM = /^[\da-f]{32}\.md$/;

const MEDIUM = [
  ...['README.html', 'ips.html', 'ips', 'blocks', 'interests', 'partner-program', 'profile'],
  'sessions',
  ...['pubs-following', 'topics-following', 'twitter', 'users-following', 'users-followers'],
];

const folderOf = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf('/')));

/** True for a name in one of these folders at any depth, or for one of the folders. */
function liesIn(folders: ReadonlySet<string>, name: string): boolean {
  if (folders.size === 0) return false;
  for (let at = name; at !== ''; at = folderOf(at)) if (folders.has(at)) return true;
  return false;
}

/** The folders of the files whose name matches. */
function foldersOf(names: ReadonlySet<string>, pattern: RegExp): string[] {
  const folders = [...names].flatMap((name) => {
    const slash = name.lastIndexOf('/');
    return pattern.test(name.slice(slash + 1)) ? name.slice(0, Math.max(0, slash)) : [];
  });
  return [...new Set(folders)];
}

const join = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);
