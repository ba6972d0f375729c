import { expect, test } from 'vitest';
import { rowSnippet } from '../../../renderer/ui/library/row-snippet';

/** A snippet whose hits are in brackets. */
function snippetOf(bracketed: string) {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  for (const part of bracketed.split(/(\[[^\]]*\])/)) {
    const inner = part.replace(/^\[|\]$/g, '');
    if (inner !== part) marks.push({ start: text.length, end: text.length + inner.length });
    text += inner;
  }
  return { text, marks };
}

test.each([
  ['no hit at all', 'A long beginning of an article without a hit', null],
  ['near the beginning', 'The [harbour] at night', null],
  [
    'far from the beginning',
    'What stands before it is long, and then the [harbour] and the [harbour] again',
    '…and then the [harbour] and the [harbour] again',
  ],
  [
    'Korean',
    '잡겠다는 의미다. 데이비드 삭스 미국 백악관 [인공지능](AI)',
    '…데이비드 삭스 미국 백악관 [인공지능](AI)',
  ],
  [
    'no space to cut at',
    '指紋認証機能付きマウスを発売しました同時に[人工知能]',
    '…能付きマウスを発売しました同時に[人工知能]',
  ],
  ['a pair is not cut', `${'x'.repeat(9)}😀${'y'.repeat(15)}[z]`, `…${'y'.repeat(15)}[z]`],
])('%s', (_name, given, expected) => {
  expect(rowSnippet(snippetOf(given))).toEqual(snippetOf(expected ?? given));
});
