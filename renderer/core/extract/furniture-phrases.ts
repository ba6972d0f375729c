/** What the furniture of pages says, in the languages that people save pages in. */
import { remembered } from '../text/remembered';
import { isWhole, oneOf, startsWith } from './phrase-patterns';

const COPYRIGHT = new RegExp(
  oneOf(`
  ^\\W*(?:copyright|\\(c\\)\\s|©|ⓒ)
  all rights reserved
  저작권자?\\s*[©ⓒ(:]
  무단\\s?전재
  무단\\s?복제
  재배포\\s?(?:및\\s?[A-Z가-힣\\s]*)?금지
  無断転載
  無断複製
  版权所有
  版權所有
  未经授权
  未經授權
  this material may not be published
  todos os direitos reservados
  todos los derechos reservados
  tous droits réservés
  alle rechte vorbehalten
  tutti i diritti riservati`),
  'iu',
);

const ADVERT = isWhole(`
  ad(?:s|vert|verts|vertisements?|vertising)?(?: feature| by .{2,20})?
  advertisement\\W+(?:continue|continua|scroll|story).{0,40}
  (?:story|article|text|content) continues (?:after|below).{0,30}
  (?:scroll|continue) (?:down )?(?:to|for|reading).{0,30}
  sponsored(?: content| links?| by .{2,30})?
  promoted(?: content| stories)?
  paid content
  publicidade
  publicidad
  continua (?:após|depois d[ao]) (?:a )?publicidade
  anzeige
  werbung
  publicité
  pubblicità
  annons
  reklam[ae]?
  광고
  広告
  広告の後.{2,10}
  pr
  广告
  廣告`);

const SHARE_WORD =
  '(?:share(?: (?:this|on|via|to|with|by|article|story|page|post|link|your friends|friends)\\b)*|tweet|twitter|x|facebook|whats ?app|messenger|pin ?t(?:erest)?|pin it|linked ?in|reddit|tumblr|telegram|flipboard|e-?mail|mail|print(?: page)?|copy(?: (?:the )?link)?|url|link|line|save|bookmark|like|follow|compartilhar?|compartir|teilen|drucken|partager|imprimer|condividi|stampa|baixar|google\\+?|kakao(?:talk)?|naver|band|공유(?:하기)?|카카오(?:톡|스토리)?|페이스북|트위터|네이버|밴드|블로그|인쇄(?:하기)?|스크랩(?:하기)?|복사(?:하기)?|주소복사|링크|메일|북마크|글자\\s?크기(?: 설정)?|シェア(?:する)?|ツイート|ポスト|はてな(?:ブックマーク|ブログ)?|ブックマーク|印刷|保存|リンクをコピー|コピー|分享(?:到)?|微信|微博|朋友圈|收藏|打印|複製連結|复制链接)';
const SHARE = new RegExp(`^[\\s\\p{P}\\p{S}\\d]*(?:${SHARE_WORD}[\\s\\p{P}\\p{S}\\d]*)+$`, 'iu');

const CONTROL = isWhole(`
  skip to (?:main |the )?(?:content|navigation|article)
  (?:click |tap )?(?:to )?(?:enlarge|expand|zoom)(?: (?:this )?(?:image|photo|picture))?
  (?:enlarge|expand|view|open|show|hide|toggle|close)(?: (?:this|the|full|all|more|larger|in))*(?: (?:images?|photos?|pictures?|captions?|gallery|slideshow|fullscreen|full ?screen|comments?|profile|author archive))*
  (?:next|prev(?:ious)?|back|top|back to top|home|menu|search|loading|loading content|close|caption|play|pause|mute|replay|download)
  (?:image|photo|slide|picture) \\d+ (?:of|/).{0,8}
  \\d+ (?:of|/) \\d+
  view (?:gallery|slideshow|\\d+ photos?)(?:.{0,20})
  (?:read|see|show|view|load|learn|find out|discover) (?:more|less|all)(?: (?:comments|here))?
  continue reading
  listen to (?:this )?article
  text (?:size|resize)
  leia mais
  saiba mais
  ver mais
  mostrar mais
  leer más
  ver más
  weiterlesen
  mehr (?:lesen|erfahren|anzeigen)
  lire la suite
  leggi tutto
  더\\s?보기
  접기
  펼치기
  크게 보기
  확대
  이미지 확대
  사진 확대
  닫기
  목록(?:으로)?
  이전\\s?글?
  다음\\s?글?
  맨\\s?위로
  본문\\s?바로가기
  기사 상세
  続きを読む
  もっと見る
  拡大(?:する|表示)?
  画像を拡大
  閉じる
  一覧(?:へ|に戻る)?
  前(?:の記事|へ)
  次(?:の記事|へ)
  トップへ(?:戻る)?
  ページトップへ
  查看更多
  阅读全文
  閱讀全文
  点击查看大图
  上一[篇页頁]
  下一[篇页頁]
  返回顶部
  関連タグ
  email (?:the )?author
  to view this (?:video|content) please enable javascript.{0,120}
  (?:please )?enable javascript.{0,80}
  ein klick für den datenschutz
  lade(?:n)? weitere inhalte
  \\(?noch keine (?:bewertungen|kommentare)\\)?
  (?:view|more) (?:from|by) (?:this )?author.{0,20}
  view author archive
  (?:jump|skip|go) to (?:the )?(?:recipe|video|comments|bottom|top)
  print(?: this)? recipe
  (?:posts?|messages?|joined|작성글|게시글)\\s*[:：]\\s*[\\d,]+
  \\d+ answers?
  \\d+개의 (?:댓글|답변)
  follow(?: us)? on (?:twitter|facebook|instagram).{0,20}
  \\d+ (?:comments?|shares?|views?|likes?|letture|lecturas|visualizações|replies)
  (?:comments?|shares?|views?|likes?|letture|좋아요|댓글|공감|조회(?:수)?|いいね|コメント|閲覧数|阅读(?:数|量)?|评论|点赞)`);

const READ_TIME = startsWith(
  `
  (?:reading|read) time
  (?:\\d+|one|two|three) ?min(?:ute)?s?\\.? (?:read|to read|de le)
  estimated reading
  tempo de leitura
  tiempo de lectura
  lesezeit
  temps de lecture
  tempo di lettura
  読了時間
  この記事は約?\\s?\\d+分
  (?:读完|阅读)(?:约需|时间|需)
  읽는\\s?시간
  조회(?:수)?\\s*[:：]?\\s*\\d
  閲覧数
  阅读\\s?\\d`,
  '.{0,40}$',
);

const COMMENTS = startsWith(
  `
  (?:leave|post|write|add|submit) (?:a |your |us )?(?:comment|reply)
  (?:be the first to|join the|log ?in to|sign in to|you must be logged in to) (?:comment|discussion|conversation|post a comment|reply)
  (?:did you|have you) (?:make|made|try|tried) (?:this|it)\\b
  (?:comments?|discussion) (?:are|is|on this).{0,40}(?:closed|moderated|policy)
  (?:what do you think|tell us what you think|let us know (?:what you think|in the comments)|have your say|share your thoughts|sound off)
  aten[çc][ãa]o: coment
  deixe (?:um|seu|o seu) coment
  deja (?:un|tu) coment
  comente
  댓글\\s?(?:쓰기|달기|작성|\\d)
  コメントを(?:書く|投稿|残す)
  记事に『リアクション』
  発表评论
  发表评论
  我要评论
  이 기사가 마음에 들었다면
  좋아요를 눌러
  記事に『リアクション』
  この記事(?:は|が)(?:いかが|参考|役に立)`,
);

const SUBSCRIBE = startsWith(`
  (?:subscribe|sign ?up|register|join|enlist|enrol)\\b.{0,40}(?:newsletter|mailing list|updates|daily|weekly|email|inbox|today|now|wired|for free|alerts?|channel|podcast)
  subscribe(?: now| today| here)?\\W*$
  sign ?up(?: now| today| here)?\\W*$
  (?:get|receive)\\b.{0,60}(?:newsletter|in your inbox|to your inbox|letterbox|sent to you|subscriptions? service|email alerts|delivered)
  (?:our|the|free|daily|weekly) newsletters?\\W*$
  (?:for (?:the|more|breaking)\\b.{0,60}\\b)?(?:download|get|install) (?:our|the)\\b.{0,30}\\bapps?\\b
  (?:follow|like|find|join) us (?:on|at)\\b
  (?:you can )?follow (?:him|her|them|me|@|the author|[\\p{L}.' ]{2,30}) on (?:twitter|x|facebook|instagram|linkedin)
  support (?:our|independent|local|quality) journalism
  make a (?:donation|contribution)
  chat with us (?:in|on)\\b
  by (?:providing|entering|submitting|signing up|subscribing|clicking|registering)\\b.{0,120}(?:agree|confirm|consent|acknowledge|terms|privacy|policy)
  (?:mit|durch) (?:ihrer|deiner|der|die) (?:anmeldung|registrierung|eingabe|absenden)\\b.{0,160}(?:einwillig|willig|zustimm|stimm|akzeptier|datenschutz)
  en (?:vous inscrivant|cliquant|indiquant|renseignant)\\b.{0,120}(?:acceptez|conditions|confidentialité)
  al (?:suscribirte|registrarte|enviar|hacer clic)\\b.{0,120}(?:aceptas|términos|privacidad)
  become a (?:member|subscriber|supporter|patron)
  (?:already a|not a) (?:subscriber|member)
  to (?:continue|keep) reading
  this (?:article|story|content) is (?:for|available to|only).{0,30}(?:subscribers|members)
  (?:assine|inscreva-se|cadastre-se|receba)\\b.{0,60}
  (?:suscr[ií]bete|reg[ií]strate|recibe)\\b.{0,60}(?:newsletter|bolet[ií]n|correo|noticias)
  (?:abonnieren sie|jetzt abonnieren|newsletter)\\b.{0,60}
  (?:abonnez-vous|inscrivez-vous)
  (?:iscriviti|abbonati)
  .{0,20}(?:구독하기|구독\\s?신청|뉴스레터\\s?(?:구독|신청)|채널\\s?(?:추가|구독))
  .{0,30}(?:네이버|카카오|유튜브|구글)\\S*\\s.{0,14}(?:구독|친구\\s?추가|채널\\s?추가)
  (?:제보는|제보하기|▷\\s*카카오톡|▶\\s*카카오톡|기사\\s?제보)
  회원용
  .{0,12}회원용 콘텐츠
  AI 요약은
  (?:会員|無料|有料)(?:登録|限定|記事)
  .{0,24}(?:会員登録が必要|会員限定|ログインして|ログインすると|お読みいただけます)
  (?:カテゴリー|タグ|連載|著者)を(?:フォロー|購読)
  .{0,4}カテゴリーをフォロー
  (?:メールマガジン|メルマガ|ニュースレター)(?:の|に|を|登録)
  .{0,12}(?:扫码|扫一扫|关注.{0,10}公众号|微信公众号|下载.{0,8}客户端|打开.{0,6}APP)
  (?:make|set) \\w+ my homepage
  (?:microsoft|we|this (?:site|page|post|article)|as an amazon).{0,60}(?:affiliate|commission|qualifying purchases)`);

const TAGS = startsWith(
  `
  (?:tags?|tagged(?: in| with)?|filed under|topics?|categor(?:y|ies)|posted in|keywords|labels|etiquetas|schlagw[oö]rter|étiquettes|mots-clés|태그|키워드|카테고리|タグ|カテゴリー?|キーワード|标签|標籤|分类|關鍵字|关键词)`,
  '\\s*(?:[:：]|$)',
);

export type Furniture =
  | 'copyright'
  | 'advertisement'
  | 'share buttons'
  | 'control'
  | 'reading time'
  | 'comment form'
  | 'subscription'
  | 'tags';

const WHOLE_LINES: readonly (readonly [Furniture, RegExp, longest: number])[] = [
  ['copyright', COPYRIGHT, 300],
  ['advertisement', ADVERT, 80],
  ['share buttons', SHARE, 120],
  ['control', CONTROL, 80],
  ['reading time', READ_TIME, 60],
  ['comment form', COMMENTS, 200],
  ['subscription', SUBSCRIBE, 260],
];

/** What piece of furniture a line is by what it says; null for everything else. */
export const furnitureIn = remembered((text): Furniture | null => {
  for (const [name, pattern, longest] of WHOLE_LINES) {
    if (text.length <= longest && pattern.test(text)) return name;
  }
  return null;
});

export const isTagLine = (text: string) => text.length <= 300 && TAGS.test(text);
