import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { notesSince, readChangelog } from '../../../renderer/ui/help/changelog';

const notes = readChangelog(
  '# Changelog\n\n## 0.3.0 (2026-12-01)\n\n### Reading\n\n- Faster.\n\n## 0.2.0\n- Found.\n\nWords.\n## 0.1.0\n- First.\n',
);

it('reads versions, parts, items and text', () => {
  expect(notes).toHaveLength(3);
  expect(notes[0]).toEqual({
    title: '0.3.0 (2026-12-01)',
    lines: [
      { kind: 'heading', text: 'Reading' },
      { kind: 'item', text: 'Faster.' },
    ],
  });
  expect(notes[1]?.lines.at(-1)).toEqual({ kind: 'text', text: 'Words.' });
});

it.each([
  ['0.2.0', ['0.3.0 (2026-12-01)']],
  ['0.1.0', ['0.3.0 (2026-12-01)', '0.2.0']],
  ['0.0.9', ['0.3.0 (2026-12-01)']],
  ['0.3.0', ['0.3.0 (2026-12-01)']],
])('shows what is new since %s', (before, titles) => {
  expect(notesSince(notes, before).map(({ title }) => title)).toEqual(titles);
});

it('shows all where nothing was there before', () =>
  expect(notesSince(notes, null)).toEqual(notes));

it('reads this repository’s own', () => {
  const own = readChangelog(
    readFileSync(join(import.meta.dirname, '../../../CHANGELOG.md'), 'utf8'),
  );
  expect(own.length).toBeGreaterThan(0);
  expect(own[0]?.lines.some(({ kind }) => kind === 'item')).toBe(true);
  expect(own.flatMap(({ lines }) => lines).some(({ text }) => /^[#-]/.test(text))).toBe(false);
});
