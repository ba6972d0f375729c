/** Core, and what it is measured against, in the same page. */
import '../../dom/entry';
import { Readability } from '@mozilla/readability';
import { readMetadata } from '../../../renderer/core/metadata/metadata';

/** As its users call it: nothing before, nothing after. */
function plainReadability(html: string) {
  const document = core.context.parseHtml(html);
  const startedAt = performance.now();
  let found: ReturnType<Readability<Node>['parse']> = null;
  try {
    found = new Readability<Node>(document, { serializer: (node) => node }).parse();
  } catch {
    // It gives up on a few pages: they count as not found.
  }
  const tookMs = performance.now() - startedAt;
  const text = found?.content ? core.textOf(found.content, { captions: true }) : '';
  return { title: found?.title ?? '', text, tookMs };
}

/** Milliseconds for finding the article in a page that is parsed. */
function timeExtraction(html: string): number {
  const document = core.context.parseHtml(html);
  const facts = readMetadata(document);
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

Object.assign(core, { plainReadability, timeExtraction });
