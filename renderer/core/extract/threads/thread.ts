/**
 * A thread is a page whose text is its posts: the opening post and the answers, each with a name and a
 * time. An article with comments below it is none, however many they are.
 */
import { isHeading, type Line, linesOf, linkShare } from '../lines';
import { isParagraph, weightOf } from '../paragraph';
import { type Posts, postsByShape, postsOfProgram } from './find-posts';
import { type OpeningFacts, openingFacts } from './opening-facts';
import { authorMarksIn, nameOf, type Post } from './post';
import type { Program } from './programs';
import { showPosts } from './show-posts';

export interface Thread {
  body: Element;
  opening: OpeningFacts;
  why: string;
}

export interface PageOfThread {
  url: string | null;
  /** The page says of itself that it is an article. */
  saysArticle: boolean;
}

/** Moves the posts out of the document. */
export function findThread(document: Document, page: PageOfThread): Thread | null {
  if (document.body?.nodeName !== 'BODY') return null;
  const known = postsOfProgram(document);
  if (known?.program && isThreadOf(known.program, known.posts, document))
    return threadOf(document, known.posts, `a thread (${known.program.name})`);
  const isForum = saysThread(document) || (page.url !== null && FORUM_ADDRESS.test(page.url));
  // Looking for equal elements takes longer than reading the data.
  if (!isForum && /LiveBlogPosting|"NewsArticle"/.test(dataOf(document))) return null;
  const found = postsByShape(document);
  if (!found) return null;
  const opening = openingAbove(document, found.posts);
  const posts = opening ? [opening, ...found.posts] : found.posts;
  if (!isThread(document, found, posts, { ...page, isForum })) return null;
  return threadOf(document, posts, 'a thread (posts of one shape)');
}

function isThreadOf(program: Program, posts: readonly Post[], document: Document): boolean {
  if (!program.isWeak && posts.length > 1) return true;
  return shareOfText(document, posts).isMost;
}

function threadOf(document: Document, posts: readonly Post[], why: string): Thread {
  const opening = openingFacts(document, posts);
  return { body: showPosts(document, posts), opening, why };
}

const COMMENTS =
  /(?:^|[\s_-])(?:comments?(?:list|area|section|wrap(?:per)?|thread|block|box|item|body|content|s)?|disqus|respond|reviews?|ratings?|testimonials?|feedback|guestbook|reactions?|cmt|댓글|reply_?list|live\w*|ticker|teasers?|related|listing|archive|search\w*|product\w*|news)(?:$|[\s_-])/i;
const POSTS =
  /(?:^|[\s_-])(?:posts?|messages?|msg|threads?|topics?|answers?|questions?|tweets?|toots?|status|statuses|turn|repl(?:y|ies)|floor|discussions?|notes?)(?:$|[\s_-])/i;
const FORUM_ADDRESS =
  /\/(?:forums?|threads?|topics?|discuss\w*|board|bbs|community|questions?|q|t|issues|pull|comments)\/|viewtopic|showthread|[?&](?:thread|topic|tid)=/i;

function isThread(
  document: Document,
  { posts }: Posts,
  withOpening: readonly Post[],
  { saysArticle, isForum }: PageOfThread & { isForum: boolean },
): boolean {
  if (isListing(posts)) return false;
  if (!isForum) {
    const names = posts.map(({ item }) => namesAround(item));
    const share = (words: RegExp) => names.filter((each) => words.test(each)).length / posts.length;
    if (share(COMMENTS) > 0.5) return false;
    const least = share(POSTS) > 0.5 && !saysArticle ? 2 : 3;
    if (posts.length < least) return false;
  }
  const { isMost, hasProse } = shareOfText(document, isForum ? withOpening : posts);
  return isMost && hasProse;
}

const dataOf = (document: Document) =>
  [...document.querySelectorAll('script[type*="ld+json" i]')]
    .map((script) => script.textContent ?? '')
    .join('\n');

const saysThread = (document: Document) =>
  /"(?:https?:\/\/schema\.org\/)?(?:DiscussionForumPosting|QAPage)"/.test(dataOf(document)) ||
  document.querySelector(
    '[itemtype*="schema.org/DiscussionForumPosting"], [itemtype*="schema.org/QAPage"]',
  ) !== null;

/** Classes and ids of the element and of the nearest around it. */
function namesAround(item: Element): string {
  let names = '';
  let each: Element | null = item;
  for (let up = 0; each && each.nodeName !== 'BODY' && up < 4; up++, each = each.parentElement)
    names += ` ${each.getAttribute('class') ?? ''} ${each.id}`;
  return names;
}

/** A list of articles: each has a headline of its own that leads to it. */
function isListing(posts: readonly Post[]): boolean {
  const titles = posts.flatMap(({ item }) => {
    const link = item.querySelector(':is(h1, h2, h3, h4) a[href], a[href] :is(h1, h2, h3, h4)');
    const text = link?.textContent?.replace(/^(?:re|aw|antw|回复|답글)\s*:\s*/i, '').trim();
    return text && text.length > 8 ? [text] : [];
  });
  return titles.length > posts.length / 2 && new Set(titles).size > titles.length / 2;
}

/** The running text of the page that is in no post is at most a quarter of all. */
const MOST_ELSEWHERE = 0.25;
/** With more running text above the first post, the page is an article, and the posts are its comments. */
const ARTICLE = 600;
const ASIDES =
  'nav, aside, footer, [role="navigation"], [role="complementary"], [role="contentinfo"]';

interface ShareOfText {
  isMost: boolean;
  /** One of the posts at least is more than a few words. */
  hasProse: boolean;
}

function shareOfText(document: Document, posts: readonly Post[]): ShareOfText {
  const bodies = new Set(
    posts.flatMap(({ item, bodies }) => bodies.map((each) => (each.isConnected ? each : item))),
  );
  let inside = 0;
  let outside = 0;
  let hasProse = false;
  for (const line of linesOf(document.body)) {
    if (line.block.closest(ASIDES)) continue;
    let each: Element | null = line.block;
    while (each && !bodies.has(each)) each = each.parentElement;
    if (each) inside += weightOf(line.text);
    else if (isParagraph(line)) outside += weightOf(line.text);
    hasProse ||= each !== null && isParagraph(line);
    if (inside === 0 && outside > ARTICLE) return { isMost: false, hasProse };
  }
  return { isMost: outside <= MOST_ELSEWHERE * (inside + outside), hasProse };
}

/** An opening post of another shape than the answers: the running text between the title and the first. */
function openingAbove(document: Document, posts: readonly Post[]): Post | null {
  const first = posts[0]?.item;
  const title = document.querySelector('h1, h2');
  if (!first || !title || !isBefore(title, first)) return null;
  const between = linesOf(document.body).filter(
    (line) =>
      isBefore(title, line.block) &&
      isBefore(line.block, first) &&
      !line.block.contains(first) &&
      !isHeading(line.block) &&
      !line.block.closest(`${ASIDES}, form, header`),
  );
  const paragraphs = between.filter(isParagraph);
  // A question may be as short as its answers.
  const lines = paragraphs.length > 0 ? paragraphs : between.filter(isSentence);
  const blocks = [...new Set(lines.map(({ block }) => block))];
  if (blocks.length === 0) return null;
  const isAbove = (mark: Element) =>
    isBefore(title, mark) &&
    isBefore(mark, first) &&
    !mark.contains(first) &&
    !mark.closest(ASIDES);
  const author = authorMarksIn(document).find(isAbove);
  return { item: first, author: author ? nameOf(author) : null, time: null, bodies: blocks };
}

const SHORTEST_SENTENCE = 12;

const isSentence = (line: Line) =>
  weightOf(line.text) >= SHORTEST_SENTENCE &&
  /[.!?。！？…]["”’'」』)]{0,2}$/u.test(line.text.trim()) &&
  linkShare(line) < 0.5;

const isBefore = (one: Element, other: Element) =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
