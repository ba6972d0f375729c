/** What tests and benchmarks call in the blank page, as properties of the global `core`. */

import { Readability } from '@mozilla/readability';
import * as encoding from '../../renderer/core/encoding/encoding';
import * as articlePages from '../../renderer/core/exporting/article-pages';
import * as articleSection from '../../renderer/core/exporting/article-section';
import * as bookImage from '../../renderer/core/exporting/epub/book-image';
import * as chapter from '../../renderer/core/exporting/epub/chapter';
import * as markStyle from '../../renderer/core/exporting/mark-style';
import * as markdownPage from '../../renderer/core/exporting/markdown-page';
import * as extract from '../../renderer/core/extract/extract';
import * as placePart from '../../renderer/core/extract/place-part';
import * as quickReadability from '../../renderer/core/extract/quick-readability';
import * as siteFamily from '../../renderer/core/extract/site-family';
import * as siteRule from '../../renderer/core/extract/site-rule';
import * as companions from '../../renderer/core/files/companions';
import * as keepImages from '../../renderer/core/images/keep-images';
import * as statedPicture from '../../renderer/core/images/stated-picture';
import * as browserContext from '../../renderer/core/importers/browser-context';
import * as originalPage from '../../renderer/core/importers/original-page';
import * as readSource from '../../renderer/core/importers/read-source';
import * as inertHtml from '../../renderer/core/inert/inert-html';
import * as costlyTags from '../../renderer/core/markup/costly-tags';
import * as looseCells from '../../renderer/core/markup/loose-cells';
import * as parseMarkup from '../../renderer/core/markup/parse-markup';
import * as plainText from '../../renderer/core/markup/plain-text';
import * as shallowHtml from '../../renderer/core/markup/shallow-html';
import * as shallowXml from '../../renderer/core/markup/shallow-xml';
import * as metadata from '../../renderer/core/metadata/metadata';
import * as sanitize from '../../renderer/core/sanitize/sanitize';
import * as countWords from '../../renderer/core/text/count-words';
import * as canonicalUrl from '../../renderer/core/web/canonical-url';

const core = {
  ...articlePages,
  ...articleSection,
  ...bookImage,
  ...browserContext,
  ...chapter,
  ...canonicalUrl,
  ...companions,
  ...countWords,
  ...encoding,
  ...extract,
  ...inertHtml,
  ...parseMarkup,
  ...shallowHtml,
  ...shallowXml,
  ...costlyTags,
  ...keepImages,
  ...markdownPage,
  ...markStyle,
  ...metadata,
  ...originalPage,
  ...looseCells,
  ...placePart,
  ...quickReadability,
  Readability,
  ...plainText,
  ...readSource,
  ...sanitize,
  ...siteFamily,
  ...statedPicture,
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
