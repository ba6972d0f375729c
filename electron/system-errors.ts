// What an error of the system means, in words for the user.
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The name that a temporary file will get; any other name as it is. */
const finalName = (name: string) => /^\.(.+)\.[\da-f]{12}\.tmp$/.exec(name)?.[1] ?? name;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this account has no permission',
  EBADF: 'it is not open for this',
  EBUSY: 'another program uses it',
  EDQUOT: "this account's share of the disk is full",
  EEXIST: 'it is there already',
  EFBIG: 'it would be larger than this disk allows',
  EHOSTDOWN: 'the disk is no longer there',
  EINVAL: 'this disk or file does not allow it',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads to itself',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many files are open',
  ENODEV: 'the disk is no longer there',
  ENOENT: 'no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTCONN: 'the disk is no longer there',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOTEMPTY: 'it is a folder that is not empty',
  ENOTSUP: 'this disk does not allow it',
  ENXIO: 'the disk is no longer there',
  EPERM: 'this account has no permission',
  EROFS: 'the disk is read-only',
  ESTALE: 'the disk is no longer there',
  ETIMEDOUT: 'the disk does not answer',
  ETXTBSY: 'another program uses it',
  EXDEV: 'it is on another disk',
};

/** What Node makes of an error of the system: `CODE: words, call 'path'`. */
const systemMessage = /^(?:[A-Z0-9]+|Unknown system error -\d+): (.+?), \w+(?: '.*)?$/s;

/** The system's name of an error, also of one for which Node has none (EDQUOT, ESTALE); else empty. */
export function systemCode(error: unknown): string {
  const { code, errno } = Object(error) as { code?: unknown; errno?: unknown };
  const isKnown = typeof code === 'string' && !code.startsWith('Unknown system error');
  if (isKnown) return code;
  const found = Object.entries(constants.errno).find(([, number]) => number === -Number(errno));
  return found?.[0] ?? '';
}

/**
 * Why the system refused, as a clause with the system's code: `the disk is full (ENOSPC)`. The message of
 * any other error.
 */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message } = error;
  const code = systemCode(error);
  const [, words] = systemMessage.exec(message) ?? [];
  if (words === undefined) return message;
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return reason === undefined ? words : `${reason} (${code})`;
}

/** The file that an error of the system is about, and why: `FILE: the disk is full (ENOSPC)`. */
export function systemSentence(error: unknown): string {
  const { path, dest } = Object(error) as { path?: unknown; dest?: unknown };
  const file = dest ?? path;
  const reason = systemReason(error);
  if (!isSystemError(error) || typeof file !== 'string') return reason;
  return `${join(dirname(file), finalName(basename(file)))}: ${reason}`;
}

/** System errors have `errno`; Node's own errors, for wrong arguments, do not. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).errno === 'number';
}
