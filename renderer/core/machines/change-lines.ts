/** The lines of the files in which a machine says what it has changed: one state each, as JSON. */

import * as v from 'valibot';
import type { ArticleId } from '../article/article';
import { longest } from '../article/article-parts';
import { ulid } from '../records/values';
import { type ArticleState, articleJoining } from './article-state';
import { type RecordName, type RecordRowState, recordJoinings, recordNames } from './record-state';

/** The state of an article or of a row of a record, as its machine knows it. */
export type ChangeLine =
  | {
      article: ArticleId;
      /** Its folder in the library; empty where it has none any more. */
      folder: string;
      state: ArticleState;
    }
  | { record: RecordName; row: string; state: RecordRowState };

/** In characters: a state with as many highlights as an article may have is smaller. */
export const longestLine = 32 * 1024 * 1024;

/** In characters: the address of a feed is the longest. */
const longestRowId = 20_000;

export function writeLine(line: ChangeLine): string {
  // A record's row is written whole: it has no file of its own that brings what was never changed.
  const written =
    'article' in line
      ? { ...line, state: articleJoining.write(line.state, 'line') ?? {} }
      : { ...line, state: recordJoinings[line.record].write(line.state, 'whole') ?? {} };
  return `${JSON.stringify(written)}\n`;
}

/**
 * Reads such a file, whoever wrote it. A line that is cut off, too long or not valid costs only itself.
 */
export function* readLines(file: string): Generator<ChangeLine> {
  for (
    let from = 0, end = file.indexOf('\n');
    end >= 0;
    from = end + 1, end = file.indexOf('\n', from)
  ) {
    if (end - from > longestLine) continue;
    const line = readLine(file.slice(from, end));
    if (line !== null) yield line;
  }
}

function readLine(text: string): ChangeLine | null {
  let raw: Record<string, unknown>;
  try {
    raw = JSON.parse(text) ?? {};
  } catch {
    return null;
  }
  const record = recordNames.find((name) => name === raw.record);
  if (record) {
    const { row } = raw;
    const state = recordJoinings[record].read(raw.state);
    return typeof row === 'string' && row.length <= longestRowId && state
      ? { record, row, state }
      : null;
  }
  const { article, folder } = raw;
  const state = articleJoining.read(raw.state);
  if (!v.is(ulid, article) || !state) return null;
  const isPath = typeof folder === 'string' && folder.length <= longest.line;
  return { article, folder: isPath ? folder : '', state };
}
