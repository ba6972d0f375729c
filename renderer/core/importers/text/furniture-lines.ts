/**
 * Lines of a site's page that are no part of its article: buttons, menus, breadcrumbs, notices. A phrase
 * alone proves nothing ("Print" may be an item of a list); article-lines.ts also looks at the place.
 */
import { oneOf } from '../../extract/phrase-patterns';

/** Whole lines: labels of buttons, menus and counters in Korean, Japanese, Chinese and English. */
const LABEL = new RegExp(
  oneOf(`
  ^(?:로그인|로그아웃|회원가입|마이페이지|구독(?:하기|신청|중)?|검색|통합검색|메뉴|전체\\s?메뉴|전체보기|.{0,10}바로가기)$
  ^(?:공유(?:하기)?|카카오톡|카카오스토리|페이스북|트위터|밴드|네이버|라인|(?:URL|주소|링크)\\s?복사(?:하기)?|스크랩(?:하기)?|인쇄(?:하기)?|프린트)$
  ^(?:글자\\s?크기.*|글씨\\s?크기.*|가[+-]?|댓글.{0,8}|좋아요.{0,8}|공감.{0,8}|기사\\s?제보|지면보기|신문보기|이전\\s?(?:기사|글).*|다음\\s?(?:기사|글).*|닫기|홈|목록|기사\\s?(?:목록|원문)|작게|크게)$
  ^(?:음성으로 듣기|본문\\s?듣기|기사\\s?듣기|음성\\s?재생.{0,6}|기사를 읽어드립니다|번역\\s?beta.{0,30}|translated by .{2,20}|요약|번역|폰트|기자\\s?페이지|기사모아보기|팔로우|이웃추가|본문\\s?기타\\s?기능|프롤로그|카테고리|목록열기|전체보기\\s\\d+개의\\s?글)$
  ^.{0,16}(?:공유|구독|인쇄|스크랩|추천|신고|복사|저장|변경|사용|크게|작게|확대|축소|로그인|가입|제보|등록|응원|쓰기)\\s?하기$
  ^(?:.{1,16}(?:바로가기|보내기|더보기|변환)|.{2,12}\\s?(?:PC|모바일)\\s?버전|(?:PC|모바일)\\s?버전.{0,6})$
  ^(?:ログイン|会員登録|検索|(?:この記事を)?シェア(?:する)?|ツイート|ポスト|印刷(?:する.*)?|文字サイズ.*|メニュー|いいね[!！]?.{0,6}|フォロー(?:する)?|ブックマーク|コメント.{0,8}|保存(?:する)?|紙面ビューアー|スクラップ|トップ(?:へ|ページ)?)$
  ^(?:登录|登入|注册|註冊|搜索|搜尋|分享(?:到.*)?|打印|列印|收藏|评论.{0,6}|評論.{0,6}|微信|微博|字[号號].*|点赞.{0,6}|關注|关注|转发.{0,6}|举报|首页|首頁|阅读\\s?\\d.{0,8})$
  ^(?:share(?: (?:this|on|to|via)\\b.{0,24})?:?|subscribe|sign (?:in|up)|log ?in|menu|search|print|save|e-?mail(?: this)?|like|reply|listen(?: to .{0,20})?|advertisement|skip to (?:main )?content|home|facebook|twitter|linkedin|whatsapp|(?:leave a |view )?comments?|\\d+ comments?|follow(?: us)?|newsletter|copy link|(?:previous|next) (?:post|article)|\\d{1,3} min(?:ute)?s? read|loading\\W*)$
  ^(?:추천|조회수?|댓글|좋아요|공감|views?|likes?|comments?|閲覧数?|いいね[!！]?|コメント|阅读|评论|点赞|赞)\\s?:?\\s?\\d{1,7}$
  ^[\\s\\p{P}\\p{S}\\d]{0,4}$`),
  'iu',
);

/** The names of a newspaper's sections. */
const SECTION =
  /^(?:뉴스|정치|경제|사회|문화|스포츠|연예|세계|국제|오피니언|포토|생활|생활\/문화|IT\/?과학|전국|지역|증권|부동산|로그인|회원가입|구독하기|구독|검색|전체보기|날씨|최신기사|홈|메뉴|사람|news|opinion|sports?|politics|business|weather|culture|world|home|log|login|トップ|社会|経済|くらし|スポーツ|政治|国際|ログイン|会員登録|首页|新闻|体育|财经|社會|財經|登录|注册)$/i;

/** Notices and headings behind which a page lists other articles. */
const NOTICE = new RegExp(
  oneOf(`
  저작권자
  개인정보\\s?처리방침
  プライバシーポリシー
  privacy policy
  무단\\s?전재
  재배포\\s?금지
  無断転載
  版权所有
  版權所有
  all rights reserved
  ^제보는?\\s.{0,12}(?:카카오톡|카톡|이메일|전화)
  ^(?:copyright\\b|ⓒ|©)`),
  'i',
);
const LIST_HEADING = new RegExp(
  oneOf(`
  ^이 기사[는를]
  ^기사 섹션
  ^이 블로그\\s.{0,30}글$
  ^관련\\s?(?:기사|글)
  ^많이\\s?본
  ^인기\\s?(?:기사|글)
  ^주요\\s?뉴스
  ^이\\s?시각\\s?주요
  ^추천\\s?(?:기사|뉴스|글)
  ^당신이\\s?좋아할
  ^네이버(?:에서| 채널)
  ^기사\\s?제보
  ^랭킹\\s?뉴스
  ^실시간
  ^최신\\s?(?:기사|뉴스|글)
  최신\\s?(?:기사|뉴스)\\s?더보기$
  ^関連記事
  ^あわせて読みたい
  ^おすすめ記事
  ^アクセスランキング
  ^相关(?:阅读|新闻)
  ^相關(?:閱讀|新聞)
  ^推荐阅读
  ^related (?:articles|stories|posts)
  ^more (?:from|stories)
  ^read (?:more|next)
  ^most (?:read|popular)
  ^you (?:may|might) also like`),
  'i',
);

const LONGEST_NOTICE = 120;
const LONGEST_ITEM = 20;

/** Every word of a row of buttons is a label. */
export const isLabel = (line: string): boolean =>
  LABEL.test(line) || SECTION.test(line) || line.split(/[\s|·]+/).every((word) => LABEL.test(word));

/** "© 2025 The Millrace Courier. All rights reserved." */
export const isNotice = (line: string): boolean =>
  line.length < LONGEST_NOTICE && NOTICE.test(line);

/** "관련기사", "Most popular" */
export const isListHeading = (line: string): boolean =>
  line.length < LONGEST_NOTICE && LIST_HEADING.test(line);

/** A row of short items, of which at least one is a label or a section, or so many that it is a menu. */
export function isMenuRow(line: string): boolean {
  const items = line.split(/\s{2,}|\t|\u3000|\s*[|·ㆍ]\s*/).filter((item) => item !== '');
  if (items.length < 2) return sectionsIn(line) > 1;
  if (!items.every((item) => item.length <= LONGEST_ITEM && !/[.!?。！？]$/.test(item)))
    return false;
  const known = items.filter((item) => isLabel(item)).length;
  return items.length > 3 || (known > 0 && known * 3 >= items.length);
}

const sectionsIn = (line: string) =>
  line.split(/\s+/).every((word) => word.length <= LONGEST_ITEM)
    ? line.split(/\s+/).filter((word) => SECTION.test(word)).length
    : 0;

/** 홈 > 사회 > 사건; Home / News / River; トップ＞社会＞地域 */
export const isBreadcrumb = (line: string): boolean =>
  line.length < 80 && /^\S[^.!?。]{0,24}?(?:\s[>›»/]\s|\s?＞\s?|>{1,2}(?=\p{L}))\S/u.test(line);

/** What a newspaper or a site calls itself. */
const SITE_NAME =
  /(?:신문|일보|뉴스\d{0,2}|방송|타임스|데일리|투데이|저널|통신|미디어|매거진|닷컴|新聞(?:社|デジタル|オンライン|電子版)?|ニュース|オンライン|日[报報]|[晚早晨时]报|[晚早晨時]報|周刊|新闻网?|新聞網|(?:^|\s)(?:news|times|post|herald|courier|journal|gazette|tribune|daily|magazine|chronicle|observer|telegraph|weekly|online)|\.(?:com|net|org|kr|jp|cn|tw|de|fr|uk))$/i;

export const isSiteName = (line: string): boolean =>
  line.length <= 30 && line.split(/\s+/).length <= 5 && SITE_NAME.test(line);
