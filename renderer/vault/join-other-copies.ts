// Joins the copies that sync programs make of files that are no article's: records, the files of machines, and
// notes that say nothing of the reader's work.
import * as v from 'valibot';
import type { ConflictCopy } from '../../electron/ipc/vault-files';
import type { ArticleId } from '../core/article/article';
import { readLines } from '../core/machines/change-lines';
import { trustedRow } from '../core/machines/trust';
import { ulid } from '../core/records/values';
import { type CarrelDatabase, libraryRecords } from '../storage/database';
import { joinRecord } from '../storage/record-stamps';
import { articleSchema } from './article-files';
import type { LibraryFiles } from './library-files';
import { isChanges } from './machine-files';
import { agreeOnLibrary } from './manifest';
import { joinText } from './receive-changes';
import { parseRecord } from './record-files';

/** What became of a copy. */
export interface JoinedCopy {
  /** True when all of it is in the database. */
  isJoined: boolean;
  /** Articles whose own files are to be read. */
  wanted: readonly ArticleId[];
}

const stays: JoinedCopy = { isJoined: false, wanted: [] };
const isIn: JoinedCopy = { isJoined: true, wanted: [] };

/** Joins a copy of a file that is no article's. One that cannot be read whole stays. */
export async function joinOtherCopy(
  database: CarrelDatabase,
  files: LibraryFiles,
  { of }: Pick<ConflictCopy, 'of'>,
  text: string,
): Promise<JoinedCopy> {
  const record = libraryRecords.find((name) => of === `${name}.json`);
  if (record) {
    const parsed = parseRecord(record, text);
    if (!parsed.ok || parsed.cutOff !== undefined || parsed.repaired !== undefined) return stays;
    const { id, distrusted } = await files.ownMachine();
    const incoming = [...parsed.states].map(([row, state]) => {
      return { id: row, state: trustedRow(record, state, distrusted) };
    });
    await joinRecord(database, id, record, incoming);
    return isIn;
  }
  if (isChanges(of)) {
    const { id, distrusted } = await files.ownMachine();
    const wanted = await joinText(database, id, text, distrusted);
    return { isJoined: isWhole(text), wanted };
  }
  const note = objectOf(text);
  if (note === null) return stays;
  if (of === 'manifest.json') {
    const { library } = note;
    const isOurs =
      library === null || (v.is(ulid, library) && (await agreeOnLibrary(database, files, library)));
    return isOurs && Number(note.schema) <= articleSchema ? isIn : stays;
  }
  // Which state of its database a machine has written, or when something was deleted: the file itself says it.
  return isIn;
}

/** True when every line of a file of changes can be read. */
const isWhole = (text: string) => text.split('\n').length - 1 === [...readLines(text)].length;

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const json = JSON.parse(text);
    return typeof json === 'object' ? json : null;
  } catch {
    return null;
  }
}
