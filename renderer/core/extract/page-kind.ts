/** Whether a page has an article at all, or is a front page, a list, a form, an error. */
import type { Judged, PageFacts } from './decision';
import { linkShare } from './lines';
import { isParagraph, weightOf } from './paragraph';

export interface Verdict {
  kind: 'article' | 'page';
  /** The rule that decided. */
  rule: string;
}

const ERROR =
  /^\W*(?:(?:error\s*)?(?:404|403|410|500|502|503)\b|(?:page|file|article|post|content) (?:not found|unavailable|does(?: not|n['’]t) exist)|not found|access denied|forbidden|oops\b|.{0,20}페이지를? ?찾을 ?수|.{0,12}(?:존재하지 않는|삭제된) (?:페이지|게시[글물]|기사|글)|잘못된 접근|お探しのページ|ページが見つかりません|(?:指定された)?ページは(?:存在しません|見つかりません)|(?:您|你)?(?:访问|訪問|查找|要找)的(?:页面|頁面).{0,8}(?:不存在|找不到)|页面不存在|找不到(?:该|此)?(?:页面|網頁|頁面))/iu;

const FORM =
  /^\W*(?:log ?in|sign ?in|sign ?up|register|create (?:an )?account|로그인|회원\s?가입|ログイン|会員登録|新規登録|登录|登錄|登入|注册)(?:$|\W|\s[-|–:])/iu;

const RESULTS =
  /(?:^|\W)(?:search results?|results for|검색\s?결과|検索結果|搜索结果|搜尋結果|suchergebnisse|résultats de recherche|resultados (?:de|da) b[uú]s)/iu;

const SEARCH_ADDRESS =
  /\/search(?:[/?.]|$)|[?&](?:q|query|keyword|searchword|search_query|wd)=[^&]/i;

/** A page that says it is an article is one, unless nothing of it is there. */
export function kindOf(judged: readonly Judged[], page: PageFacts, teasers: number): Verdict {
  const kept = judged.filter(({ fate }) => fate === 'kept');
  const prose = kept
    .filter(({ line }) => isParagraph(line))
    .reduce((sum, { line }) => sum + weightOf(line.text), 0);
  const linked = kept.reduce((sum, { line }) => sum + weightOf(line.text) * linkShare(line), 0);
  if (ERROR.test(page.title) && prose < 1500) return { kind: 'page', rule: 'an error' };
  if (FORM.test(page.title) && prose < 1500) return { kind: 'page', rule: 'a form' };
  if (page.saysArticle) return { kind: 'article', rule: 'says it is an article' };
  if (RESULTS.test(page.title) || (page.url && SEARCH_ADDRESS.test(page.url) && teasers >= 5))
    return { kind: 'page', rule: 'search results' };
  if (isFrontPage(page.url) && teasers >= 8 && teasers * 60 > prose)
    return { kind: 'page', rule: 'a front page' };
  if (prose === 0 && linked > 200) return { kind: 'page', rule: 'links and no paragraph' };
  if (teasers >= 12 && teasers * 80 > 3 * prose) return { kind: 'page', rule: 'a list of links' };
  return { kind: 'article', rule: prose > 0 ? 'has paragraphs' : 'nothing against it' };
}

function isFrontPage(url: string | null): boolean {
  if (!url) return false;
  try {
    const { pathname, search } = new URL(url);
    return /^\/(?:index\.\w+|home|main)?\/?$/i.test(pathname) && search.length < 12;
  } catch {
    return false;
  }
}

const TEASERS = 'h2 a[href], h3 a[href], h4 a[href], dt a[href], a h2, a h3, a h4';

/** Links as long as a headline, where the page's own parts are: counted before anything is removed. */
export function countTeasers(document: Document): number {
  const main = document.querySelector('main, [role="main"]') ?? document;
  let count = 0;
  // Menus are lists of links as well: only those under a heading are articles elsewhere.
  for (const link of main.querySelectorAll(TEASERS)) {
    if (weightOf(link.textContent?.trim() ?? '') >= 25 && !link.closest('footer, aside, nav'))
      count++;
    if (count >= 200) break;
  }
  return count;
}
