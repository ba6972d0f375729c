// @vitest-environment happy-dom
// What goes out as BibTeX, RIS and CSL-JSON comes back in with the same facts.
import { describe, expect, it } from 'vitest';
import type { Article, CleanHtml } from '../../../../renderer/core/article/article';
import { bibtexOf, keyOf } from '../../../../renderer/core/cite/bibtex';
import { cslItem } from '../../../../renderer/core/cite/csl-item';
import { risOf } from '../../../../renderer/core/cite/ris';
import { bibtex } from '../../../../renderer/core/importers/bibtex';
import { cslJson } from '../../../../renderer/core/importers/csl-json';
import type { ImportContext, ListImporter } from '../../../../renderer/core/importers/importer';
import { ris } from '../../../../renderer/core/importers/ris';
import { parseHtml, parseXml } from '../../../../renderer/core/markup/parse-markup';
import { article } from '../../article';
import { thirtyArticles } from './articles';

const context: ImportContext = {
  parseHtml,
  parseXml: (xml) => parseXml(xml),
  clean: (html) => (typeof html === 'string' ? html : html.innerHTML) as CleanHtml,
  cleanBody: (body) => ({ html: body.innerHTML as CleanHtml, body }),
  cleanSvg: () => null,
  openPdf: () => Promise.reject(new Error('No PDF here')),
};

const items = thirtyArticles.map(cslItem);

async function comeBack(importer: ListImporter, name: string, text: string): Promise<Article[]> {
  const source = { name, modifiedAt: null, bytes: new TextEncoder().encode(text) };
  expect(importer.accepts(source)).toBe(true);
  const articles: Article[] = [];
  for await (const item of importer.read(source, context)) {
    if (!item.ok || !('draft' in item)) throw new Error(JSON.stringify(item));
    const { draft } = item;
    articles.push(
      article({ ...draft, id: thirtyArticles[articles.length]!.id, savedAt: draft.savedAt ?? 0 }),
    );
  }
  return articles;
}

describe.each([
  ['BibTeX', bibtex as ListImporter, 'a.bib', bibtexOf(items)],
  ['RIS', ris as ListImporter, 'a.ris', risOf(items)],
  ['CSL-JSON', cslJson, 'a.json', JSON.stringify(items)],
])('%s of thirty articles', (_, importer, name, text) => {
  it('comes back as the same items', async () => {
    const back = (await comeBack(importer, name, text)).map(cslItem);
    expect(back).toHaveLength(30);
    for (const [at, item] of items.entries()) {
      expect(back[at]).toEqual(item);
    }
  });

  it('comes back with the same names, titles and dates', async () => {
    const back = await comeBack(importer, name, text);
    const facts = ({ title, byline, publishedAt, lang, url }: Article) => ({
      ...{ title, lang, url, publishedAt: publishedAt?.slice(0, 10) },
      byline: byline.map((each) => each.replace(/ /g, '')),
    });
    for (const [at, one] of thirtyArticles.entries()) {
      const { byline, site } = one;
      const expected = { ...one, byline: byline.filter((each) => each !== site) };
      expect(facts(back[at]!)).toEqual(facts(expected));
    }
  });
});

describe('BibTeX', () => {
  it('escapes what TeX reads, keeps Unicode, and gives a key that stays', () => {
    const one = article({
      id: '01JMH3ZZZZABCDEFGHJKMNPQRS',
      ...{ title: '50% of {R&D} costs $1_000 ~ C:\\ ^up #1 밤', byline: ['Ann Ø. Åsen'] },
      ...{ url: 'https://quay.example/a_b%20c?x=1#y', publishedAt: '2025-02-20', lang: 'ko' },
      ...{ site: 'Quay & Sons', savedAt: new Date(2025, 2, 1, 12).getTime() },
    });
    const item = cslItem(one);
    expect(bibtexOf([item])).toBe(`@online{asen2025-mnpqrs,
  author = {Åsen, Ann Ø.},
  title = {50\\% of \\{R\\&D\\} costs \\$1\\_000 \\textasciitilde{} C:\\textbackslash{} \\textasciicircum{}up \\#1 밤},
  organization = {Quay \\& Sons},
  date = {2025-02-20},
  langid = {korean},
  url = {https://quay.example/a_b%20c?x=1#y},
  urldate = {2025-03-01},
}
`);
    const other = cslItem({ ...one, id: '01JMH3ZZZZABCDEFGHJKMNPQRT' });
    expect(keyOf(other)).not.toBe(keyOf(item));
  });

  it('brings hostile titles back as they are', async () => {
    const titles = ['}} @book{x, title={y}', 'a\\b{c', '$x^2$ & 100 %', '{\\"o} é ü', 'A and B'];
    const cited = titles.map((title, at) => cslItem(article({ id: `b${at}`, title })));
    const back = await comeBack(bibtex as ListImporter, 'a.bib', bibtexOf(cited));
    expect(back.map(({ title }) => title)).toEqual(titles);
  });
});
