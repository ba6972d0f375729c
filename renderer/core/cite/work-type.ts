/** The type of CSL that an article is, by what is known about it; what a page or a list states comes first. */
import type { Article } from '../article/article';
import type { WorkType } from '../article/article-parts';
import { hostOfAddress, isHostWithin } from '../web/host';

type Known = Pick<Article, 'kind' | 'site' | 'url' | 'section' | 'source' | 'publication'>;

export function typeOfWork(article: Known): WorkType {
  const { publication: facts = {}, source } = article;
  // Magazines and the programs of blogs call what they publish news.
  if (facts.type === 'article-newspaper') return typeOfNews(article);
  if (facts.type !== undefined) return facts.type;
  if (source.format === 'epub') return 'chapter';
  if (facts.doi || (facts.issn && !isDailyPaper(article))) return 'article-journal';
  if (facts.isbn) return facts.container ? 'chapter' : 'book';
  if (article.url === null)
    return article.kind === 'document' ? 'report' : (typeOfSite(article) ?? 'document');
  return (
    typeOfAddress(article.url) ??
    typeOfSite(article) ??
    (article.kind === 'document' ? 'report' : 'webpage')
  );
}

/** Newspapers have an ISSN, too; they count no volumes in their references. */
function isDailyPaper(article: Known): boolean {
  const { volume, container } = article.publication ?? {};
  const site = container ?? article.site;
  return volume === undefined && typeOfSite({ ...article, site }) === 'article-newspaper';
}

function typeOfNews(article: Known): WorkType {
  const address = article.url === null ? null : typeOfAddress(article.url);
  if (address === 'post-weblog') return address;
  return MAGAZINE_NAMES.test(article.site ?? '') ? 'article-magazine' : 'article-newspaper';
}

/** Newspapers, magazines and journals appear again and again, in parts. */
export const isPeriodical = (type: WorkType): boolean =>
  ['article-newspaper', 'article-magazine', 'article-journal', 'article'].includes(type);

/** Works that are the same in print, so that the day of access says nothing. */
export const hasOwnPages = (type: WorkType): boolean =>
  ['book', 'chapter', 'article-journal'].includes(type);

const POSTS =
  'x.com twitter.com bsky.app threads.net threads.com facebook.com instagram.com weibo.com news.ycombinator.com lobste.rs stackoverflow.com stackexchange.com superuser.com serverfault.com quora.com reddit.com dcinside.com clien.net theqoo.net ruliweb.com fmkorea.com ppomppu.co.kr mlbpark.donga.com kin.naver.com cafe.naver.com cafe.daum.net pann.nate.com 5ch.net 2ch.sc chiebukuro.yahoo.co.jp ptt.cc tieba.baidu.com v2ex.com douban.com zhihu.com';
const BLOGS =
  'blogspot.com wordpress.com tistory.com blog.naver.com blog.daum.net brunch.co.kr velog.io medium.com substack.com tumblr.com livejournal.com dev.to hashnode.dev ghost.io note.com hatenablog.com hatenablog.jp hateblo.jp ameblo.jp qiita.com zenn.dev blog.csdn.net cnblogs.com jianshu.com juejin.cn zhuanlan.zhihu.com blog.sina.com.cn egloos.com bearblog.dev micro.blog';

const isAmong = (host: string, hosts: string) =>
  hosts.split(' ').some((each) => isHostWithin(host, each));

function typeOfAddress(url: string): WorkType | null {
  const host = hostOfAddress(url);
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  if (isAmong(host, BLOGS) || /^(?:blogs?)\./.test(host) || /^\/blogs?(?:\/|$)/.test(path))
    return 'post-weblog';
  // Mastodon and its kin have posts at `/@name/number` on any host.
  if (isAmong(host, POSTS) || /^\/@[\w.@-]+\/\d{6,}/.test(path)) return 'post';
  if (
    /(?:^|\.)(?:forums?|community|discuss|bbs)\./.test(host) ||
    /\/(?:viewtopic|showthread)\.php|^\/t\/[^/]+\/\d+/.test(path)
  )
    return 'post';
  return null;
}

const MAGAZINE_NAMES = new RegExp(
  "\\b(?:magazine|weekly|monthly|quarterly|review)\\b|^(?:the )?(?:new yorker|atlantic|economist|time|newsweek|wired|harper'?s|spectator|nation|new republic|national geographic|scientific american|new scientist|rolling stone|vanity fair|esquire|forbes|fortune|der spiegel|spiegel|stern|focus|l'express|le point|l'obs|paris match|panorama|l'espresso)$|" +
    '매거진|잡지|주간|월간|계간|시사인|시사IN|한겨레21|신동아|씨네21|뉴스위크|이코노미스트|週刊|月刊|文藝春秋|マガジン|東洋経済|ダイヤモンド|周刊|杂志|雜誌|三联生活',
  'i',
);
const NEWSPAPER_NAMES = new RegExp(
  '\\b(?:times|post|tribune|herald|gazette|guardian|observer|telegraph|chronicle|courier|daily|news|newspaper|independent|sun|mirror|star|globe|examiner|inquirer|sentinel|dispatch|bulletin|press|mail|today|wall street journal|zeitung|allgemeine|tageszeitung|tageblatt|anzeiger|nachrichten|rundschau|kurier|taz|le monde|le figaro|libération|les echos|el país|el mundo|la vanguardia|corriere|la repubblica|la stampa|il sole|folha|estadão|público|dagblad|volkskrant|nrc|aftonbladet|dagens nyheter)\\b|' +
    '(?:일보|신문|뉴스|타임스|타임즈|경제|투데이|데일리|헤럴드|통신|한겨레|프레시안|오마이뉴스|미디어오늘|뉴시스|뉴스1|파이낸셜|머니투데이|매경|한경)|' +
    '新聞|新报|日报|日報|晚报|晚報|早报|早報|时报|時報|周报|人民网|新华|新華|新闻|ニュース|タイムズ|タイムス|通信社?$|(?:经济|經濟)日|澎湃|财新|朝日|毎日|読売|讀賣|日経',
  'i',
);

function typeOfSite({ site, url }: Known): WorkType | null {
  const name = site ?? '';
  // A host in the place of a name says what it is often enough: `www.chosun-news.example` does not.
  if (name === '' || name.toLowerCase() === hostOfAddress(url)) return null;
  if (/\bjournal of\b|학회지|논문지|학보|学报|學報|学会誌|紀要/i.test(name))
    return 'article-journal';
  if (MAGAZINE_NAMES.test(name)) return 'article-magazine';
  return NEWSPAPER_NAMES.test(name) ? 'article-newspaper' : null;
}
