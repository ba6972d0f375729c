import fc from 'fast-check';
import { expect, it } from 'vitest';
import { notesIn } from '../../../../renderer/core/importers/enex/notes';
import { cutText } from './in-pieces';

async function found(pieces: Iterable<string>) {
  const notes = [];
  for await (const note of notesIn(pieces)) notes.push(note);
  return notes;
}

/** By definition: from `<note` to the first `</note>` after it. */
const wholeNotes = (text: string) => text.match(/<note[\s>][\s\S]*?(?:<\/note>|$)/g) ?? [];

it('finds the same notes wherever the text is cut', async () => {
  const marks = ['<note>', '<note ', '</note>', '<note-attributes>', '<not', '</', 'e>', '<', 'x'];
  const texts = fc.array(fc.constantFrom(...marks), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 7 }), async (parts, size) => {
      const text = parts.join('');
      expect(await found(cutText(text, size))).toEqual(wholeNotes(text));
      expect(await found([text])).toEqual(wholeNotes(text));
    }),
    { numRuns: 2_000 },
  );
});

it('passes over a note that is too large and finds those around it', async () => {
  const giant = `<note>${'x'.repeat(65 * 1024 * 1024)}</note>`;
  const text = `<note>1</note>${giant}<note>2</note><note>3`;
  for (const pieces of [[text], cutText(text, 1024 * 1024)]) {
    expect(await found(pieces)).toEqual(['<note>1</note>', null, '<note>2</note>', '<note>3']);
  }
});
