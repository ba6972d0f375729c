import type { LedgerEntry } from '../../electron/ipc/fetching';
import { isoTime } from '../core/dates/iso-time';
import { UsageError } from './arguments';
import { type Command, exit } from './command';

const usual = 100;
const most = 1_000_000;

export const ledgerCommand: Command = {
  async run(args, context) {
    const text = args.value('limit');
    const limit = text === null ? usual : Number(text);
    if (!Number.isInteger(limit) || limit < 1 || limit > most) {
      throw new UsageError(`--limit is a number from 1 to ${most}`);
    }
    const entries = await context.carrel.request('readLedger', args.words.join(' '), limit);
    if (context.json) await context.printItems(entries);
    else if (entries.length > 0) await context.print(entries.map(lineOf));
    else await context.report(args.words.length > 0 ? 'no request has these words' : 'no requests');
    return exit.done;
  },
};

function lineOf(entry: LedgerEntry): string {
  const { at, method, url, why, status, bytes, reason } = entry;
  const answer = [status, reason].filter((part) => part !== null).join(' ');
  const size = bytes === null ? '' : `  ${bytes} bytes`;
  const about = entry.for === url ? '' : ` for ${entry.for}`;
  return `${isoTime(at)}  ${answer.padEnd(6)}  ${method} ${url}  (${why}${about})${size}`;
}
