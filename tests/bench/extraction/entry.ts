/** renderer/core and the libraries that it is compared with, in one page. */
import '../../dom/entry';
import { Readability } from '@mozilla/readability';
import type { ArticleDraft } from '../../../renderer/core/article/article';
import { textFacts } from '../../../renderer/core/article/text-facts';
import { EVIDENCE } from '../../../renderer/core/extract/line-evidence';
import { revealStreamedBlocks } from '../../../renderer/core/extract/prepare';
import { DATE_EVIDENCE, datesWithEvidence } from '../../../renderer/core/metadata/date-evidence';
import { readMetadata } from '../../../renderer/core/metadata/metadata';

/** Readability as its users call it, without preparation. */
function plainReadability(html: string) {
  const document = core.context.parseHtml(html);
  const startedAt = performance.now();
  let found: ReturnType<Readability<Node>['parse']> = null;
  try {
    found = new Readability<Node>(document, { serializer: (node) => node }).parse();
  } catch {
    // An error counts as not found.
  }
  const tookMs = performance.now() - startedAt;
  const text = found?.content ? core.textOf(found.content, { captions: true }) : '';
  return { title: found?.title ?? '', text, tookMs };
}

/** Milliseconds for finding the article in a parsed page. */
async function timeExtraction(html: string): Promise<number> {
  const document = core.context.parseHtml(html);
  const facts = await readMetadata(document);
  const { lang, baseUrl } = facts;
  const startedAt = performance.now();
  core.extractBody(document, {
    lang,
    baseUrl,
    facts,
    parseAgain: () => core.context.parseHtml(html),
    parseHtml: core.context.parseHtml,
  });
  return performance.now() - startedAt;
}

/** Title, authors and date by core and by Readability. */
async function readFacts(name: string, html: string) {
  const document = core.context.parseHtml(html);
  revealStreamedBlocks(document);
  const { title, byline, publishedAt } = await readMetadata(document);
  let plain: ReturnType<Readability<Node>['parse']> = null;
  try {
    plain = new Readability<Node>(core.context.parseHtml(html), {
      serializer: (node) => node,
    }).parse();
  } catch {
    // An error counts as not found.
  }
  return {
    ours: { title: title || name, author: byline, date: publishedAt },
    plain: {
      title: plain?.title ?? '',
      author: plain?.byline ? [plain.byline] : [],
      date: plain?.publishedTime ?? null,
    },
  };
}

/** A page as readers see it, without what it states in data for programs. */
function withoutData(html: string): Document {
  const document = core.context.parseHtml(html);
  revealStreamedBlocks(document);
  const data = 'script, meta[property], meta[name], meta[itemprop], link[rel~="canonical"]';
  for (const each of document.querySelectorAll(data)) each.remove();
  const hidden = ['datetime', 'content', 'data-time', 'data-timestamp', 'data-date-time'];
  for (const name of [...hidden, 'itemprop']) {
    for (const each of document.querySelectorAll(`[${name}]`)) each.removeAttribute(name);
  }
  for (const each of document.querySelectorAll('time[title], abbr[title], a[rel~="author"]')) {
    each.removeAttribute('title');
    each.removeAttribute('rel');
  }
  return document;
}

/** What is shown of title, authors and date, where nothing else says them. */
async function readShown(html: string) {
  const { title, byline, publishedAt } = await readMetadata(withoutData(html));
  return { title, author: byline, date: publishedAt };
}

/** The dates in the lines of a page without its data, with their evidence. */
async function shownDates(html: string) {
  const document = withoutData(html);
  const { title, lang } = await readMetadata(document);
  const lines = core.textOf(document.body, { captions: false }).split('\n').slice(0, 2000);
  return datesWithEvidence({ lines, title, locale: lang });
}

/** What an import computes from the text of a draft. */
const factsOf = ({ text, besides }: ArticleDraft) => textFacts(text, besides);

Object.assign(core, {
  ...{ DATE_EVIDENCE, EVIDENCE, factsOf, plainReadability, readFacts, readShown, shownDates },
  timeExtraction,
});
