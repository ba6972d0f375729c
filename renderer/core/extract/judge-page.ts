/** Whether a page that was fetched is the article, or something that the server shows instead. */
import { isOwnProse } from './own-prose';

/**
 * `needs-scripts`: the text is put in by scripts, which did not run. `bot-wall`: a test whether the visitor
 * is a person.
 */
export type PageVerdict =
  | 'article'
  | 'login-wall'
  | 'cookie-wall'
  | 'bot-wall'
  | 'not-found'
  | 'needs-scripts';

export interface FetchedPage {
  /** The address that was asked for. */
  asked: string;
  /** The address after redirects. */
  url: string;
  /** True when the page's scripts have run. */
  hasRun: boolean;
}

/** Characters. A page with more text is taken for the article, whatever else it says. */
const wall = 1_500;
/** Characters in paragraphs. */
const thin = 400;
/** Characters. A paragraph that is shorter may be the teaser of another article. */
const longParagraph = 60;
/** Characters. A page with less text and with scripts is one that scripts fill. */
const empty = 250;

const errorNumber = /\b(?:404|410)\b/;
const notFound =
  /page (?:was )?not found|(?:page|article|post|story) (?:does not|doesn[’']t) exist|no longer (?:available|exists)|(?:페이지|글|기사|게시물|포스트)[을를이가은는]?\s*찾을 수 없|(?:존재하지 않는|삭제된) (?:페이지|글|기사|게시물|포스트)|ページが(?:見つかりません|存在しません)|(?:お探しの|指定された)ページ|页面不存在|找不到(?:该|此)?(?:页面|網頁)/i;
const robot =
  /just a moment|attention required|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|access denied|unusual traffic|captcha|로봇이 아님|비정상적인 (?:접근|트래픽)|ロボットではありません/i;
const login =
  /\b(?:log|sign) ?in\b|\bsubscribe to (?:read|continue)|로그인|로그온|회원 ?전용|ログイン|会員限定|登录|登入/i;
const cookie = /\bcookies?\b|\bconsent\b|쿠키|クッキー|Cookie/i;
const accept = /\b(?:accept|agree|allow|reject)\b|동의|허용|同意|許可/i;

const loginPath =
  /(?:^|[/._-])(?:log-?in|sign-?in|signup|auth|sso|member\/login|nidlogin)(?:[/._?-]|$)/i;
const consentHost = /^(?:consent|cookies?|gdpr|privacy)\./i;
const notFoundPath = /(?:^|\/)(?:404|not-?found|error(?:\/404)?)(?:\.\w+)?\/?$/i;

const leadingOn = 'script, frame[src], iframe[src], meta[http-equiv="refresh" i]';

/** Roots into which scripts put their page. */
const roots = '#root, #app, #__next, #__nuxt, app-root, #svelte, [data-reactroot], [ng-app]';

/**
 * Judges a page by what it shows and where it was found. A short page that tells something in sentences of
 * its own is an article, whatever words are in its heading and whichever forms stand around it. Removes
 * parts of the tree, so this must be a parse of its own.
 */
export function judgePage(document: Document, { asked, url, hasRun }: FetchedPage): PageVerdict {
  const asksPassword = document.querySelector('input[type="password" i]') !== null;
  // Framesets and refreshes lead on, too, as only a window follows them.
  const leadsOn = document.querySelector(leadingOn) !== null;
  const withoutScripts = textOf(document, 'noscript');
  const heading = `${document.title}\n${textOf(document, 'h1, h2')}`;
  const isEmptyRoot = [...document.querySelectorAll(roots)].some((root) => textIn(root) === '');
  const length = proseLength(document);
  const isTold = isOwnProse(document, url, namesAWall(heading));
  // A page of an error often lists other articles.
  const isThin = length < wall || paragraphLength(document) < thin;
  const text = textIn(document.body).slice(0, 4 * wall);
  const [from, to] = [new URL(asked), new URL(url)];
  const isElsewhere = from.pathname !== to.pathname;
  const isAtLogin = loginPath.test(to.pathname) && !loginPath.test(from.pathname);
  if (asksPassword && isAtLogin) return 'login-wall';
  if (isThin && !isTold && notFound.test(heading)) return 'not-found';
  if (length < wall) {
    if (isElsewhere && notFoundPath.test(to.pathname)) return 'not-found';
    if (isAtLogin) return 'login-wall';
    if (consentHost.test(to.hostname) && to.hostname !== from.hostname) return 'cookie-wall';
  }
  if (length < wall && !isTold) {
    if (robot.test(heading)) return 'bot-wall';
    if (errorNumber.test(heading) || notFoundPath.test(to.pathname)) return 'not-found';
    if (asksPassword) return 'login-wall';
  }
  if (isAtHome(to) && !isAtHome(from) && (to.pathname === '/' || !isTold)) return 'not-found';
  if (!hasRun) {
    const isToBeFilled = isEmptyRoot || /java ?script|자바스크립트/i.test(withoutScripts);
    if (leadsOn && length < (isToBeFilled ? wall : empty)) return 'needs-scripts';
  }
  if (length < empty * 2 && !isTold) {
    if (login.test(heading)) return 'login-wall';
    if (cookie.test(text) && accept.test(text)) return 'cookie-wall';
    if (notFound.test(text)) return 'not-found';
    if (robot.test(text)) return 'bot-wall';
  }
  return 'article';
}

/** True when a part of the heading is hardly more than what a wall says, as in `Page not found | News`. */
const namesAWall = (heading: string) =>
  heading
    .split(/\n|\s[|·–—-]\s/)
    .map((part) => part.trim())
    .some((part) =>
      [notFound, errorNumber, robot, login].some(
        (pattern) => 2 * (pattern.exec(part)?.[0].length ?? 0) > part.length,
      ),
    );

/** The front page of a site: where sites send whoever asks for an article that they no longer have. */
const isAtHome = ({ pathname, search }: URL) =>
  search === '' && /^\/(?:index\.\w+|home|main|(?:ko|en|ja)\/?)?$/i.test(pathname);

const notProse =
  'script, style, noscript, template, nav, footer, header, aside, form, select, button, svg, iframe';

/** The characters of text outside of menus and forms. */
function proseLength(document: Document): number {
  for (const element of document.querySelectorAll(notProse)) {
    // A page may stand in one form, or its article's heading in a header.
    if (element.localName === 'form' && holdsPage(element)) continue;
    if (element.localName === 'header' && element.closest('article, main')) continue;
    element.remove();
  }
  return textIn(document.body).length;
}

const holdsPage = (form: Element) =>
  textIn(form).length > wall || form.querySelectorAll('p').length > 2;

const paragraphLength = (document: Document) =>
  [...document.querySelectorAll('p')]
    .map((paragraph) => textIn(paragraph).length)
    .filter((length) => length >= longParagraph)
    .reduce((sum, length) => sum + length, 0);

const textIn = (element: Element | null) =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

const textOf = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map(textIn).join('\n');
