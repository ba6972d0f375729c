/**
 * The blocks of a note: a highlight each, between two comments.
 *
 *     <!-- carrel:01JQ4Z5M… 0a1b2c3d4e -->
 *     > The lamps go on at six.
 *     <!-- /carrel:01JQ4Z5M… -->
 *
 * The checksum is of what Carrel wrote between them. While it is right, the block is Carrel's and follows the
 * highlight; otherwise the words are the user's and stay. All lines outside of blocks are the user's.
 */
import { noteChecksum } from './checksum';

/** A block as it is to be. */
export interface NoteBlock {
  /** The highlight's id, as `blockId` gives it. */
  id: string;
  /** Markdown without markers. */
  body: string;
}

export interface BlockChanges {
  lines: string[];
  /** Ids of blocks whose words the user has changed; they were left as they are. */
  kept: string[];
}

/** A list's or a quote's beginning may come before a marker, where the user has moved the block into one. */
const opening = /^[\s>*+-]*<!-- carrel:([\w-]{1,120})(?: ([0-9a-f]{10}))? -->\s*$/;
const closing = /^[\s>*+-]*<!-- \/carrel:([\w-]{1,120}) -->\s*$/;

interface FoundBlock {
  id: string;
  /** Of its markers in the lines. */
  start: number;
  end: number;
  /** True while the words between the markers are as Carrel wrote them. */
  isOurs: boolean;
  sum: string | undefined;
}

/** The id of a highlight in a marker; a highlight of a foreign library may have any text for its id. */
export function blockId(id: string): string {
  return /^[\w-]{1,100}$/.test(id) ? id : `x-${noteChecksum(id)}`;
}

/**
 * Brings the blocks among `lines` up to date: changed ones, new ones, and those that are wanted no more.
 *
 * A block whose words the user has changed stays; where its highlight is gone, only its markers go. A new
 * block is put before the next one that is there, else at the end, so that lines after a block stay with it.
 */
export function updateBlocks(lines: readonly string[], wanted: readonly NoteBlock[]): BlockChanges {
  const found = blocksIn(lines);
  const wantedIds = new Map(wanted.map((block) => [block.id, block]));
  const kept: string[] = [];
  const replaced = new Map<number, { end: number; lines: string[] }>();
  for (const { id, sum, start, end, isOurs } of found.values()) {
    const block = wantedIds.get(id);
    const inside = lines.slice(start + 1, end);
    if (block && isOurs && sum === noteChecksum(block.body)) continue;
    if (block && isOurs) replaced.set(start, { end, lines: linesOf(block) });
    else if (block) kept.push(id);
    else replaced.set(start, { end, lines: isOurs ? [] : inside });
  }
  // A marker without its other half is left alone, and its highlight is not written a second time.
  const broken = idsOfMarkers(lines);
  for (const { id } of wanted) if (broken.has(id) && !found.has(id)) kept.push(id);

  const before = newBlocks(wanted, found, broken, lines.length);
  const result: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    for (const block of before.get(at) ?? []) result.push(...linesOf(block), '');
    const change = replaced.get(at);
    if (change === undefined) result.push(lines[at]!);
    else {
      result.push(...change.lines);
      at = change.end;
      // The empty line between this block and the next goes with it.
      if (change.lines.length === 0 && lines[at + 1] === '' && isBlank(result.at(-1))) at += 1;
    }
  }
  const last = before.get(lines.length) ?? [];
  for (const block of last) {
    while (result.at(-1) === '') result.pop();
    result.push('', ...linesOf(block), '');
  }
  return { lines: result, kept };
}

const isBlank = (line: string | undefined) => line === undefined || line === '';

/** True when there is nothing among the lines but blocks that are Carrel's and empty lines. */
export function hasOnlyBlocks(lines: readonly string[]): boolean {
  const { lines: rest } = updateBlocks(lines, []);
  return rest.every((line) => line.trim() === '');
}

function linesOf({ id, body }: NoteBlock): string[] {
  return [
    `<!-- carrel:${id} ${noteChecksum(body)} -->`,
    ...body.split('\n'),
    `<!-- /carrel:${id} -->`,
  ];
}

/** The whole blocks by id; of a block that the user has copied, the first. */
function blocksIn(lines: readonly string[]): Map<string, FoundBlock> {
  const found = new Map<string, FoundBlock>();
  let open: { id: string; sum: string | undefined; start: number } | null = null;
  for (const [at, line] of lines.entries()) {
    const [, opened, sum] = opening.exec(line) ?? [];
    if (opened !== undefined) open = { id: opened, sum, start: at };
    const [, closed] = closing.exec(line) ?? [];
    if (closed === undefined || open?.id !== closed) continue;
    const { id, start } = open;
    const isOurs = noteChecksum(lines.slice(start + 1, at).join('\n')) === open.sum;
    if (!found.has(id)) found.set(id, { id, start, end: at, isOurs, sum: open.sum });
    open = null;
  }
  return found;
}

function idsOfMarkers(lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap((line) => opening.exec(line)?.[1] ?? closing.exec(line)?.[1] ?? []));
}

/** The blocks to insert, by the line before which they are put. */
function newBlocks(
  wanted: readonly NoteBlock[],
  found: ReadonlyMap<string, FoundBlock>,
  broken: ReadonlySet<string>,
  end: number,
): Map<number, NoteBlock[]> {
  const places = new Map<number, NoteBlock[]>();
  let waiting: NoteBlock[] = [];
  const put = (at: number) => {
    if (waiting.length > 0) places.set(at, [...(places.get(at) ?? []), ...waiting]);
    waiting = [];
  };
  for (const block of wanted) {
    const known = found.get(block.id);
    if (known) put(known.start);
    else if (!broken.has(block.id)) waiting.push(block);
  }
  put(end);
  return places;
}
