/** schema.org in `<script type="application/ld+json">`, as broken as pages have it. */

export interface JsonLd {
  headline: string | null;
  /** People, or when no person is named, organisations too. */
  authors: string[];
  publisher: string | null;
  publishedAt: string | null;
  lang: string | null;
  url: string | null;
}

type Thing = Record<string, unknown>;

const ARTICLE =
  /(?:Article|BlogPosting|Posting|Report|Review|Recipe|Analysis|Opinion|Interview|LiveBlog)/;
const PAGE = /(?:WebPage|ItemPage|VideoObject|CreativeWork|Book|Question|HowTo)/;

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
  if (!article)
    return {
      headline: null,
      authors: [],
      publisher: null,
      publishedAt: null,
      lang: null,
      url: null,
    };
  const byId = new Map(
    things.flatMap((thing) =>
      typeof thing['@id'] === 'string' ? [[thing['@id'], thing] as const] : [],
    ),
  );
  return {
    headline:
      textIn(article.headline) ?? (ARTICLE.test(typeOf(article)) ? textIn(article.name) : null),
    authors: authors(article.author ?? article.creator, byId),
    publisher: nameOf(article.publisher, byId),
    publishedAt: textIn(article.datePublished) ?? textIn(article.dateCreated) ?? null,
    lang: textIn(article.inLanguage),
    url:
      textIn(article.url) ??
      textIn((article.mainEntityOfPage as Thing | null)?.['@id'] ?? article.mainEntityOfPage),
  };
}

/** Line breaks inside strings, comments around the whole, commas too many: mended as far as that goes. */
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
      // The next spelling, or nothing: the page has other places that say the same.
    }
  }
  return null;
}

/** Every object that may be an article: top level, lists, `@graph`, `mainEntity`. */
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
  return typeof value === 'string' && value.trim() ? value.trim() : null;
}

function nameOf(value: unknown, byId: Map<string, Thing>): string | null {
  const [first] = Array.isArray(value) ? value : [value];
  if (typeof first !== 'object' || first === null) return textIn(first);
  const thing = first as Thing;
  const referred = thing.name ? thing : (byId.get(String(thing['@id'])) ?? thing);
  return textIn(referred.name);
}

function authors(value: unknown, byId: Map<string, Thing>): string[] {
  const list = (Array.isArray(value) ? value.flat() : [value]).slice(0, 30);
  const named = list.flatMap((each) => {
    const thing = typeof each === 'object' && each !== null ? (each as Thing) : null;
    const type = thing
      ? typeOf(thing.name ? thing : (byId.get(String(thing['@id'])) ?? thing))
      : 'Person';
    const name = Array.isArray(thing?.name) ? thing.name.join(', ') : nameOf(each, byId);
    return name ? [{ name, isPerson: !/Organization/.test(type) }] : [];
  });
  const people = named.filter(({ isPerson }) => isPerson);
  return (people.length > 0 ? people : named).map(({ name }) => name);
}
