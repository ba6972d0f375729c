import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '../../../../renderer');

/** Calls that make Chromium parse text into nodes. Reading `innerHTML` is not one. */
const parsers =
  /\bDOMParser\b|\b(?:inner|outer)HTML\s*\+?=(?!=)|insertAdjacentHTML|createContextualFragment|document\.write|setHTML|parseHTMLUnsafe|dangerouslySetInnerHTML|XMLHttpRequest|\bsrcdoc\s*=|\bsrcDoc=|\.sanitize\(/;

/** Files that may contain such a call, and why that is safe. */
const allowed: Record<string, string> = {
  'core/markup/parse-markup.ts': 'the gate',
  'core/sanitize/sanitize.ts': 'gives DOMPurify what the gate has passed',
  'core/sanitize/svg.ts': 'gives DOMPurify a tree that the gate has parsed',
  'ui/site-rule/preview-frame.tsx': 'shows a page of our own',
  'ui/reader/article-frame.tsx': 'shows a page of our own',
  'ui/reader/original-page.tsx': 'shows what inert-html.ts has parsed and written out',
};

test('hands text to a parser in one place only', () => {
  const found = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .filter((path) => parsers.test(withoutComments(readFileSync(join(renderer, path), 'utf8'))));
  expect(found.map((path) => path.replaceAll('\\', '/')).sort()).toEqual(
    Object.keys(allowed).sort(),
  );
});

const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
