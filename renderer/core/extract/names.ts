/** What pages call the blocks that are not their text: words of class names and ids. */
import { remembered } from '../text/remembered';

const FURNITURE = new Set(
  (
    'ad ads adslot advert advertisement advertising affiliate alsoread breadcrumb breadcrumbs comment comments ' +
    'commentbox cookie cookies donate donation feedback flyout hottopics kakao likes login menu modal mostread ' +
    'mostpopular nav navbar navigation newsletter newsletters next outbrain overlay pager pagination paging paywall ' +
    'popover popular popup poll prevnext print promo promos promotion promobox quicktabs rail ranking rating reaction ' +
    'recirc recirculation recommend recommendation recommendations recommended related relatedlinks ' +
    'relatedposts relation reply respond rollover screenreader search share sharebar sharedaddy sharing shareline sharethis ' +
    'sidebar signup skip social sns sociallinks sponsor sponsored subscribe subscription taboola tabs tag tags taglist ' +
    'teaser teasers toolbar tooltip toc trending upsell utility visuallyhidden video-promo widget widgets wpadvert ' +
    'vote votes votecell votecount score yarpp jp-relatedposts readmore addtoany'
  ).split(' '),
);

/** They hold more about the article than of it: kept, but beside the text. */
const BESIDE = new Set(
  'pullquote pullquotes bio authorbio aboutauthor authorbox authorinfo disclaimer disclosure footnote-credit correction credits credit'.split(
    ' ',
  ),
);

/** Around the first and after the last paragraph they hold what the metadata has already. */
const HEADER = new Set(
  'author authors byline bylines date dateline datetime dek posted postmeta published pubdate time timestamp updated kicker eyebrow category categories views viewcount meta info writer journalist reporter profile'.split(
    ' ',
  ),
);

const DECK = new Set(
  'deck dek midtitle summarytext newssumtext standfirst subtitle subheading subheadline subtit subtitulo excerpt summary teaser-text sapo bajada bajadilla copete entradilla chapo catchline abstracttext'.split(
    ' ',
  ),
);

export type NameClass = 'furniture' | 'beside' | 'header' | 'deck';

/** The word of this element's class or id that says what it is, and what that is. */
export function nameOf(element: Element): { kind: NameClass; word: string } | null {
  if (element.nodeName === 'HEADER') return { kind: 'header', word: 'header' };
  if (element.nodeName === 'FOOTER' || element.nodeName === 'NAV')
    return { kind: 'furniture', word: element.localName };
  const names = namesIn(element);
  return names.length < 2 || names.length > 400 ? null : inNames(names);
}

const inNames = remembered((names): ReturnType<typeof inToken> => {
  for (const token of names.split(/\s+/)) {
    const found = inToken(token);
    if (found) return found;
  }
  return null;
});

/** Classes and id; an id that a program made up says nothing: "SE-2f1c-ad-77". */
export function namesIn(element: Element): string {
  const id = withoutMadeUp(element.id);
  return `${element.getAttribute('class') ?? ''} ${id}`;
}

const withoutMadeUp = remembered((id) => (/\d.*[-_].*\d|[\da-f]{8}/i.test(id) ? '' : id));

function inToken(token: string): { kind: NameClass; word: string } | null {
  const words = token
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  // "has-sidebar", "no-ads", "tag-diy" and "category-books" tell of the page, or of what it is about.
  if (
    /^(?:has|no|with|without|is|tag|category|type|format|status|post)$/.test(words[0] ?? '') &&
    words.length > 1
  )
    return null;
  // "related-posts" is two words, "relatedposts" one: pairs are tried joined as well.
  for (const [at, word] of words.entries()) {
    const pair = word + (words[at + 1] ?? '');
    for (const each of [pair, word]) {
      if (FURNITURE.has(each)) return { kind: 'furniture', word: each };
      if (BESIDE.has(each)) return { kind: 'beside', word: each };
      if (DECK.has(each)) return { kind: 'deck', word: each };
      if (HEADER.has(each)) return { kind: 'header', word: each };
    }
  }
  return null;
}
