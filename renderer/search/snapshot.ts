import type { CarrelDatabase, CursorRow } from '../storage/database';
import { indexVersion, LiveIndex } from './live-index';

const segmentId = 'live';
export const follower = 'search';

/** Longest time in one go for packing or unpacking; queries are answered in between. */
const sliceMs = 15;

async function pauseIfDue(since: number): Promise<number> {
  if (performance.now() - since < sliceMs) return since;
  await new Promise((resolve) => setTimeout(resolve));
  return performance.now();
}

async function checksum(body: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await body.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Stores the index with the place in the change log up to which it holds everything, in one
 * transaction. False when the index was changed meanwhile: nothing is stored then, try again later.
 */
export async function saveSnapshot(
  database: CarrelDatabase,
  index: LiveIndex,
  cursor: CursorRow,
): Promise<boolean> {
  const { generation } = index;
  // Some lines each: a Blob of its own lets go of the string.
  const parts: Blob[] = [];
  let since = performance.now();
  for (const line of index.lines()) {
    parts.push(new Blob([line, '\n']));
    since = await pauseIfDue(since);
    if (index.generation !== generation) return false;
  }
  const body = new Blob(parts);
  const blob = new Blob([await checksum(body), '\n', body]);
  await database.transaction('rw', database.segments, database.cursors, async () => {
    await database.segments.put({ id: segmentId, blob, version: indexVersion });
    await database.cursors.put(cursor);
  });
  return true;
}

export type Loaded = { index: LiveIndex; seq: number } | { rebuild: string };

/** The stored index, or why it has to be built anew. A damaged one is taken out of the table. */
export async function loadSnapshot(database: CarrelDatabase, epoch: string): Promise<Loaded> {
  const [cursor, segment] = await database.transaction(
    'r',
    database.segments,
    database.cursors,
    () => Promise.all([database.cursors.get(follower), database.segments.get(segmentId)]),
  );
  if (!cursor || !segment) return { rebuild: 'there is none yet' };
  try {
    if (segment.version !== indexVersion) throw new Error('it is of another version');
    if (cursor.epoch !== epoch) throw new Error('it is of another database');
    return { index: await unpack(segment.blob), seq: cursor.seq };
  } catch (error) {
    await database.transaction('rw', database.segments, database.cursors, async () => {
      await database.segments.delete(segmentId);
      await database.cursors.delete(follower);
    });
    return { rebuild: error instanceof Error ? error.message : String(error) };
  }
}

async function unpack(blob: Blob): Promise<LiveIndex> {
  const head = await blob.slice(0, 65).text();
  const body = blob.slice(65);
  if (head !== `${await checksum(body)}\n`) throw new Error('its checksum is wrong');
  const index = new LiveIndex();
  let rest = '';
  let first = true;
  let since = performance.now();
  const reader = body.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      index.restore(line, first);
      first = false;
      since = await pauseIfDue(since);
    }
  }
  return index;
}

export async function snapshotBytes(database: CarrelDatabase): Promise<number> {
  return (await database.segments.get(segmentId))?.blob.size ?? 0;
}
