import type { JsonLd } from './json-ld';
import type { MetaTags } from './meta-tags';

/** What a page says about itself, for the readers of single facts. */
export interface PageClues {
  document: Document;
  jsonLd: JsonLd;
  meta: MetaTags;
  url: string | null;
  /** The page's visible text. */
  lines: readonly string[];
  /** What the site calls itself: its name, its publisher, its host. */
  sites: readonly (string | null)[];
  title: string;
  /** The heading that shows the title. */
  headline: Element | null;
  lang: string | null;
  /** The language with its country, which decides what 03/04/2020 means. */
  locale: string | null;
}
