/**
 * The parts of an article in plain text, often a newspaper's page copied whole, with the site's menu
 * above and its links below. Every line becomes part of the article or is left out; none vanishes.
 */
import { isCreditLine } from '../../extract/captions';
import { parseDate } from '../../metadata/dates';
import { namesOf } from '../../metadata/names';
import { labelledDate, shortLine } from '../../metadata/published';
import {
  isBreadcrumb,
  isLabel,
  isListHeading,
  isMenuRow,
  isNotice,
  isSiteName,
} from './furniture-lines';
import { type HeaderFields, readHeaderFields } from './header-fields';
import { bylineIn, bylinesOf } from './text-byline';

export interface TextLine {
  /** A deck is a line beside the title that is no sentence of the text: a subhead or a kicker. */
  role: 'deck' | 'caption' | 'paragraph';
  text: string;
}

export interface TextArticle {
  title: string;
  byline: string[];
  publishedAt: string | null;
  url: string | null;
  site: string | null;
  body: TextLine[];
  /** The site's furniture, and the lines that the byline, the date and the address were read from. */
  leftOut: string[];
}

const E_MAIL = /^[(<[]?[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+[)>\]]?$/;
/** "来源：江岸晚报 记者 李明" */
const SOURCE_LINE = /^(?:来源|來源|稿源|出处|出典|출처|source)\s?[:：]\s?\S.{0,60}$/iu;
const SOURCE_ADDRESS =
  /^(?:출처|원문|주소|링크|source|url|link|出典|来源|原文)?\s*[:：]?\s*(https?:\/\/\S+)$/i;
/** A date further down belongs to the text. */
const MOST_HEADER_LINES = 80;
const LONGEST_TITLE = 120;
/** "Published on February 20, 2025 at 6:07 pm." */
const LONGEST_DATE = 60;
/** A headline and five subheads. */
const MOST_HEADLINES = 6;
/** Shorter lines above a name may be a section's. */
const LEAST_TITLE = 18;
/** Leads that may stand above the date. */
const MOST_LEADS = 2;

/**
 * @param lines without empty ones
 * @param lang of the text, which decides what 03/04/2020 means
 */
export function readTextArticle(lines: readonly string[], lang: string | null = null): TextArticle {
  const fields = readHeaderFields(lines);
  return fields ? withHeaderFields(lines, fields) : withoutFields(lines, lang);
}

/** A message or a clipping that names its parts is no page, so it has no furniture. */
function withHeaderFields(lines: readonly string[], fields: HeaderFields): TextArticle {
  const { title, byline, publishedAt, url } = fields;
  const isField = (_line: string, at: number) => fields.lines.has(at);
  return {
    ...{ title, byline, publishedAt, url, site: null },
    body: lines
      .filter((line, at) => !isField(line, at))
      .map((text) => ({ role: 'paragraph', text })),
    leftOut: lines.filter((line, at) => isField(line, at) && !line.endsWith(title)),
  };
}

function withoutFields(lines: readonly string[], lang: string | null): TextArticle {
  const page = survey(lines, lang);
  const roles = lines.map((line, at) => roleOf(line, at, page));
  const { titleAt, dateAt } = page;
  const body = lines.flatMap((text, at): TextLine[] => {
    const role = roles[at]!;
    return role === 'title' || role === 'left-out' ? [] : [{ role, text }];
  });
  // A note of one line is its title and its text.
  if (body.length === 0 && titleAt !== null)
    body.push({ role: 'paragraph', text: lines[titleAt]! });
  return {
    title: titleAt === null ? firstWords(body[0]?.text ?? '') : lines[titleAt]!,
    byline: bylineIn(lines, { signed: page.signed, above: lines.slice(0, page.bodyAt) }),
    publishedAt: dateAt === null ? null : dateOf(lines, dateAt, lang),
    url: lines.map((line) => SOURCE_ADDRESS.exec(line)?.[1]).find((each) => each) ?? null,
    site: page.site,
    body,
    leftOut: lines.filter((_, at) => roles[at] === 'left-out'),
  };
}

/** What the roles of the lines depend on. */
interface Survey {
  lines: readonly string[];
  /** Null where the text begins without a heading. */
  titleAt: number | null;
  dateAt: number | null;
  signed: readonly string[];
  /** Copied from a site's page, so that there may be furniture. */
  isFromSite: boolean;
  /** There are buttons or a menu above the title. */
  hasMenu: boolean;
  /** The first line of the text itself; before it are title, decks, byline, date and buttons. */
  bodyAt: number;
  /** The first line of what follows the text: signature, buttons, notices, lists of links. */
  tailAt: number;
  /** From here on all is the site's: a notice or the heading of a list of links. */
  noticeAt: number;
  /** At least half of the lines between the two are furniture. */
  isTailOfSite: boolean;
  /** The holder of the copyright. */
  site: string | null;
}

function survey(lines: readonly string[], lang: string | null): Survey {
  const areParagraphs = lines.map(isParagraph);
  const dateAt = dateLine(lines, areParagraphs, lang);
  const signed = bylinesOf(lines, dateAt);
  const firstParagraph = areParagraphs.indexOf(true);
  const isFromSite =
    firstParagraph !== -1 && (dateAt !== null || lines.filter(isFurnitureShaped).length >= 3);
  const site = isFromSite ? copyrightHolder(lines) : null;
  const headerDate = dateAt !== null && isHeaderDate(areParagraphs, dateAt) ? dateAt : null;
  const titleAt = findTitle(lines, { headerDate, firstParagraph, signed, site, isFromSite });
  const after = Math.max(titleAt ?? -1, headerDate ?? -1) + 1;
  const paragraph = lines.findIndex(
    (line, at) => at >= after && areParagraphs[at] && !isCaption(line),
  );
  const bodyAt = paragraph === -1 ? after : paragraph;
  const tail = isFromSite ? tailOf(lines, bodyAt, areParagraphs, signed) : NO_TAIL;
  const above = lines.slice(0, titleAt ?? 0);
  const hasMenu = above.some((line) => isLabel(line) || isMenuRow(line));
  return { lines, titleAt, dateAt, signed, isFromSite, hasMenu, bodyAt, site, ...tail };
}

type Role = TextLine['role'] | 'title' | 'left-out';

function roleOf(line: string, at: number, page: Survey): Role {
  const { titleAt, bodyAt, tailAt, isFromSite, signed } = page;
  if (at === titleAt) return SALUTATION.test(line) ? 'paragraph' : 'title';
  if (isFromSite) {
    if (isSpent(line, signed)) return 'left-out';
    if (at >= tailAt && E_MAIL.test(line)) return 'left-out';
    if (isOfDate(at, page)) return 'left-out';
    if (at < bodyAt && isHeaderFurniture(at, page)) return 'left-out';
    if (at >= tailAt && isTailFurniture(at, page)) return 'left-out';
  }
  if (isCaption(line)) return 'caption';
  if (!isFromSite || at >= bodyAt || titleAt === null) return 'paragraph';
  return isSentence(line) ? 'paragraph' : 'deck';
}

/** A letter is titled by its first line, which is also the beginning of its text. */
const SALUTATION =
  /[,，、]$|^(?:dear|sehr geehrte[rs]?|estimad[oa]s?|querid[oa]s?|уважаем\p{L}+|дорог\p{L}+)\s[^.?]{1,60}[:!]?$|^.{1,20}께\.?$/iu;

/** The byline or the address holds what such a line says. */
const isSpent = (line: string, signed: readonly string[]) =>
  SOURCE_ADDRESS.test(line) || (signed.includes(line) && namesOf(line).length > 0);

/** "입력 : 2025. 02. 20(목) 18:07"; a sentence that has a date in it is text. */
function isOfDate(at: number, { lines, dateAt, bodyAt, tailAt }: Survey): boolean {
  const line = lines[at]!;
  if (dateAt === null || (at > bodyAt && at < tailAt)) return false;
  if (isSentence(line) && weightOf(line) > LONGEST_DATE) return false;
  if (at === dateAt) return true;
  // The label stands alone, its date on the next line; or when it was last changed.
  return Math.abs(at - dateAt) <= 2 && line.length < 60 && parseDate(line) !== null;
}

const isFurnitureShaped = (line: string) =>
  isLabel(line) || isMenuRow(line) || isBreadcrumb(line) || isNotice(line) || isListHeading(line);

/** Above the text: buttons, menus, breadcrumbs, the site's name, and what stands among them. */
function isHeaderFurniture(at: number, page: Survey): boolean {
  const { lines, titleAt, site, hasMenu } = page;
  const line = lines[at]!;
  if (isSentence(line) && line.length > 40) return false;
  if (isLabel(line) || isMenuRow(line) || SOURCE_LINE.test(line)) return true;
  if (titleAt === null || at > titleAt) return false;
  if (isBreadcrumb(line) || isListHeading(line) || line === site) return true;
  return ((at === 0 || hasMenu) && isSiteName(line)) || (hasMenu && isAmongLabels(lines, at));
}

const isShort = (line: string | undefined) =>
  line !== undefined && line.length <= 12 && !/[.!?。！？]$/.test(line);

/** A short line between two labels of a menu that stands as a column. */
function isAmongLabels(lines: readonly string[], at: number): boolean {
  const isLabelled = (line: string | undefined) => line !== undefined && isLabel(line);
  return isShort(lines[at]) && isLabelled(lines[at - 1]) && isLabelled(lines[at + 1]);
}

/** Behind the text, every line after a notice is furniture; before it, lines of known forms and those among them. */
function isTailFurniture(at: number, { lines, noticeAt, isTailOfSite }: Survey): boolean {
  const line = lines[at]!;
  return at >= noticeAt || isFurnitureShaped(line) || (isTailOfSite && !isSentence(line));
}

const CREDIT_AT_END = /(?:\s[\p{L}]{1,16}){1,2}\s?제공\.?$/u;

/** Ends as a sentence does; a Korean headline may also end in 다, but without a full stop. */
const isSentence = (line: string) =>
  line.length >= 20 &&
  /[.!?。！？…][”"’'」』)\]]{0,3}$/.test(line.slice(-60).replace(CREDIT_AT_END, ''));

/** Hangul, kana and ideographs say as much in half the characters. */
const weightOf = (line: string) =>
  line.length + (line.match(/[\u3040-\u30ff\u4e00-\u9fff가-힣]/g)?.length ?? 0) * 0.8;

/** Too long for a headline, or a sentence of some length. */
function isParagraph(line: string): boolean {
  const weight = weightOf(line);
  if (isNotice(line) || isMenuRow(line)) return false;
  return weight >= 150 || (weight >= 70 && isSentence(line));
}

/** Text of a picture: marked as one, or a sentence with the picture's source behind it. */
const CAPTION =
  /^[▲△▼▽]\s?\S|[.。다]["”’']?\s+\S{1,20}(?:\s\S{1,12})?\s?제공\.?$|[.。다]\s*[/(［[](?:사진|그래픽|写真|図|图片?|圖片?|攝影|摄影|photo|credit)[^()[\]]{0,40}[)\]］]?\.?$/iu;

const isCaption = (line: string) =>
  weightOf(line) <= 400 && (CAPTION.test(line) || isCreditLine(line));

function dateLine(
  lines: readonly string[],
  areParagraphs: readonly boolean[],
  lang: string | null,
): number | null {
  const header = lines.slice(0, MOST_HEADER_LINES);
  const labelled = header.findIndex(
    (line, at) => !areParagraphs[at] && labelledDate(line, header[at + 1] ?? '', lang) !== null,
  );
  if (labelled !== -1) return labelled;
  // Among the paragraphs a date is the heading of a part: a day in a diary.
  const short = header.findIndex(
    (line, at) =>
      shortLine([line], lang) !== null &&
      (isHeaderDate(areParagraphs, at) || !areParagraphs.includes(true, at)),
  );
  return short === -1 ? null : short;
}

function dateOf(lines: readonly string[], at: number, lang: string | null): string | null {
  const line = lines[at] ?? '';
  return parseDate(labelledDate(line, lines[at + 1] ?? '', lang) ?? line, lang);
}

/** A date under the text says nothing of where the text begins. */
const isHeaderDate = (areParagraphs: readonly boolean[], dateAt: number) =>
  areParagraphs.slice(0, dateAt).filter(Boolean).length <= MOST_LEADS &&
  areParagraphs.includes(true, dateAt + 1);

interface TitleSearch {
  headerDate: number | null;
  /** -1 without one. */
  firstParagraph: number;
  signed: readonly string[];
  site: string | null;
  isFromSite: boolean;
}

function findTitle(lines: readonly string[], search: TitleSearch): number | null {
  const { headerDate, firstParagraph } = search;
  const above = headerDate === null ? null : titleAbove(lines, headerDate, search);
  if (headerDate === null) return firstTitle(lines, 0, firstParagraph, search);
  const end = lines.findIndex((line, at) => at > headerDate && isParagraph(line));
  const below = firstTitle(lines, headerDate + 1, end, search);
  if (above === null || below === null) return above ?? below;
  return isKicker(lines[above]!, lines[below]!) ? below : above;
}

/** The first of the lines that stand together above the date: the deck comes after the title. */
function titleAbove(lines: readonly string[], dateAt: number, search: TitleSearch): number | null {
  const could = (at: number) => at >= 0 && couldBeTitle(lines, at, search);
  let last = dateAt - 1;
  while (last >= 0 && !could(last)) last--;
  if (last < 0) return null;
  let first = last;
  while (last - first + 1 < MOST_HEADLINES && could(first - 1)) first--;
  // "By Maeve Hollins", "Reporting from Alder": the title stands above the name.
  const signedAt = lines.findLastIndex((line, at) => at < first && search.signed.includes(line));
  const aboveName = signedAt > 0 ? titleAbove(lines, signedAt, search) : null;
  if (aboveName !== null && weightOf(lines[aboveName]!) >= LEAST_TITLE) return aboveName;
  const isNamed = last > first && KICKER.test(lines[first]!);
  if (isNamed || (last - first > 1 && isKicker(lines[first]!, lines[first + 1]!))) first++;
  while (first <= last && !isTitleLength(lines[first]!)) first++;
  return first <= last ? first : null;
}

/** What newspapers put over a title. */
const KICKER =
  /^\P{L}*(?:exclusive|opinion|analysis|breaking(?: news)?|live|interview|review|feature|comment|editorial|단독|속보|사설|칼럼|인터뷰|기획|르포|社説|速報|独自|コラム|独家|快讯|评论|社评|专访|專訪)\P{L}*$/iu;

/** The name of a section or a series over the title. */
function isKicker(line: string, title: string): boolean {
  const longest = weightOf(line) > line.length ? 6 : 20;
  return line.length <= longest && weightOf(title) >= weightOf(line) * 2 && isTitleLength(title);
}

/** The first line that is not the site's, unless it is a paragraph: then the text has no heading. */
function firstTitle(
  lines: readonly string[],
  from: number,
  firstParagraph: number,
  search: TitleSearch,
): number | null {
  const end = firstParagraph === -1 ? lines.length : firstParagraph;
  for (let at = from; at < end; at++) {
    if (couldBeTitle(lines, at, search)) return isTitleLength(lines[at]!) ? at : null;
  }
  return null;
}

const isTitleLength = (line: string) => line.length <= LONGEST_TITLE && !isParagraph(line);

function couldBeTitle(lines: readonly string[], at: number, search: TitleSearch): boolean {
  const line = lines[at]!;
  if (search.signed.includes(line) || SOURCE_ADDRESS.test(line)) return false;
  if (at === search.headerDate || isCaption(line) || !/\p{L}/u.test(line)) return false;
  if (!search.isFromSite) return true;
  if (isFurnitureShaped(line) || line === search.site) return false;
  // The site's name stands first, above the title.
  return !(at === 0 && isSiteName(line) && lines.length > 1 && couldBeTitle(lines, 1, search));
}

type Tail = Pick<Survey, 'tailAt' | 'noticeAt' | 'isTailOfSite'>;
const NO_TAIL: Tail = {
  tailAt: Number.POSITIVE_INFINITY,
  noticeAt: Number.POSITIVE_INFINITY,
  isTailOfSite: false,
};

/** Where the article ends and the page's signature, buttons, notices and links begin. */
function tailOf(
  lines: readonly string[],
  from: number,
  areParagraphs: readonly boolean[],
  signed: readonly string[],
): Tail {
  const noticeAt = firstNotice(lines, from, areParagraphs);
  const isSignature = (line: string) => signed.includes(line) || E_MAIL.test(line);
  const last = Math.max(from, areParagraphs.lastIndexOf(true, noticeAt - 1));
  const closing = lines.findIndex(
    (line, at) => at > last && (at >= noticeAt || isLabel(line) || isSignature(line)),
  );
  const tailAt = closing === -1 ? lines.length : closing;
  const before = lines.slice(tailAt, noticeAt).filter((line) => !isSignature(line));
  const isTailOfSite = before.filter(isFurnitureShaped).length * 2 >= before.length;
  return { tailAt, noticeAt, isTailOfSite };
}

/** A paragraph of this weight behind the heading of a list of links is no teaser. */
const LONGEST_TEASER = 200;

/** The first notice or heading of links that few paragraphs stand behind, or the end. */
function firstNotice(
  lines: readonly string[],
  from: number,
  areParagraphs: readonly boolean[],
): number {
  let after = 0;
  let before = areParagraphs.slice(from).filter(Boolean).length;
  let first = lines.length;
  for (let at = lines.length - 1; at >= from; at--) {
    const line = lines[at]!;
    if (areParagraphs[at]) {
      if (weightOf(line) >= LONGEST_TEASER) break;
      after++;
      before--;
    } else if (before > 0 && after <= before / 3 && (isNotice(line) || isListHeading(line))) {
      first = at;
    }
  }
  return first;
}

/** "저작권자 © 산들신문 무단전재", "© 2025 The Millrace Courier. All rights reserved." */
const COPYRIGHT =
  /(?:저작권자|copyright|版[权權]所有|ⓒ|©)(?:\s*(?:\(c\)|ⓒ|©|:|\d{4}(?:-\d{4})?))*\s*([^\d\s.,|©ⓒ(][^.,|©ⓒ(]{1,38}?)\s*(?:[.,|(]|무단|all rights|$)/i;

function copyrightHolder(lines: readonly string[]): string | null {
  for (const line of lines) {
    const name = line.length < 120 ? COPYRIGHT.exec(line)?.[1]?.trim() : undefined;
    // The holder may be the company behind the name that stands at the top: 江岸晚报社.
    if (name && name.length > 1) return lines[0] && name.startsWith(lines[0]) ? lines[0] : name;
  }
  return null;
}

/** For a text that begins without a heading. */
function firstWords(line: string): string {
  const sentence = /^.{10,90}?[.!?。！？](?=\s|$)/u.exec(line)?.[0];
  if (sentence) return sentence;
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\s\S*$/, '')}…`;
}
