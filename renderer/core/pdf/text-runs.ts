/** A page's text from pdf.js, turned upright, with the origin at the top left. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type PageText = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type Matrix = readonly [number, number, number, number, number, number];

/** A piece of a line in one font. Lengths are in points; vertical writing is turned to run to the right. */
export interface TextRun {
  text: string;
  left: number;
  right: number;
  /** Baseline, from the top. */
  y: number;
  /** Font size. */
  size: number;
  font: string;
  /** The run ends its line. */
  endsLine: boolean;
}

export interface PageRuns {
  /** In the order in which the page draws them. */
  runs: TextRun[];
  /** Text in another direction than most: a stamp in the margin, the label of an axis. */
  rotated: string[];
  width: number;
  height: number;
}

/** Most runs of a page that are read. */
const MOST_RUNS = 100_000;

interface Placed extends TextRun {
  /** Clockwise quarter turns, 0 to 3. */
  turn: number;
}

export function textRuns(page: PageText, viewport: { transform: number[] }): PageRuns {
  const toPage = viewport.transform as unknown as Matrix;
  const placed: Placed[] = [];
  for (const item of page.items.slice(0, MOST_RUNS)) {
    if (!('str' in item)) continue;
    const matrix = times(toPage, item.transform as unknown as Matrix);
    const isVertical = page.styles[item.fontName]?.vertical === true;
    const size = Math.hypot(matrix[2], matrix[3]) || Math.hypot(matrix[0], matrix[1]);
    const turn = (turnOf(matrix) + (isVertical ? 1 : 0)) % 4;
    const [left, y] = turned(matrix[4], matrix[5], turn);
    const length = Math.abs(isVertical ? item.height : item.width);
    const run = { text: item.str, left, right: left + length, y, size, font: item.fontName };
    placed.push({ ...run, endsLine: item.hasEOL, turn });
  }
  const main = mainTurn(placed);
  const [width, height] = extentOf(placed.filter(({ turn }) => turn === main));
  return {
    runs: placed.filter(({ turn, text, endsLine }) => turn === main && (text !== '' || endsLine)),
    rotated: placed.filter(({ turn, text }) => turn !== main && text.trim() !== '').map(textOf),
    width,
    height,
  };
}

const textOf = ({ text }: TextRun) => text.trim();

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

/** Clockwise quarter turns of a text matrix. */
const turnOf = ([a, b]: Matrix) => (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;

/** A point in the coordinates of the page turned back, so that its lines run to the right. */
function turned(x: number, y: number, turn: number): [number, number] {
  if (turn === 1) return [y, -x];
  if (turn === 2) return [-x, -y];
  return turn === 3 ? [-y, x] : [x, y];
}

function mainTurn(runs: readonly Placed[]): number {
  const letters = [0, 0, 0, 0];
  for (const { turn, text } of runs) letters[turn]! += text.length;
  return letters.indexOf(Math.max(...letters));
}

function extentOf(runs: readonly TextRun[]): [width: number, height: number] {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const run of runs) {
    left = Math.min(left, run.left);
    right = Math.max(right, run.right);
    top = Math.min(top, run.y - run.size);
    bottom = Math.max(bottom, run.y);
  }
  return runs.length === 0 ? [0, 0] : [right - left, bottom - top];
}
