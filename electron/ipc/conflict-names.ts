/**
 * How sync programs name the copies that they make where two machines have changed one file. Each entry is
 * what stands between the file's name and its ending.
 */
const conflictMarks: readonly (readonly [program: string, mark: RegExp])[] = [
  ['Syncthing', /^\.sync-conflict-\d{8}-\d{6}(?:-[0-9A-Z]{7})?$/],
  // In the program's language: `(Ann's conflicted copy 2026-01-02)`, `(충돌된 사본 …)`.
  [
    'Dropbox, Nextcloud',
    /^ \([^()]{2,120} \d{4}-\d{2}-\d{2}(?:[ -]?\d{4,6})?(?: \(\d{1,3}\)| \d{1,3})?\)$/,
  ],
  [
    'Dropbox',
    /^ \([^()/]{0,80}(?:conflicted copy|case conflict|충돌|競合|冲突|衝突)[^()/]{0,80}\)$/i,
  ],
  ['ownCloud', /^_conflict-\d{8}-\d{6}$/],
  ['Resilio Sync', /^\.Conflict$/],
  ['Synology Drive', /^_[^/]{1,100}_Conflict$/],
  ['Google Drive', /^ ?\(\d{1,3}\)$|^ ?\[Conflict(?: \d{1,3})?\]$/i],
  ['iCloud', /^ \d{1,3}$/],
  // The name that Windows has for a computer.
  ['OneDrive', /^-[A-Z0-9][A-Z0-9-]{0,62}(?:-\d{1,3})?$/],
  [
    'a file manager',
    /^ (?:copy|Copy|- Copy|복사본|- 복사본|のコピー|- コピー|的副本|- 副本)(?: \d{1,3}| \(\d{1,3}\))?$/,
  ],
];

/** Put behind the whole name by rsync, editors and merge programs. */
const endings = /^(?:~|\.orig|\.bak|\.rej|\.conflict\d{0,3})$/;

export interface ConflictName {
  /** The file that it is a copy of. */
  of: string;
  /** Who names copies in this way. */
  program: string;
}

/** What a name says a file to be a copy of; null for any other name. */
export function conflictOf(name: string, originals: readonly string[]): ConflictName | null {
  for (const of of originals) {
    const dot = of.lastIndexOf('.');
    const [stem, ending] = dot < 0 ? [of, ''] : [of.slice(0, dot), of.slice(dot)];
    if (name === of || !name.startsWith(stem)) continue;
    if (name.startsWith(of) && endings.test(name.slice(of.length))) {
      return { of, program: 'another program' };
    }
    if (!name.endsWith(ending)) continue;
    const mark = name.slice(stem.length, name.length - ending.length);
    const [program] = conflictMarks.find(([, pattern]) => pattern.test(mark)) ?? [];
    if (program !== undefined) return { of, program };
  }
  return null;
}
