// What an error of the system means, in words for the user.
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The name that a temporary file will get; any other name as it is. */
const finalName = (name: string) => /^\.(.+)\.[\da-f]{12}\.tmp$/.exec(name)?.[1] ?? name;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this account has no permission',
  EAGAIN: 'another program has locked it',
  EBADF: 'it is not open for this',
  EBADMSG: 'the disk is damaged there',
  EBUSY: 'another program uses it',
  ECANCELED: 'the system has broken it off',
  ECHARSET: 'this disk cannot have such a name',
  ECONNABORTED: 'the disk on the network cannot be reached',
  ECONNREFUSED: 'the disk on the network cannot be reached',
  ECONNRESET: 'the disk on the network cannot be reached',
  EDEADLK: 'another program has locked it',
  EDQUOT: "this account's share of the disk is full",
  EEXIST: 'it is there already',
  EFBIG: 'it would be larger than this disk allows',
  EFTYPE: 'it is not a file',
  EHOSTDOWN: 'the disk is no longer there',
  EHOSTUNREACH: 'the disk on the network cannot be reached',
  EILSEQ: 'this disk cannot have such a name',
  EINTR: 'the system has broken it off',
  EINVAL: 'this disk or file does not allow it',
  EIO: 'the disk reports an error',
  EISDIR: 'it is a folder',
  EKEYEXPIRED: 'it is encrypted, and its key is not there',
  EKEYREJECTED: 'it is encrypted, and its key is not there',
  ELOOP: 'it is a link that leads to itself',
  EMEDIUMTYPE: 'the disk in the drive cannot be read',
  EMFILE: 'too many files are open',
  EMLINK: 'it has too many links',
  ENAMETOOLONG: 'the name is too long',
  ENETDOWN: 'the disk on the network cannot be reached',
  ENETRESET: 'the disk on the network cannot be reached',
  ENETUNREACH: 'the disk on the network cannot be reached',
  ENFILE: 'too many files are open',
  ENOBUFS: 'not enough memory is left',
  ENODATA: 'the disk reports an error',
  ENODEV: 'the disk is no longer there',
  ENOENT: 'no such file or folder',
  ENOKEY: 'it is encrypted, and its key is not there',
  ENOLCK: 'this disk cannot lock files',
  ENOLINK: 'the disk on the network cannot be reached',
  ENOMEDIUM: 'no disk is in the drive',
  ENOMEM: 'not enough memory is left',
  ENONET: 'the disk on the network cannot be reached',
  ENOSPC: 'the disk is full',
  ENOSYS: 'this disk does not allow it',
  ENOTCONN: 'the disk is no longer there',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOTEMPTY: 'it is a folder that is not empty',
  ENOTSUP: 'this disk does not allow it',
  ENOTTY: 'this disk does not allow it',
  ENXIO: 'the disk is no longer there',
  EOPNOTSUPP: 'this disk does not allow it',
  EOVERFLOW: 'it is too large for this system',
  EPERM: 'this account has no permission',
  EPIPE: 'its reader has gone',
  EPROTO: 'the disk reports an error',
  EREMOTEIO: 'the disk reports an error',
  EROFS: 'the disk is read-only',
  ESHUTDOWN: 'the disk on the network cannot be reached',
  ESPIPE: 'it is not a file',
  ESTALE: 'the disk is no longer there',
  ETIME: 'the disk does not answer',
  ETIMEDOUT: 'the disk does not answer',
  ETXTBSY: 'another program uses it',
  EUCLEAN: 'the disk is damaged there',
  EXDEV: 'it is on another disk',
  UNKNOWN: 'the system gives no reason',
};

/** What Node makes of an error of the system: `CODE: words, call 'path'`. */
const systemMessage = /^(?:[A-Z0-9]+|Unknown system error -\d+): (.+?), \w+(?: '.*)?$/s;

/** Errors of Linux's file systems for which Node has no number either. */
const moreOfLinux: readonly (readonly [code: string, number: number])[] = [
  ['EUCLEAN', 117],
  ['EREMOTEIO', 121],
  ['ENOMEDIUM', 123],
  ['EMEDIUMTYPE', 124],
  ['ENOKEY', 126],
  ['EKEYEXPIRED', 127],
  ['EKEYREJECTED', 129],
];

const numbers: readonly (readonly [code: string, number: number])[] = [
  ...Object.entries(constants.errno),
  ...(process.platform === 'linux' ? moreOfLinux : []),
];

/** The system's name of an error, also of one for which Node has none (EDQUOT, ESTALE); else empty. */
export function systemCode(error: unknown): string {
  const { code, errno } = Object(error) as { code?: unknown; errno?: unknown };
  const isKnown = typeof code === 'string' && !code.startsWith('Unknown system error');
  if (isKnown) return code;
  const found = numbers.find(([, number]) => number === -Number(errno));
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
