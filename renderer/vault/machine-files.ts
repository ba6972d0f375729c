// The files in which the machines of a library say what they have changed: machines/<id>/<stamp>.jsonl.

import { articleJoining } from '../core/machines/article-state';
import { type ChangeLine, readLines, writeLine } from '../core/machines/change-lines';
import { type Clock, nextReading, stampOf } from '../core/machines/clock';
import { recordJoinings } from '../core/machines/record-state';
import type { CarrelDatabase, CursorRow } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import { TransactionClock } from '../storage/stamps';
import type { LibraryFiles } from './library-files';

const follower = 'machines';
/** In characters: what a file of changes may hold before the next one is begun. */
const fullFile = 4 * 1024 * 1024;
/** Files of one size that become one. So each change is written again only as often as the size grows. */
const fanIn = 8;
const smallestTier = 4 * 1024;
const largestMerged = 16 * 1024 * 1024;

/**
 * Writes what this machine has stamped since the last call into new files of its own. A change that is
 * written twice, because the process ended before the cursor moved, is the same state twice.
 *
 * @returns false when a file cannot be written; the next call tries again
 */
export async function sendChanges(database: CarrelDatabase, files: LibraryFiles): Promise<boolean> {
  const epoch = await databaseEpoch(database);
  const cursor = await database.cursors.get(follower);
  let seq = cursor?.epoch === epoch ? cursor.seq : 0;
  let isWritten = false;
  for (;;) {
    const next = await unsent(database, seq);
    if (next === null) break;
    for (const text of next.texts) if (!(await writeNew(database, files, text))) return false;
    isWritten = true;
    seq = next.seq;
    await database.cursors.put({ follower, seq, epoch } satisfies CursorRow);
  }
  return !isWritten || (await mergeOwn(database, files));
}

/** The lines of the rows after a row of the log, as texts that one file may hold each; null for none. */
async function unsent(
  { stamps, recordStamps }: CarrelDatabase,
  after: number,
): Promise<{ texts: string[]; seq: number } | null> {
  const texts = [''];
  const add = (line: ChangeLine) => {
    const [written, text] = [writeLine(line), texts.at(-1) ?? ''];
    if (text.length < fullFile) texts[texts.length - 1] = text + written;
    else texts.push(written);
  };
  let seq = after;
  while (texts.length === 1 && texts[0]!.length < fullFile) {
    const rows = await stamps.where('seq').above(seq).limit(500).toArray();
    const last = rows.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
    const records = await recordStamps.where('seq').between(seq, last, false, true).toArray();
    if (rows.length + records.length === 0) break;
    for (const { id: article, folder, state } of rows) add({ article, folder, state });
    for (const each of records)
      if ('record' in each) add({ record: each.record, row: each.row, state: each.state });
    seq = Math.max(seq, ...[...rows, ...records].map((row) => ('seq' in row && row.seq) || 0));
  }
  return seq === after ? null : { texts, seq };
}

async function writeNew(
  database: CarrelDatabase,
  files: LibraryFiles,
  text: string,
): Promise<boolean> {
  const { id } = await files.ownMachine();
  const name = `${(await newestStamp(database, id)).toLowerCase()}.jsonl`;
  const answer = await files.writeMachineFile(name, text);
  const bytes = new TextEncoder().encode(text).length;
  // It need not be read here.
  if (answer.ok) await database.machineFiles.put({ id: `${id}/${name}`, bytes });
  return answer.ok;
}

/** A stamp of now, for the name of a file. */
function newestStamp(database: CarrelDatabase, machine: string): Promise<Clock> {
  return database.transaction('rw', database.settings, async () => {
    const clock = await TransactionClock.read(database, machine);
    const now = Date.now();
    clock.follow(nextReading(clock.reading, now, now));
    await clock.store();
    return stampOf(clock.reading, machine);
  });
}

/** Makes one file of several of the same size, with one line for each article. */
async function mergeOwn(database: CarrelDatabase, files: LibraryFiles): Promise<boolean> {
  const { id } = await files.ownMachine();
  const { machines } = await files.listMachines();
  const own = machines.find(({ machine }) => machine === id)?.files ?? [];
  const tiers = new Map<number, typeof own>();
  for (const file of own) {
    if (!isChanges(file.name)) continue;
    const tier = Math.max(0, Math.floor(Math.log(file.bytes / smallestTier) / Math.log(fanIn)));
    tiers.set(tier, [...(tiers.get(tier) ?? []), file]);
  }
  for (const tier of tiers.values()) {
    if (tier.length < fanIn) continue;
    const bytes = tier.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > largestMerged) continue;
    const texts: string[] = [];
    for (const { name } of tier) {
      const text = await files.readMachineFile(id, name);
      if (typeof text !== 'string') return true;
      texts.push(text);
    }
    const lines = joinLines(texts.flatMap((text) => [...readLines(text)]));
    if (!(await writeNew(database, files, lines.map(writeLine).join('')))) return false;
    await files.deleteMachineFiles(tier.map(({ name }) => name));
  }
  return true;
}

/** True for the name that Carrel gives to a file of changes; a sync program's copies have others. */
export const isChanges = (name: string): boolean => name.endsWith('.jsonl');

/** The lines with one for each article and each row of a record. */
export function joinLines(lines: readonly ChangeLine[]): ChangeLine[] {
  const joined = new Map<string, ChangeLine>();
  for (const line of lines) {
    const key = 'article' in line ? line.article : `${line.record} ${line.row}`;
    const known = joined.get(key);
    joined.set(key, known ? joinTwo(known, line) : line);
  }
  return [...joined.values()];
}

function joinTwo(one: ChangeLine, other: ChangeLine): ChangeLine {
  if ('article' in one && 'article' in other) {
    return { ...one, ...other, state: articleJoining.join(one.state, other.state) };
  }
  if ('record' in one && 'record' in other) {
    return { ...one, state: recordJoinings[one.record].join(one.state, other.state) };
  }
  return one;
}
