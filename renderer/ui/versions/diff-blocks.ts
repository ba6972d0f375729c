import type { TextChange } from '../../core/diff/compare-texts';

export interface Piece {
  kind: TextChange['kind'];
  text: string;
  /** Index of the piece's change; a deletion and the insertion that replaces it are one change. */
  change: number;
}

/** A changed paragraph, or several equal ones. */
export type Block = { kind: 'paragraph'; pieces: Piece[] } | { kind: 'same'; paragraphs: string[] };

export interface Diff {
  blocks: Block[];
  changes: number;
  /** The number of words inserted; of characters in Chinese and Japanese. */
  inserted: number;
  deleted: number;
}

/** The number of equal paragraphs shown around a change. */
const context = 1;

/** Splits a comparison into paragraphs, and folds equal ones. */
export function diffBlocks(changes: readonly TextChange[]): Diff {
  const diff: Diff = { blocks: [], changes: 0, inserted: 0, deleted: 0 };
  const paragraphs: Piece[][] = [[]];
  let isInChange = false;
  for (const { kind, text } of changes) {
    if (kind !== 'same' && !isInChange) diff.changes += 1;
    isInChange = kind !== 'same';
    if (kind !== 'same') diff[kind] += countPieces(text);
    const change = diff.changes - 1;
    const lines = text.split(/\n+/);
    for (const [at, line] of lines.entries()) {
      if (at > 0) paragraphs.push([]);
      if (line !== '') paragraphs.at(-1)!.push({ kind, text: line, change });
    }
  }
  diff.blocks = fold(paragraphs.filter((pieces) => pieces.length > 0));
  return diff;
}

function countPieces(text: string): number {
  return (
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu)?.length ??
    0
  );
}

function fold(paragraphs: readonly Piece[][]): Block[] {
  const isSame = paragraphs.map((pieces) => pieces.every(({ kind }) => kind === 'same'));
  const isNear = paragraphs.map((_, at) =>
    isSame.slice(Math.max(0, at - context), at + context + 1).some((same) => !same),
  );
  const blocks: Block[] = [];
  for (const [at, pieces] of paragraphs.entries()) {
    const last = blocks.at(-1);
    if (isNear[at]) blocks.push({ kind: 'paragraph', pieces });
    else {
      const text = pieces.map((piece) => piece.text).join('');
      if (last?.kind === 'same') last.paragraphs.push(text);
      else blocks.push({ kind: 'same', paragraphs: [text] });
    }
  }
  return blocks;
}
