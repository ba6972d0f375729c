/** renderer/core and the libraries that it is compared with, in one page. */
import '../../dom/entry';
import { Readability } from '@mozilla/readability';
import type { ArticleDraft } from '../../../renderer/core/article/article';
import { textFacts } from '../../../renderer/core/article/text-facts';
import { EVIDENCE } from '../../../renderer/core/extract/line-evidence';
import { revealStreamedBlocks } from '../../../renderer/core/extract/prepare';
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

/** What an import computes from the text of a draft. */
const factsOf = ({ text, besides }: ArticleDraft) => textFacts(text, besides);

Object.assign(core, { EVIDENCE, factsOf, plainReadability, readFacts, timeExtraction });
