/**
 * Title, date, names and body in bare text: often a newspaper's page, copied whole, with the site's
 * menu above and its links below. What is not sure to be furniture stays.
 */
import { signedLines } from '../../metadata/authors';
import { namesOf } from '../../metadata/byline';
import { parseDate } from '../../metadata/dates';
import { labelledDate, shortLine } from '../../metadata/published';

export interface TextArticle {
  title: string;
  byline: string[];
  publishedAt: string | null;
  url: string | null;
  site: string | null;
  body: string[];
}

/** Buttons, menus and notices of Korean, Japanese, Chinese and English sites. */
const FURNITURE =
  /^(?:로그인|로그아웃|회원가입|마이페이지|구독(?:하기|신청)?|검색|통합검색|메뉴|전체\s?메뉴|.{0,10}바로가기|공유(?:하기)?|카카오톡|카카오스토리|페이스북|트위터|밴드|네이버|라인|URL\s?복사|주소복사|링크복사|스크랩(?:하기)?|인쇄(?:하기)?|프린트|글자\s?크기.*|글씨\s?크기.*|가[+-]?|댓글.{0,8}|좋아요.{0,8}|기사\s?제보|지면보기|신문보기|이전\s?기사.*|다음\s?기사.*|닫기|홈|목록|음성으로 듣기|본문\s?듣기|기사\s?듣기|요약|번역|폰트|기자\s?페이지|기사모아보기|팔로우|구독중|ログイン|会員登録|検索|シェア|ツイート|印刷|登录|注册|搜索|分享(?:到.*)?|打印|收藏|评论|微信|微博|字号.*|share|subscribe|sign in|log ?in|sign up|menu|search|print|e-?mail|advertisement|skip to (?:main )?content|home|facebook|twitter|comments?|follow us|newsletter|.{1,16}(?:하기|바로가기|보내기|변환)|文字サイズ.*|印刷する.*|.*(?:\|.*){3,}|.{0,8}\s\d{1,5})$/i;
const END =
  /(?:저작권자|^이 기사[는를]|^기사 섹션|개인정보\s?처리방침|プライバシーポリシー|privacy policy|무단\s?전재|재배포\s?금지|^관련\s?기사|^많이\s?본|^인기\s?기사|^주요\s?뉴스|^이\s?시각\s?주요|^추천\s?(?:기사|뉴스)|^당신이\s?좋아할|^네이버(?:에서| 채널)|^기사\s?제보|^랭킹\s?뉴스|^실시간|^최신\s?(?:기사|뉴스)|무断転載|無断転載|^関連記事|^あわせて読みたい|^おすすめ記事|^アクセスランキング|^相关(?:阅读|新闻)|^相關(?:閱讀|新聞)|^推荐阅读|版权所有|版權所有|^related (?:articles|stories|posts)|^more (?:from|stories)|^read (?:more|next)|^most (?:read|popular)|all rights reserved|^(?:copyright\b|ⓒ|©))/i;
const SOURCE_ADDRESS =
  /^(?:출처|원문|주소|링크|source|url|link|出典|来源|原文)?\s*[:：]?\s*(https?:\/\/\S+)$/i;
const MOST_HEADER_LINES = 80;

export function readTextArticle(lines: readonly string[]): TextArticle {
  const dateAt = dateLine(lines);
  const isNewspaper = dateAt !== -1 || lines.filter(isFurniture).length >= 3;
  const signed = signedLines(lines);
  const url =
    lines.map((line) => SOURCE_ADDRESS.exec(line)?.[1]).find((each) => each !== undefined) ?? null;
  const titleAt = findTitle(lines, dateAt);
  const body = isNewspaper
    ? newspaperBody(lines, titleAt, dateAt)
    : lines.slice(isTitle(lines[titleAt]) ? titleAt + 1 : titleAt);
  const title = lines[titleAt] ?? '';
  return {
    title: isTitle(title) ? title : firstWords(title),
    byline: [...new Set(signed.flatMap((line) => namesOf(line)))],
    publishedAt: dateAt === -1 ? null : dateOf(lines, dateAt),
    url,
    site: isNewspaper ? siteIn(lines) : null,
    body: body.filter(
      (line) => !(isNewspaper && (signed.includes(line) || SOURCE_ADDRESS.test(line))),
    ),
  };
}

const isFurniture = (line: string) =>
  FURNITURE.test(line) ||
  /^[\s\p{P}\p{S}\d]{0,4}$/u.test(line) ||
  // Buttons in a row: every word of the line is one.
  line.split(/[\s|·]+/).every((word) => FURNITURE.test(word));
const isEnd = (line: string) => line.length < 120 && END.test(line);
const isTitle = (line: string | undefined) => line !== undefined && line.length <= 120;

/** A sentence or more: what a menu or a heading is not. */
const isProse = (line: string) =>
  line.length >= 60 || (line.length >= 20 && /(?:[.!?。！？…]|다)["”’'」』)\]]*$/.test(line));

function dateLine(lines: readonly string[]): number {
  const header = lines.slice(0, MOST_HEADER_LINES);
  const labelled = header.findIndex(
    (line, at) => labelledDate(line, header[at + 1] ?? '') !== null,
  );
  if (labelled !== -1) return labelled;
  return header.findIndex((line) => shortLine([line]) !== null);
}

function dateOf(lines: readonly string[], at: number): string | null {
  const line = lines[at] ?? '';
  return parseDate(labelledDate(line, lines[at + 1] ?? '') ?? line);
}

/**
 * Above the date, the first of the lines that stand together and look like words of a title: menus
 * are short, and the deck comes after the title. Without a date, the first such line at all.
 */
function findTitle(lines: readonly string[], dateAt: number): number {
  const above = dateAt > 0 ? dateAt : Math.min(lines.length, MOST_HEADER_LINES);
  const firstProse = lines.findIndex((line) => isProse(line) && line.length > 80);
  const end = dateAt > 0 ? above : Math.min(above, firstProse > 0 ? firstProse : above);
  const candidates = Array.from({ length: end }, (_, at) => at).filter((at) =>
    couldBeTitle(lines[at]!),
  );
  if (candidates.length === 0) {
    const fallback = lines.findIndex((line, at) => at !== dateAt && !isFurniture(line));
    return fallback === -1 ? 0 : fallback;
  }
  if (dateAt <= 0) return candidates[0]!;
  let first = candidates.at(-1)!;
  // Under the title the deck, over it at most the site's name.
  while (candidates.includes(first - 1) && candidates.at(-1)! - first < 3) first--;
  return first;
}

function couldBeTitle(line: string): boolean {
  if (line.length < 8 || line.length > 150 || isFurniture(line) || isEnd(line)) return false;
  if (signedLines([line]).length > 0 || SOURCE_ADDRESS.test(line)) return false;
  // 홈 > 사회 > 사건; トップ＞社会＞地域; 정치 경제 사회 문화 스포츠; 뉴스|연예|스포츠
  if (/\s[>›»/]\s|＞/.test(line) || / {2}/.test(line) || line.split(/\s*[|·ㆍ]\s*/).length > 3)
    return false;
  return line.split(/\s+/).filter((word) => SECTION.test(word)).length < 2;
}

const SECTION =
  /^(?:뉴스|정치|경제|사회|문화|스포츠|연예|세계|국제|오피니언|포토|생활|생활\/문화|IT\/?과학|전국|지역|증권|부동산|로그인|회원가입|구독하기|구독|검색|전체보기|날씨|최신기사|홈|메뉴|사람|news|opinion|sports?|politics|business|weather|culture|home|log|login|トップ|社会|経済|くらし|スポーツ|政治|国際|ログイン|会員登録|首页|新闻|体育|财经|社會|財經|登录|注册)$/i;

function newspaperBody(
  lines: readonly string[],
  titleAt: number,
  dateAt: number,
): readonly string[] {
  const header = Math.max(titleAt, dateAt);
  // A date under the text says nothing of where the text begins.
  const proseBefore = lines.slice(titleAt + 1, header).filter(isProse).length;
  const from = proseBefore > 2 ? titleAt : header;
  const rest = lines.slice(from + 1, endOfBody(lines, from + 1));
  const firstProse = rest.findIndex(isProse);
  return rest.filter((line, at) => !isFurniture(line) && !(at < firstProse && isHeaderLine(line)));
}

/** Between date and text: buttons, and the date of the last change. A deck is longer. */
const isHeaderLine = (line: string) =>
  line.length <= 12 ||
  (line.length < 50 && parseDate(line) !== null) ||
  signedLines([line]).length > 0;

/** Before the first notice or list of links that no real text follows, or after the signature. */
function endOfBody(lines: readonly string[], from: number): number {
  const notice = firstNotice(lines, from);
  let lastProse = from;
  for (let at = from; at < notice; at++) if (isProse(lines[at]!)) lastProse = at;
  for (let at = lastProse + 1; at < notice; at++) {
    if (isFurniture(lines[at]!) || signedLines([lines[at]!]).length > 0) return at;
  }
  return notice;
}

function firstNotice(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at++) {
    if (!isEnd(lines[at]!)) continue;
    const before = lines.slice(from, at).filter(isProse).length;
    const after = lines.slice(at + 1).filter((line) => isProse(line) && !isEnd(line)).length;
    if (before > 0 && after <= before / 3) return at;
  }
  return lines.length;
}

/** "저작권자 © 산들신문 무단전재", "© 2025 The Millrace Courier. All rights reserved." */
const COPYRIGHT =
  /(?:저작권자|copyright|ⓒ|©)(?:\s*(?:\(c\)|ⓒ|©|:|\d{4}(?:-\d{4})?))*\s*([^\d\s.,|©ⓒ(][^.,|©ⓒ(]{1,38}?)\s*(?:[.,|(]|무단|all rights|$)/i;

function siteIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const name = line.length < 120 ? COPYRIGHT.exec(line)?.[1]?.trim() : undefined;
    if (name && name.length > 1) return name;
  }
  return null;
}

/** For a text that begins without a heading. */
function firstWords(line: string): string {
  const sentence = /^.{10,90}?[.!?。！？](?=\s|$)/u.exec(line)?.[0];
  if (sentence) return sentence;
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\s\S*$/, '')}…`;
}
