// The contrast of every theme by WCAG 2.1: text 4.5, lines and marks 3.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { themes } from '../../../renderer/library/actions/preferences';

type Colour = [red: number, green: number, blue: number];

const css = readFileSync(
  join(import.meta.dirname, '../../../renderer/ui/style/themes.css'),
  'utf8',
);

function coloursOf(theme: string): (name: string) => Colour {
  const block = new RegExp(`:root\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return (name) => {
    const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(block)?.[1];
    if (hex === undefined) throw new Error(`${theme} has no --${name}`);
    return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Colour;
  };
}

/** `share` of the first colour over the second: color-mix() in frame.css. */
const mix = (over: Colour, under: Colour, share: number) =>
  over.map((value, at) => value * share + under[at]! * (1 - share)) as Colour;

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(themes)('the theme %s', (theme) => {
  const of = coloursOf(theme);
  const [paper, ink] = [of('paper'), of('ink')];
  const marks = ['yellow', 'green', 'blue', 'pink', 'purple'].map((name) => of(`mark-${name}`));
  const laid = marks.map((mark) => mix(mark, paper, 0.82));

  it('shows text, links, quotes and captions legibly', () => {
    for (const ground of ['paper', 'list', 'sidebar', 'raised', 'selected-quiet'].map(of)) {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(of('muted'), ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of('accent'), ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(mix(ink, of('muted'), 0.85), paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('danger'), of('raised'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, mix(of('accent'), paper, 0.32))).toBeGreaterThanOrEqual(4.5);
  });

  it('shows text in highlights, also where two overlap', () => {
    for (const ground of laid) {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
      for (const mark of marks) {
        expect(contrast(ink, mix(mark, ground, 0.82))).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('shows text in search marks', () => {
    expect(contrast(of('mark-ink'), of('mark'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast([0x1d, 0x14, 0x00], of('mark-current'))).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the bars beside highlights, borders of controls and the focus', () => {
    for (const mark of marks) {
      expect(contrast(mix(mark, ink, 0.54), paper)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(of('line-strong'), paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(of('accent'), of('raised'))).toBeGreaterThanOrEqual(3);
  });
});
