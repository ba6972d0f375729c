import { expect, it } from 'vitest';
import { bibEntries } from '../../../../renderer/core/importers/bibtex/entries';
import { plainTex } from '../../../../renderer/core/importers/bibtex/plain-tex';

const entriesOf = (text: string) =>
  [...bibEntries(text)].map((fields) => fields && Object.fromEntries(fields));

it('reads braces, quotation marks, strings, joints and months', () => {
  const text = `% a comment
@string{hs = "Harbour Studies"}
@comment{ anything { here } }
@Article{key1,
  title = {The {Nets} of the quay},
  journal = hs # ", " # {Series A},
  year = 2019, month = may,
}
@book(key2, title = "In {"}quotes{"}", year = "1887")`;
  expect(entriesOf(text)).toEqual([
    {
      '@': 'article',
      title: 'The {Nets} of the quay',
      journal: 'Harbour Studies, Series A',
      year: '2019',
      month: '5',
    },
    { '@': 'book', title: 'In {"}quotes{"}', year: '1887' },
  ]);
});

it('an entry that is never closed costs only itself', () => {
  const text = '@misc{a, title = {open\n@misc{b, title = {two}}\n@misc{c, title = {three';
  expect(entriesOf(text)).toEqual([null, { '@': 'misc', title: 'two' }, null]);
});

it.each([
  '@a{'.repeat(20_000),
  `@a{x, ${'b = c # '.repeat(20_000)}}`,
  `@a{x${','.repeat(50_000)}}`,
])('reads hostile BibTeX in time: %#', (text) => {
  const start = performance.now();
  entriesOf(text);
  expect(performance.now() - start).toBeLessThan(4_000);
});

it.each([
  ['G{\\"o}del, {\\\'E}mile', 'Gödel, Émile'],
  ['{\\v{C}}apek \\& S{\\o}n', 'Čapek & Søn'],
  ['Stra{\\ss}e 1--2~km', 'Straße 1–2 km'],
  ['\\emph{The} na\\"{\\i}ve 50\\%', 'The naïve 50%'],
])('reads the TeX of %s', (tex, text) => {
  expect(plainTex(tex)).toBe(text);
});
