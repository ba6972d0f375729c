import type { TextChange } from '../../core/diff/compare-texts';

export interface Piece {
  kind: TextChange['kind'];
  text: string;
  /** Of the change it belongs to, from 0 on; what is deleted and what takes its place are one. */
  change: number;
}

/** A paragraph, or several that are the same in both. */
export type Block = { kind: 'paragraph'; pieces: Piece[] } | { kind: 'same'; paragraphs: string[] };

export interface Diff {
  blocks: Block[];
  changes: number;
  /** Words, or what stands for them where none are written apart. */
  inserted: number;
  deleted: number;
}

/** So many paragraphs that are the same stand around a change, to tell where it is. */
const context = 1;

/** Cuts a comparison into paragraphs and folds those away that are the same. */
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
