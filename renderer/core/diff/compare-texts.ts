import { editScript, slideToLines } from './edit-script';
import { tokensOf } from './tokens';

/** A run of a comparison: in both texts, only in the earlier, or only in the later. */
export interface TextChange {
  kind: 'same' | 'deleted' | 'inserted';
  text: string;
}

/**
 * Compares two texts word by word. All runs but the inserted ones are the earlier text, all but the deleted
 * ones the later text. Of one change, the deletion comes first.
 */
export function compareTexts(before: string, after: string): TextChange[] {
  const from = tokensOf(before);
  const to = tokensOf(after);
  const writer = new ChangeWriter();
  let a = 0;
  let b = 0;
  const script = slideToLines(editScript(from, to), from, to);
  for (const [at, { kind, length }] of script.entries()) {
    const text = (kind === 'inserted' ? to.slice(b, b + length) : from.slice(a, a + length)).join(
      '',
    );
    if (kind !== 'inserted') a += length;
    if (kind !== 'deleted') b += length;
    const isBetween = at > 0 && at < script.length - 1;
    if (kind === 'same' && isBetween && isCoincidence(text)) writer.addToBoth(text);
    else writer.add(kind, text);
  }
  return writer.finish();
}

/**
 * A short common run between two changes, such as a space or "of", is a coincidence and is joined with
 * them. Line breaks stay, because they end paragraphs.
 */
const isCoincidence = (text: string) =>
  !text.includes('\n') && (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 3;

class ChangeWriter {
  readonly #changes: TextChange[] = [];
  #deleted = '';
  #inserted = '';

  add(kind: TextChange['kind'], text: string): void {
    if (kind === 'deleted') this.#deleted += text;
    else if (kind === 'inserted') this.#inserted += text;
    else {
      this.#settle();
      this.#push('same', text);
    }
  }

  addToBoth(text: string): void {
    this.#deleted += text;
    this.#inserted += text;
  }

  finish(): TextChange[] {
    this.#settle();
    return this.#changes;
  }

  #settle(): void {
    this.#push('deleted', this.#deleted);
    this.#push('inserted', this.#inserted);
    this.#deleted = '';
    this.#inserted = '';
  }

  #push(kind: TextChange['kind'], text: string): void {
    if (text === '') return;
    const last = this.#changes.at(-1);
    if (last?.kind === kind) last.text += text;
    else this.#changes.push({ kind, text });
  }
}
