/** Bare text: whatever nobody else knows, is no binary, and is not made for machines by its name. */
import { decodeBytes } from '../encoding/encoding';
import { baseNameOf, extensionOf } from '../files/file-head';
import { chooseLanguage } from '../metadata/language';
import { hostName } from '../metadata/site';
import type { Importer, ImportItem } from './importer';
import { makeDraft } from './make-draft';
import { readTextArticle, type TextLine } from './text/article-lines';
import { unwrapLines } from './text/unwrap-lines';

/** Made for programs, so that none of it is an article; some of these may get an importer. */
const NOT_PROSE = new Set(
  (
    'json jsonl csv tsv xml svg js mjs cjs ts jsx tsx css scss map lock yaml yml toml ini plist sql sh bat ' +
    'ps1 py rb php java c h cpp go rs opml enex ics vcf eml rtf tex'
  ).split(' '),
);

export const text: Importer = {
  name: 'text',

  accepts: (source) => !NOT_PROSE.has(extensionOf(source.name)),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    const article = readTextArticle(unwrapLines(text.replace(/\r\n?/g, '\n')));
    const document = context.parseHtml('');
    document.body.append(...article.body.map((line) => elementOf(line, document)));
    const draft = makeDraft(
      document.body,
      [],
      {
        title: article.title || baseNameOf(source.name),
        byline: article.byline,
        site: article.site ?? hostName(article.url),
        url: article.url,
        canonicalUrl: article.url,
        lang: await chooseLanguage([], text),
        publishedAt: article.publishedAt,
        savedAt: null,
        tags: [],
        format: 'text',
        encoding,
        baseUrl: article.url,
      },
      context,
    );
    yield draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
  },
};

const ELEMENT = { deck: 'aside', caption: 'figcaption', paragraph: 'p' } as const;

/** As text, so that nothing in it is markup. */
function elementOf({ role, text }: TextLine, document: Document): HTMLElement {
  const element = document.createElement(ELEMENT[role]);
  element.textContent = text;
  if (role !== 'caption') return element;
  const figure = document.createElement('figure');
  figure.append(element);
  return figure;
}
