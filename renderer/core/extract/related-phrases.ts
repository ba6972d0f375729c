/** What stands over, or before, links to other articles, in the languages that people save pages in. */
import { isWhole, oneOf } from './phrase-patterns';

const RELATED_WORDS = `
  related(?: (?:posts?|story|stories|articles?|news|contents?|videos?|links?|coverage|reading|topics?|to this))?
  (?:read|see|watch|find out|learn)(?: more| also| next| this| too)(?: (?:here|on|about|from|stories)[^:]{0,30})?
  also (?:read|see|watch|on)
  more (?:great |top )?(?:stories|news|articles|from|on|in|about|coverage|reading|to read|to explore|like this|great)\\b[^.]{0,40}
  (?:most|also) (?:read|popular|viewed|shared|commented)
  (?:recommended|suggested)(?: (?:for you|reading|stories|articles|posts))?
  (?:popular|trending|latest|recent|top|editor'?s?|must[- ]?reads?)(?: (?:now|news|posts?|stories|articles|picks?|videos?|today|reading))?
  don['’]?t miss(?: this| out)?
  you (?:may|might|could) (?:also )?(?:like|enjoy|be interested).{0,20}
  (?:up )?next (?:article|story|post|up)?
  in case you missed it
  further reading on .{2,20}
  what to read next
  recommended by .{2,20}
  from around the web
  leia (?:também|mais)
  veja (?:também|mais)
  saiba mais
  confira(?: também)?
  (?:notícias|posts|artigos|matérias) relacionad[ao]s
  lea? (?:también|más)
  (?:lee|ver|mira) (?:también|además|más)
  (?:noticias|artículos) relacionad[ao]s
  te (?:puede|podría) interesar
  lesen sie (?:auch|mehr|hier)
  (?:mehr zum thema|auch interessant|(?:weitere|neueste|ähnliche|verwandte|beliebte) (?:artikel|beiträge|themen|nachrichten|meldungen|videos))
  (?:das|die(?:s|se[rs]?)?)(?: \\p{L}+)? könnten? (?:sie|dich|dir|ihnen|euch)(?: auch| noch| ebenfalls)* (?:interessieren|gefallen)
  (?:à lire|lire aussi|voir aussi|sur le même sujet|articles? (?:liés|similaires))(?: aussi)?
  czytaj (?:więcej|także|również|też)
  (?:zobacz|przeczytaj) (?:także|również|też)
  läs (?:mer|också|även|vidare).{0,20}
  les (?:også|mer|videre).{0,20}
  læs (?:også|mere|videre).{0,20}
  lue (?:myös|lisää)
  lees (?:ook|meer|verder)
  (?:přečtěte|prečítajte) si(?: (?:také|též|tiež|aj))?
  (?:čtěte|čítajte) (?:také|též|tiež|aj|více|viac)
  olvas(?:sa|d) el.{0,12}
  citește (?:și|mai mult)
  pročitajte (?:i|još|više)
  читайте (?:также|ещё|еще|далее|також|ще|още).{0,20}
  διαβάστε (?:επίσης|ακόμα|ακόμη|περισσότερα)
  (?:xem|đọc) thêm
  baca (?:juga|selengkapnya)
  (?:ilgili haber(?:ler)?|ayrıca oku(?:yun)?)
  (?:leggi anche|ti potrebbe interessare|articoli correlati|potrebbe interessarti)
  (?:관련|연관|추천|인기|최신|많이 본|주요|다른|이 시각 주요|실시간|이 기자의 다른)\\s?(?:기사|뉴스|글|포스트|포스팅|콘텐츠|영상|키워드|태그)(?:들|\\s?더\\s?보기|\\s?보기)?
  (?:함께\\s?(?:보면|읽으면|읽을|볼)|같이\\s?(?:보면|읽으면)|이런\\s?기사|이\\s?기사와\\s?함께).{0,14}
  (?:지금 뜨는|오늘의|핫|실시간 인기|베스트|화제의).{0,8}(?:뉴스|기사|영상|글)
  【?(?:関連|合わせて読みたい|あわせて読みたい|おすすめ|人気|最新|注目|新着|この記事を読んだ人)(?:の|は)?(?:記事|ニュース|情報|リンク|ワード|タグ|キーワード|コンテンツ|トピックス?|ランキング)?】?
  (?:こちらも|併せて|あわせて|合わせて).{0,10}
  [【\\[(（]?(?:関連|参考)記事[】\\])）]?
  (?:相关|相關|推荐|推薦|热门|熱門|最新|延伸|更多|猜你喜欢)(?:阅读|閱讀|新闻|新聞|文章|报道|報導|推荐|资讯|内容|链接|專題|专题|视频)
  延伸閱讀
  相关阅读`;
/** As a label these may as well be a heading of the article. */
const AMBIGUOUS_LABELS = `
  (?:watch|video|gallery|photos|in pictures|listen|podcast|poll|explore|click here|next|latest|popular|see|read|also|trending|recommended|.{0,10}태그|最新)`;
const ONLY_LABEL = isWhole(RELATED_WORDS);
const AMBIGUOUS = isWhole(AMBIGUOUS_LABELS);
const RELATED_LABEL = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${oneOf(RELATED_WORDS + AMBIGUOUS_LABELS)})[\\s\\p{P}\\p{S}]*$`,
  'iu',
);
const RELATED_PREFIX = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${oneOf(RELATED_WORDS + AMBIGUOUS_LABELS)})\\s*(?:[:：>»|–—▶☞\\]】』-]|\\.{3}|…)`,
  'iu',
);

export const isRelatedLabel = (text: string) => text.length <= 60 && RELATED_LABEL.test(text);
/** Nothing but a label for links, even where its links are gone. */
export const isOnlyLabel = (text: string) =>
  text.length <= 40 && ONLY_LABEL.test(text) && !AMBIGUOUS.test(text);
export const isRelatedPrefix = (text: string) => text.length <= 240 && RELATED_PREFIX.test(text);
