/** Reads schema.org's description of the article in `<script type="application/ld+json">`, also from invalid JSON. */

import { decodeEntities } from '../markup/decode-entities';
import { isPlaceholder } from './placeholder';

export interface JsonLd {
  /** `@type` of the described thing; empty for none. */
  type: string;
  /** The described thing is an article, not only a web page. */
  isArticle: boolean;
  headline: string | null;
  /** The article's `name`; encyclopedias have it beside a `headline` that is a description. */
  name: string | null;
  authors: string[];
  /** Organisations among the authors. */
  collective: string[];
  publisher: string | null;
  publishedAt: string | null;
  updatedAt: string | null;
  section: string | null;
  keywords: string[];
  licence: string | null;
  lang: string | null;
  url: string | null;
  /** Null for an article that is free, or of which nothing is said. */
  notFree: NotFree | null;
}

/** What schema.org says of an article that is not free: the selectors of the parts that are not. */
export interface NotFree {
  selectors: string[];
}

type Thing = Record<string, unknown>;

const ARTICLE =
  /(?:Article|BlogPosting|Posting|Report|Review|Recipe|Analysis|Opinion|Interview|LiveBlog)/;
const PAGE = /(?:WebPage|ItemPage|VideoObject|CreativeWork|Book|Question|HowTo)/;

const NOTHING: JsonLd = {
  type: '',
  isArticle: false,
  headline: null,
  name: null,
  authors: [],
  collective: [],
  publisher: null,
  publishedAt: null,
  updatedAt: null,
  section: null,
  keywords: [],
  licence: null,
  lang: null,
  url: null,
  notFree: null,
};

export function readJsonLd(document: Document): JsonLd {
  const things = Array.from(document.querySelectorAll('script[type*="ld+json" i]'), (script) =>
    thingsIn(parseLeniently(script.textContent ?? '')),
  ).flat();
  const article =
    things.find(
      (thing) =>
        ARTICLE.test(typeOf(thing)) && (thing.headline || thing.datePublished || thing.author),
    ) ??
    things.find((thing) => PAGE.test(typeOf(thing)) && (thing.headline || thing.datePublished));
  if (!article) return { ...NOTHING, section: sectionOf(things) };
  const byId = new Map(
    things.flatMap((thing) =>
      typeof thing['@id'] === 'string' ? [[thing['@id'], thing] as const] : [],
    ),
  );
  return {
    type: typeOf(article),
    isArticle: ARTICLE.test(typeOf(article)),
    headline:
      textIn(article.headline) ?? (ARTICLE.test(typeOf(article)) ? textIn(article.name) : null),
    name: ARTICLE.test(typeOf(article)) ? textIn(article.name) : null,
    ...authors(article.author ?? article.creator, byId),
    publisher: nameOf(article.publisher, byId),
    publishedAt: textIn(article.datePublished) ?? textIn(article.dateCreated) ?? null,
    updatedAt: textIn(article.dateModified),
    section: textIn(article.articleSection) ?? sectionOf(things),
    keywords: keywordsIn(article.keywords),
    licence: licenceIn(article.license),
    lang: textIn(article.inLanguage),
    url:
      textIn(article.url) ??
      textIn((article.mainEntityOfPage as Thing | null)?.['@id'] ?? article.mainEntityOfPage),
    notFree: notFreeIn(article),
  };
}

const isNotFree = ({ isAccessibleForFree: free }: Thing) =>
  free === false ||
  (typeof free === 'string' && /^(?:https?:\/\/schema\.org\/)?false$/i.test(free));

function notFreeIn(article: Thing): NotFree | null {
  const parts = [article.hasPart ?? []].flat().slice(0, 50);
  const closed = parts.filter(
    (part): part is Thing => typeof part === 'object' && part !== null && isNotFree(part as Thing),
  );
  if (!isNotFree(article) && closed.length === 0) return null;
  const selectors = closed.flatMap(({ cssSelector }) => [cssSelector].flat());
  return {
    selectors: selectors.filter(
      (selector): selector is string => typeof selector === 'string' && selector.length < 200,
    ),
  };
}

/** Parses JSON; repairs line breaks in strings, comments around the whole, and trailing commas. Null if it still fails. */
function parseLeniently(json: string): unknown {
  const bare = json
    .replace(/^\s*(?:\/\/)?\s*<!(?:--|\[CDATA\[)|(?:\/\/)?\s*(?:-->|\]\]>)\s*$/g, '')
    .trim();
  const mended = () =>
    bare
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/,\s*(?=[}\]])/g, '')
      .replace(/;\s*$/, '');
  for (const text of [() => bare, mended]) {
    try {
      return JSON.parse(text());
    } catch {
      // Try the repaired text; without JSON-LD the meta tags and the markup still count.
    }
  }
  return null;
}

/** All objects that may describe the article: at the top level, in lists, in `@graph` and `mainEntity`. */
function thingsIn(value: unknown, depth = 0): Thing[] {
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((each) => thingsIn(each, depth + 1));
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  const thing = value as Thing;
  return [thing, ...thingsIn(thing['@graph'], depth + 1), ...thingsIn(thing.mainEntity, depth + 1)];
}

function typeOf(thing: Thing): string {
  const type = thing['@type'];
  return Array.isArray(type) ? type.join(' ') : String(type ?? '');
}

function textIn(value: unknown): string | null {
  if (Array.isArray(value)) return textIn(value[0]);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null) {
    const thing = value as Thing;
    return textIn(thing['@value'] ?? thing.alternateName ?? thing.name);
  }
  if (typeof value !== 'string' || isPlaceholder(value)) return null;
  return decodeEntities(value).trim();
}

function nameOf(value: unknown, byId: Map<string, Thing>): string | null {
  const [first] = Array.isArray(value) ? value : [value];
  if (typeof first !== 'object' || first === null) return textIn(first);
  const thing = first as Thing;
  const referred = thing.name ? thing : (byId.get(String(thing['@id'])) ?? thing);
  return textIn(referred.name);
}

function authors(value: unknown, byId: Map<string, Thing>): Pick<JsonLd, 'authors' | 'collective'> {
  const list = (Array.isArray(value) ? value.flat() : [value]).slice(0, 30);
  const named = list.flatMap((each) => {
    const thing = typeof each === 'object' && each !== null ? (each as Thing) : null;
    const type = thing
      ? typeOf(thing.name ? thing : (byId.get(String(thing['@id'])) ?? thing))
      : 'Person';
    const name = Array.isArray(thing?.name) ? thing.name.join(', ') : nameOf(each, byId);
    return name ? [{ name, isPerson: !/Organization/.test(type) }] : [];
  });
  const names = (areWanted: boolean) =>
    named.filter(({ isPerson }) => isPerson === areWanted).map(({ name }) => name);
  return { authors: names(true), collective: names(false) };
}

function keywordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((each) => keywordsIn(each));
  const text = textIn(value);
  return text ? text.split(/[,;、，]/) : [];
}

function licenceIn(value: unknown): string | null {
  const thing = typeof value === 'object' && value !== null ? (value as Thing) : null;
  return textIn(thing?.url ?? thing?.['@id'] ?? value);
}

/** The breadcrumb's last entry before the article is its section. */
function sectionOf(things: readonly Thing[]): string | null {
  const list = things.find((thing) => /BreadcrumbList/.test(typeOf(thing)))?.itemListElement;
  if (!Array.isArray(list) || list.length < 2) return null;
  const steps = list
    .map((each) => each as Thing | null)
    .sort((one, other) => Number(one?.position ?? 0) - Number(other?.position ?? 0))
    .map((step) => textIn(step?.name) ?? textIn((step?.item as Thing | null)?.name));
  // A breadcrumb of two entries is front page and section: the article itself is left out.
  return steps.length > 2 ? (steps.at(-2) ?? null) : (steps.at(-1) ?? null);
}
