import { expect, it } from 'vitest';
import { piecesOf } from '../../../../electron/handover/message-lines';

it('cuts a long text between characters', () => {
  const text = `${'x'.repeat(256 * 1024 - 1)}😀${'가'.repeat(256 * 1024)}`;
  const pieces = [...piecesOf(text)];
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe(text);
  for (const piece of pieces) expect(Buffer.from(piece).toString()).toBe(piece);
});
