// Reads what other machines have changed, from their files.
import type { ArticleId } from '../core/article/article';
import { type ChangeLine, readLines } from '../core/machines/change-lines';
import { never } from '../core/machines/clock';
import { recordJoinings } from '../core/machines/record-state';
import { type Distrusted, trustedRow, trustedState } from '../core/machines/trust';
import { type CarrelDatabase, libraryRecords } from '../storage/database';
import { joinStates } from '../storage/join-states';
import { joinRecord } from '../storage/record-stamps';
import type { LibraryFiles } from './library-files';
import { isChanges, joinLines } from './machine-files';
import { followTrust } from './trusted-changes';

/** Articles that are joined in one transaction. */
const batchSize = 200;

/**
 * Joins the files of other machines that have come since the last call. A file that is only half there is
 * read as far as it goes, and again when it has grown.
 *
 * @returns the articles whose own files are to be read, because they are new or show a newer page
 */
export async function receiveChanges(
  database: CarrelDatabase,
  files: LibraryFiles,
): Promise<ArticleId[]> {
  const [{ id: own, distrusted }, { machines }] = await Promise.all([
    files.ownMachine(),
    files.listMachines(),
  ]);
  await followTrust(database, distrusted);
  const wanted = new Set<ArticleId>();
  const there = new Set<string>();
  for (const { machine, files: listed } of machines) {
    for (const { name, bytes } of listed) {
      const id = `${machine}/${name}`;
      there.add(id);
      if (!isChanges(name)) continue;
      const known = await database.machineFiles.get(id);
      if (known?.bytes === bytes) continue;
      const text = await files.readMachineFile(machine, name);
      // One that cannot be read now is tried again at the next call.
      if (typeof text !== 'string') continue;
      for (const each of await joinText(database, own, text, distrusted)) wanted.add(each);
      await database.machineFiles.put({ id, bytes });
    }
  }
  const gone = (await database.machineFiles.toCollection().primaryKeys()).filter(
    (id) => !there.has(id),
  );
  await database.machineFiles.bulkDelete(gone);
  return [...wanted];
}

/** Joins the lines of a file of changes, and returns as `receiveChanges` does. */
export async function joinText(
  database: CarrelDatabase,
  machine: string,
  text: string,
  distrusted: Distrusted,
): Promise<ArticleId[]> {
  const wanted: ArticleId[] = [];
  const lines = joinLines([...readLines(text)]);
  const articles = lines.flatMap((line) =>
    'article' in line
      ? [
          {
            ...{ id: line.article, folder: line.folder },
            state: trustedState(line.state, distrusted),
          },
        ]
      : [],
  );
  for (let from = 0; from < articles.length; from += batchSize) {
    const some = articles.slice(from, from + batchSize);
    wanted.push(...(await joinStates(database, machine, some)).wanted);
  }
  await joinRecordLines(database, machine, lines, distrusted);
  return wanted;
}

async function joinRecordLines(
  database: CarrelDatabase,
  machine: string,
  lines: readonly ChangeLine[],
  distrusted: Distrusted,
): Promise<void> {
  for (const name of libraryRecords) {
    const rows = lines.flatMap((line) =>
      'record' in line && line.record === name
        ? [{ id: line.row, state: trustedRow(name, line.state, distrusted) }]
        : [],
    );
    // One without a stamp that counts says nothing: nobody writes it.
    const { newest } = recordJoinings[name];
    const stamped = rows.filter(({ state }) => newest(state) !== never);
    if (stamped.length > 0) await joinRecord(database, machine, name, stamped);
  }
}
