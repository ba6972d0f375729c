import { expect, it } from 'vitest';
import { orgFields } from '../../../../../renderer/core/importers/org/org-fields';
import { markdownOfOrg } from '../../../../../renderer/core/importers/org/org-markdown';

const lineOf = (org: string) => markdownOfOrg(org).trim();

it.each([
  ['a *bold* word', 'a **bold** word'],
  ['an /italic *bold* word/.', 'an *italic **bold** word*.'],
  ['=a*b= and ~c`d~', '`a*b` and `` c`d ``'],
  ['2 * 3 * 4, a_b_c and /usr/bin', '2 \\* 3 \\* 4, a\\_b\\_c and /usr/bin'],
  ['[[https://a.example/b_c][the *page*]]', '[the **page**](<https://a.example/b_c>)'],
  ['see https://a.example/b_c_d', 'see https://a.example/b_c_d'],
  ['[[file:up/d.png]]', '![](<up/d.png>)'],
  ['[[id:7][another note]]', 'another note'],
  ['as said[fn:x] and[fn:: in *place*]', 'as said[^x] and^[in **place**]'],
  ['<b>no markup</b>', '\\<b\\>no markup\\</b\\>'],
  ['* DONE [#A] Wash the rod', '# ☑ Wash the rod'],
  ['  1) first', '1. first'],
  ['- [X] done', '- [x] done'],
  ['- rake :: a clat', '- **rake**: a clat'],
  ['#5 was cold', '\\#5 was cold'],
  ['-----', '---'],
])('writes %j as Markdown', (org, markdown) => {
  expect(lineOf(org)).toBe(markdown);
});

it('keeps the text of a block that never ends, and of one in another', () => {
  expect(lineOf('#+begin_quote\nfirst\n\nsecond')).toMatch(/first[\s\S]*second/);
  const nested = '#+begin_quote\nouter\n#+begin_src c\nint x;\n#+end_src\n#+end_quote';
  expect(lineOf(nested)).toMatch(/> outer[\s\S]*> ```c\n> int x;\n> ```/);
});

it('leaves out properties and logs, and keeps other drawers', () => {
  const text =
    ':PROPERTIES:\n:ID: 7\n:END:\n:LOGBOOK:\nCLOCK\n:END:\n:NOTES:\nkept\n:END:\n# remark';
  expect(lineOf(text)).toBe('kept');
});

it('reads what a file says of itself, tags of its only heading too', () => {
  const text =
    '#+TITLE: A\n#+DATE: <2024-06-11 Tue 07:30>\n#+FILETAGS: :a:b:\n* B  :c:\n:URL: [[https://a.example][x]]\n* C :d:\n';
  expect(orgFields(text)).toMatchObject({
    title: 'A',
    date: '2024-06-11 07:30',
    tags: ['a', 'b', 'c'],
    url: 'https://a.example',
  });
});

it('a listing may have more lines than a call has room for arguments', () => {
  const lines = 200_000;
  const listing = `#+begin_example\n${'a\n'.repeat(lines)}#+end_example\n`;
  expect(markdownOfOrg(listing).split('\n').length).toBeGreaterThan(lines);
});
