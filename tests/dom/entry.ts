/** What the tests and benchmarks call inside the blank page: everything lands on `core`. */
import * as browserContext from '../../renderer/core/browser-context';
import * as canonicalUrl from '../../renderer/core/canonical-url';
import * as countWords from '../../renderer/core/count-words';
import * as encoding from '../../renderer/core/encoding';
import * as extract from '../../renderer/core/extract';
import * as siteFamily from '../../renderer/core/extract/site-family';
import * as inertHtml from '../../renderer/core/inert-html';
import * as keepImages from '../../renderer/core/keep-images';
import * as parseMarkup from '../../renderer/core/parse-markup';
import * as plainText from '../../renderer/core/plain-text';
import * as readSource from '../../renderer/core/read-source';
import * as sanitize from '../../renderer/core/sanitize';
import * as shallowHtml from '../../renderer/core/shallow-html';
import * as costlyTags from '../../renderer/core/shallow-html/costly-tags';
import * as shallowXml from '../../renderer/core/shallow-xml';
import * as siteRule from '../../renderer/core/site-rule';

const core = {
  ...browserContext,
  ...canonicalUrl,
  ...countWords,
  ...encoding,
  ...extract,
  ...inertHtml,
  ...parseMarkup,
  ...shallowHtml,
  ...shallowXml,
  ...costlyTags,
  ...keepImages,
  ...plainText,
  ...readSource,
  ...sanitize,
  ...siteFamily,
  ...siteRule,
  context: browserContext.createImportContext(window, async () => {
    throw new Error('the blank page serves no worker to read a PDF');
  }),
};

export type Core = typeof core;

declare global {
  // biome-ignore lint/suspicious/noRedeclare: the page's global, not this module's constant
  var core: Core;
}

globalThis.core = core;
