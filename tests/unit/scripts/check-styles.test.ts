import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { styleFaults } from '../../../scripts/suites/check-styles.mjs';

const part = (...classes: string[]) => `<div className="${classes.join(' ')}" />;`;

/** A project with these files below renderer/ui, and what the check says of it. */
function check(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'carrel-styles-'));
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, 'renderer/ui', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return styleFaults(root).map((line) => line.replaceAll('renderer/ui/', ''));
}

it('lets a part use the scales, its own classes and the shared ones', () => {
  expect(
    check({
      'style/tokens.css': ':root { --space-1: 2px; --radius-1: 2px; }',
      'style/controls.css': '.button { padding: var(--space-1) 0; } .button.on { color: red; }',
      'list/list.css': `
        .row { margin: calc(-1 * var(--space-1)) auto 1.2em; border: 1px solid; z-index: var(--layer-2); }
        .row .button { font: var(--text) / 1.5 serif; font-size: 1em; }
        .row.current, .row:is(.tall, .wide) { width: 118px; }
        @media (width < 900px) { .row:not(:hover) { inset: 0; border-radius: 0; } }
        #root:has(.menu) .row { top: 50%; }`,
      'list/row.tsx': `const name = tall ? 'row tall' : 'wide';${part('row', 'button')}`,
      'menu/menu.css': '.menu { left: 0; } .menu.current { color: red; }',
      'menu/menu.tsx': `${part('menu', 'current', 'on')}`,
      'other/menus.tsx': `import '../menu/menu.css';${part('menu')}`,
    }),
  ).toEqual([]);
});

it.each([
  ['padding', '5px', '--space-*'],
  ['margin-left', '-8px', '--space-*'],
  ['gap', '0 1.5px', '--space-*'],
  ['top', 'calc(100% + 4px)', '--space-*'],
  ['inset-inline', '3px', '--space-*'],
  ['border-radius', '9px', '--radius-*'],
  ['border-top-left-radius', '50%', '--radius-*'],
  ['z-index', '7', '--layer-*'],
  ['font-size', '13px', '--text-* or --prose-*'],
  ['font-size', '0.9em', '--text-* or --prose-*'],
  ['font', '12px / 1.5 serif', '--text-* or --prose-*'],
  ['font', 'italic 12px / 1.5 serif', '--text-* or --prose-*'],
])('finds a raw %s of %s', (name, value, scale) => {
  const css = `@media print { .row { color: red; ${name}: ${value} } }`;
  expect(check({ 'list/list.css': css, 'list/row.tsx': part('row') })).toEqual([
    `list/list.css: ${name}: ${value}: use ${scale}`,
  ]);
});

it.each([
  ['a tag alone', 'p { color: red; }', 'p: has no class of its own'],
  ['an attribute alone', '[data-x] > p { color: red; }', '[data-x] > p: has no class of its own'],
  [
    'a shared class alone',
    '.button:hover { color: red; }',
    '.button:hover: has no class of its own',
  ],
  ['a class of another part', '.menu { color: red; }', '.menu: has no class of its own'],
  [
    'a class of another part, when its own one is there',
    '#root:has(.row) .menu { color: red; }',
    '#root:has(.row) .menu: has no class of its own',
  ],
])('keeps a style sheet from styling %s', (_, css, fault) => {
  const faults = check({
    'style/controls.css': '.button { color: blue; }',
    'list/list.css': `.row { color: blue; } ${css}`,
    'list/row.tsx': part('row'),
    'menu/menu.css': '.menu { color: blue; }',
    'menu/menu.tsx': part('menu', 'button'),
  });
  expect(faults).toContain(`list/list.css: ${fault}`);
});

it('keeps a component from using a class whose style sheet it does not import', () => {
  expect(
    check({
      'list/list.css': '.row { color: blue; }',
      'list/row.tsx': part('row'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: code of a component
      'menu/menu.tsx': 'const it = <i className={`${on ? "row" : ""} row`} />;',
    }),
  ).toEqual(['menu/menu.tsx: .row: belongs to list/list.css']);
});

it('finds a class that nothing uses', () => {
  expect(check({ 'list/list.css': '.row { color: blue; }', 'list/a.ts': `'row-text'` })).toEqual([
    'list/list.css: .row: is used nowhere',
  ]);
});
