/** Folders in which mail programs keep one file for each mail: a maildir, as qmail and Dovecot write it. */

/** What is below a maildir: finished mails in `cur` and `new`; all else is the server's own. */
const mailFolders = ['cur', 'new'];

/** True for the names in a folder that is a maildir. */
export const isMaildir = (folders: ReadonlySet<string>): boolean =>
  [...mailFolders, 'tmp'].every((name) => folders.has(name));

/** True for a folder of a maildir that holds its mails. */
export const holdsMails = (name: string): boolean => mailFolders.includes(name);

/**
 * The path of a mail that stays when it is read, answered or marked: its file moves from `new` to `cur`, and
 * its flags stand behind the name (`:2,RS`; other systems have `;` or `!`). Other paths stay as they are.
 */
export function stablePath(path: string): string {
  const [, folder, name] =
    /^(.*\/)?(?:cur|new)\/(\d{9,}\.[^/]+?)(?:[:;!]2,[A-Za-z]*)?$/.exec(path) ?? [];
  return name === undefined ? path : `${folder ?? ''}cur/${name}`;
}
