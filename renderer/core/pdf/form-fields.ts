/** What was filled into a form, and text that was typed onto a page: both are annotations, not page text. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageRuns, TextRun } from './text-runs';

type Annotation = Awaited<ReturnType<PDFPageProxy['getAnnotations']>>[number];

const MOST_FIELDS = 5_000;
/** UTF-16 code units. */
const LONGEST_VALUE = 100_000;

/** The page's text with the values of its fields, each behind its label or below the text above it. */
export async function withFormFields(page: PDFPageProxy, text: PageRuns): Promise<PageRuns> {
  const annotations = await page.getAnnotations({ intent: 'display' });
  const { transform } = page.getViewport({ scale: 1 });
  const runs = [...text.runs];
  const usual =
    text.runs.map(({ size }) => size).sort((a, b) => a - b)[text.runs.length >> 1] ?? 10;
  for (const annotation of annotations.slice(0, MOST_FIELDS)) {
    const value = valueIn(annotation);
    if (value === '') continue;
    const field = runOf(value, annotation, transform, usual);
    runs.splice(placeOf(field, runs), 0, field);
  }
  return { ...text, runs };
}

/** Text, the choice of a list, the sign of a ticked box; empty for buttons, passwords and hidden fields. */
function valueIn(annotation: Annotation): string {
  const { subtype, fieldType, hidden, password } = annotation;
  if (hidden || password) return '';
  if (subtype === 'FreeText')
    return textIn(annotation.textContent) || textIn(annotation.contentsObj?.str);
  if (subtype !== 'Widget') return '';
  if (fieldType === 'Tx' || fieldType === 'Ch') return textIn(annotation.fieldValue);
  if (fieldType === 'Btn' && annotation.checkBox) return isTicked(annotation) ? '\u2611' : '\u2610';
  return '';
}

const isTicked = ({ fieldValue, exportValue }: Annotation) =>
  fieldValue !== 'Off' &&
  fieldValue !== undefined &&
  fieldValue !== null &&
  fieldValue === exportValue;

function textIn(value: unknown): string {
  const text = Array.isArray(value)
    ? value.filter((each) => typeof each === 'string').join(', ')
    : value;
  return typeof text === 'string' ? text.slice(0, LONGEST_VALUE).replace(/\s+/g, ' ').trim() : '';
}

/** Letters of the page's `usual` size, whatever the field's are: a value is no heading. */
function runOf(text: string, { rect }: Annotation, transform: number[], usual: number): TextRun {
  const [x1, y1, x2, y2] = (rect as number[]).map(Number);
  const [a = 1, , , d = -1, e = 0, f = 0] = transform;
  const left = a * Math.min(x1 ?? 0, x2 ?? 0) + e;
  const right = a * Math.max(x1 ?? 0, x2 ?? 0) + e;
  const bottom = d * Math.min(y1 ?? 0, y2 ?? 0) + f;
  const height = Math.abs((y2 ?? 0) - (y1 ?? 0));
  // A field is a little higher than its letters; a large box has them at its top.
  const y = height > 2 * usual ? bottom - height + usual : bottom - height * 0.25;
  return { text, left, right: Math.max(right, left + 1), y, size: usual, font: '', endsLine: true };
}

/** A field stands behind the last run on its left in its row, else behind the last run above it. */
function placeOf(field: TextRun, runs: readonly TextRun[]): number {
  const inRow = runs.findLastIndex(
    (run) => Math.abs(run.y - field.y) < field.size && run.left < field.left,
  );
  if (inRow !== -1) return inRow + 1;
  return runs.findLastIndex((run) => run.y < field.y) + 1;
}
