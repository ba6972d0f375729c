import { datesIn, parseDate } from './dates';
import { markedNames } from './marked-byline';
import type { MetaTags } from './meta-tags';
import { isOrganisation, namesOf, statedNames } from './names';
import { nearestFirst } from './near-headline';
import type { PageClues } from './page-clues';

const META_NAMES = [
  'naverblog:nickname',
  'citation_author',
  'article:author',
  'author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor.author',
  'bepress_citation_author',
  'eprints.creators_name',
  'dable:author',
  'og:article:author',
  'og.article.author',
  'og:author',
  'article.author',
  'articleauthor',
  'cxenseparse:author',
  'twitter:data1',
  'by',
];

/**
 * The authors. People whom the page states in its data come first, then those whom it shows near the
 * headline, then signatures in the text; an organisation only where no person is named.
 */
export function readByline(clues: PageClues): string[] {
  const { jsonLd, meta, sites, lang, lines } = clues;
  const options = { sites, lang };
  const inJsonLd = statedNames(jsonLd.authors, options);
  const inMeta = statedInMeta(meta, options);
  const stated = larger(people(inJsonLd, sites), people(inMeta, sites));
  const areAccounts = stated.length > 0 && stated.every(isAccount);
  if (stated.length > 0 && !areAccounts) return withoutInitials(stated);
  const organisations = areAccounts
    ? stated
    : [inJsonLd, statedNames(jsonLd.collective), inMeta].find((names) => names.length > 0);
  const isOther = organisations?.some((name) => !isSiteName(name, sites));
  let ofSite: string[] | undefined;
  for (const place of [
    () => markedNames(clues, organisations ? (isOther ? 'other' : 'site') : 'nobody'),
    () =>
      namesIn(
        signedLines(lines).map((line) => line.replace(DATE_TAIL, '')),
        clues,
      ),
    () => namesIn(behindLabel(lines), clues),
    () => besideDate(clues),
    () => signature(clues),
    () => signedAndDated(clues),
    () => namesIn(namedInLine(lines), clues),
    () => namedInText(lines, organisations !== undefined),
  ]) {
    const found = place();
    if (people(found, sites).length > 0) return found;
    if (found.length > 0) ofSite ??= found;
  }
  // The newsroom that the page names is better than nobody.
  return ofSite ?? organisations ?? [];
}

const fold = (name: string) => name.toLowerCase().replace(/[\s\p{P}]/gu, '');

type Sites = readonly (string | null)[];

const isSiteName = (name: string, sites: Sites) =>
  sites.some((site) => site && fold(site) === fold(name));

function people(names: readonly string[], sites: Sites): string[] {
  return names.filter((name) => !isOrganisation(name) && !isSiteName(name, sites));
}

/** "hedda-lindqvist", "h.brandt": the account that a blog's program states where no name is entered. */
const isAccount = (name: string) => /^[a-z\d]+(?:[-_.][a-z\d]+)+$/.test(name);

/** "Hedda Lindqvist, HL": the same person with the sign that a newsroom gave her. */
function withoutInitials(names: readonly string[]): string[] {
  const initials = names.flatMap((name) =>
    name.includes(' ') ? [name.replace(/(\p{L})[\p{L}.]*[\s-]*/gu, '$1').toUpperCase()] : [],
  );
  return names.filter((name) => name.includes(' ') || !initials.includes(name.toUpperCase()));
}

/** Of two lists of the same people the one that names more of them; else the first that names any. */
function larger(first: string[], second: string[]): string[] {
  const isPart = first.every((name) => second.some((each) => fold(each) === fold(name)));
  return first.length === 0 || (isPart && second.length > first.length) ? second : first;
}

function namesIn(texts: readonly string[], { sites, lang }: PageClues): string[] {
  return [...new Set(texts.flatMap((text) => namesOf(text, sites, lang)))];
}

function statedInMeta(meta: MetaTags, options: Parameters<typeof statedNames>[1]): string[] {
  let organisations: string[] = [];
  for (const name of META_NAMES) {
    const stated = meta
      .all(name)
      .filter((text) => text.length < 400 && !/https?:|\s\|\s|^www\./.test(text));
    const names = statedNames(stated, options);
    if (people(names, options?.sites ?? []).length > 0) return names;
    if (organisations.length === 0) organisations = names;
  }
  return organisations;
}

const LABEL_ALONE = /^(?:von|by|text|autor(?:in)?|author|par|por|auteur)\s*:?$/i;

/** The line behind one that is only a label: "Von:". */
function behindLabel(lines: readonly string[]): string[] {
  const at = lines.findIndex(
    (line, at) => LABEL_ALONE.test(line) && isFullName(lines[at + 1] ?? ''),
  );
  return at === -1 ? [] : [lines[at + 1]!];
}

/** A paragraph at either end of the text that is a name in other letters, or set to the right. */
function signature({ document, headline, sites, lang }: PageClues): string[] {
  const marked = [
    ...document.querySelectorAll('p strong, p em, p b, p i, p[style*="right"], p[align="right"]'),
  ];
  for (const mark of nearestFirst(marked.slice(0, 300), headline)) {
    const text = mark.textContent?.trim() ?? '';
    const paragraph = mark.closest('p');
    if (text.length > 40 || !isFullName(text) || paragraph?.textContent?.trim() !== text) continue;
    if (!isAtEnd(paragraph)) continue;
    const names = namesOf(text, sites, lang);
    if (names.length > 0) return names;
  }
  return [];
}

const LONG_LINE = 100;
const MOST_LINES_BELOW = 6;

/** The end of a letter: a line that is a name, and one that is a date, below the last long line. */
function signedAndDated({ lines, sites, lang }: PageClues): string[] {
  const end = lines.findLastIndex((line) => line.length > LONG_LINE);
  const below = end === -1 ? [] : lines.slice(end + 1, end + 1 + MOST_LINES_BELOW);
  const at = below.findIndex((line, at) => isShortName(line) && isDate(below[at + 1], lang));
  return at === -1 ? [] : namesOf(below[at]!, sites, lang);
}

const isShortName = (line: string) =>
  /^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){0,2}$/u.test(line);

/** A date and nothing else. */
const isDate = (line: string | undefined, lang: string | null) =>
  line !== undefined &&
  line.length < 30 &&
  /^\P{L}*\d/u.test(line) &&
  parseDate(line, lang) !== null;

/** Text stands only before it, or only behind it. */
const isAtEnd = (paragraph: Element) =>
  hasText(paragraph, 'previousElementSibling') !== hasText(paragraph, 'nextElementSibling');

const MOST_SIBLINGS = 6;

/** One of the next paragraphs in that direction is long enough for a sentence. */
function hasText(
  paragraph: Element,
  towards: 'previousElementSibling' | 'nextElementSibling',
): boolean {
  let at = paragraph[towards];
  for (let count = 0; at && count < MOST_SIBLINGS; at = at[towards], count++) {
    if (at.nodeName === 'P' && (at.textContent?.trim().length ?? 0) > 80) return true;
  }
  return false;
}

/** "25.10.2022 - Reiner Nagel", "Sehernur Karsu | 05.04.2025": a line near the title with a date and a name. */
function besideDate({ lines, title, sites, lang }: PageClues): string[] {
  const folded = fold(title);
  const at = lines.findIndex((line) => line.length > 4 && fold(line).startsWith(folded));
  const near = at === -1 ? [] : lines.slice(Math.max(0, at - 3), at + 9);
  for (const line of near) {
    if (line.length > 80 || line === title || datesIn(line, lang).length === 0) continue;
    const parts = line.split(
      /\s*(?:[|·•∙–—]|\s-\s|\s\/\s)\s*|(?<=\d)\s+(?=(?:von|by|par|por|di|door|av|af)\s)|,\s(?=(?:von|by|par|por|di)\s)/iu,
    );
    const names = parts
      .filter((part) => !/\d/.test(part) && (isFullName(part) || BY.test(part)))
      .flatMap((part) => namesOf(part, sites, lang));
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

const BY = /^(?:von|by|par|por|di|door|av|af|автор|yazan)[:\s]\s*\p{L}/iu;

/** Two to four words with capitals and nothing else. */
export const isFullName = (text: string) =>
  /^\p{Lu}[\p{L}.'’-]*(?:\s(?:van|von|de|del|di|da|der|den|la|le|y|e))*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(
    text.trim(),
  );

const SIGNATURES = [
  // 홍길동 기자 hong@example.com; 서울=홍길동 기자; [조선일보 홍길동 특파원]
  /^[[(【]?(?:글\s?[·,/]\s?사진\s*[:=]?\s*)?(?:[^=\]]{1,15}=)?\s*(?:[가-힣A-Za-z]{2,10}\s)?[가-힣]{2,4}\s?(?:[가-힣]{2,6}\s)?(?:기자|특파원|논설위원|선임기자|인턴기자|전문기자)(?:\s*[,·]?\s*[가-힣]{2,4}\s?기자)*\s*[\])】]?(?:\s*[([]?[\w.+-]+@[\w.-]+[)\]]?)?\.?$/,
  /^(?:[Bb]y|BY|Written by|Posted by|Text:|Autor:|Auteur\s?:|Author:|Haber:|Yazan:|Yazar:|Tekst:|Texto:|Testo:|Текст:|Автор:|[Vv]on|[Pp]ar|[Pp]or|di|[Dd]oor|[Aa]v|[Aa]f)\s+\p{Lu}[\p{L}'’.-]*(?:\s+(?:van|von|de|del|di|da|der|den|ten|la|le|y|e|and|und|et|&|\p{Lu}[\p{L}'’.-]*)){1,8}(?:\s*[,|(].*)?$/u,
  /^(?:글쓴이|작성자|지은이|글)(?:\s*[:：]\s*|\s+)[가-힣]{2,5}(?:\s기자)?$/,
  /^[(（【]?(?:(?:記者|记者|作者|執筆|撰文|文)(?:\s*[:：／/・]\s*|[\s\u3000]+))[\u3040-\u30ff\u4e00-\u9fff\u3000 、]{2,20}[)）】]?$/,
  /^[(（【]?(?:本报|本報|新华社)?(?:记者|記者)[\s\u3000]*[\u4e00-\u9fff](?:[\s\u3000]?[\u4e00-\u9fff]){1,3}[)）】]?$/,
];

const nameBehind = (label: string, name: string) =>
  new RegExp(
    `(?:^|[\\s(（【　])(?:${label})((?:${name})(?:[\\s、，]+(?:${name})){0,3})(?=$|[\\s)）】　])`,
    'u',
  );
/** Beside the date and the source: "来源：江岸晚报 记者 李明"; editors ("责编：牛镛、岳弘彬") only where no reporter is named. */
const NAMED_IN_LINE = [
  // With its colon a label needs no space: "来源：江岸晚报记者：李明".
  /(?:记者|記者|作者|撰文)\s*[:：]\s*([\u4e00-\u9fff]{2,4}(?:[\s、，]+[\u4e00-\u9fff]{2,4}){0,3})(?![\u4e00-\u9fff])/u,
  // "〔記者李明／台北報導〕"
  /^[〔【（([]\s*(?:記者|记者)\s?([\u4e00-\u9fff]{2,4}(?:[、，][\u4e00-\u9fff]{2,4}){0,3})\s?[／/]/u,
  // "原创 李明 江岸观察 2024-03-05 08:00": the account follows the name.
  /^(?:原创|原創)\s+([\u4e00-\u9fff]{2,4})(?=\s)/u,
  nameBehind(
    '(?:(?:本报|本報|新华社)?(?:记者|記者)|作者|撰文)\\s*[:：／/]?\\s*',
    '[\\u4e00-\\u9fff]{2,4}',
  ),
  nameBehind(
    '(?:责任编辑|責任編輯|责编|編集)\\s*(?:[:：／/・]|\\s)\\s*',
    '[\\u3040-\\u30ff\\u4e00-\\u9fff]{2,10}',
  ),
];

const DATE_TAIL = /[\s　(（]*(?:19|20)\d\d\s?[-./年년].*$/;

/** Lines that are a signature and nothing else; a Korean reporter signs at the end. */
export function signedLines(lines: readonly string[]): string[] {
  const short = lines.filter((line) => line.length < 80);
  for (const signature of SIGNATURES) {
    const signed = short.find((line) => signature.test(line.replace(DATE_TAIL, '').trim()));
    if (signed) return [signed];
  }
  return [];
}

/** Chinese names behind a label in the middle of a line. */
export function namedInLine(lines: readonly string[]): string[] {
  const short = lines.filter((line) => line.length < 100);
  for (const pattern of NAMED_IN_LINE) {
    for (const line of short) {
      const names = pattern.exec(line)?.[1];
      if (names) return names.split(/[\s、，]+/).filter((name) => !/某|○/.test(name));
    }
  }
  return [];
}

const JAPANESE_NAME = '[\\u3040-\\u30ff\\u3005\\u4e00-\\u9fff]{3,7}';

/** Names that stand in or beside the text in a form of its own, the surest first. */
const NAMED_IN_TEXT = [
  // (서울=연합뉴스) 홍길동 김철수 기자 = …
  /^[[(【［（][^\])】］）]{1,25}=[^\])】］）]{2,15}[\])】］）]\s*([가-힣]{2,4}(?:[·,\s]+[가-힣]{2,4}){0,4})\s?(?:기자|특파원|인턴기자|통신원)\s*=/u,
  // …と話している。【山田太郎、鈴木花子】
  new RegExp(
    `[。」）]\\s*【((?:${JAPANESE_NAME})(?:[・、，\\s]+${JAPANESE_NAME}){0,4})】\\s*$`,
    'u',
  ),
  // 澎湃新闻记者 林溪 实习生 周岚
  /^[\u4e00-\u9fff]{2,8}(?:新闻|日报|晚报|时报|周刊|网|社)(?:首席|高级|见习|特约)?记者[\s\u3000]+([\u4e00-\u9fff]{2,4}(?:[\s\u3000、]+(?:实习生|通讯员)?[\s\u3000]*[\u4e00-\u9fff]{2,4}){0,4})$/u,
  // 2024.03.05 10:15 박하늘 기자
  /^(?:(?:입력|등록|승인|작성)\s*:?\s*)?(?:19|20)\d\d[-.년]\s?\d{1,2}[-.월]\s?\d{1,2}[.일]?(?:\s*\(.\))?(?:\s+(?:오전|오후)?\s?\d{1,2}:\d\d(?::\d\d)?)?\s+([가-힣]{2,4})\s?기자$/u,
  // （佐藤健）
  /^[（(]([\u3005\u4e00-\u9fff]{3,5})[）)]$/u,
];

/** 山田太郎　鈴木花子2024年3月5日 16時00分 */
const BEFORE_JAPANESE_DATE = new RegExp(
  `^((?:${JAPANESE_NAME})(?:[・、\\s]+${JAPANESE_NAME}){0,4})\\s*(?=(?:19|20)\\d\\d年\\d{1,2}月\\d{1,2}日\\s*\\d{1,2}[時:])`,
  'u',
);

/** 김철수 입력 2024. 3. 4. 14:10: three syllables, as sections have two. */
const BEFORE_KOREAN_DATE =
  /^([가-힣]{3})(?:\s?기자)?\s*(?:기사\s?)?(?:입력|등록|승인)\s*[:：]?\s*(?=(?:19|20)\d\d)/u;

/** What such a form has in the place of a name: an agency, a picture, a kind of text. */
const NO_PERSON =
  /新聞|通信|写真|撮影|提供|構成|編集|会員|限定|記事|有料|無料|更新|公開|配信|掲載|投稿|速報|時事|共同|[略終続]|参照|[完注版面社局課部]$|[市県都府町村区]$/u;

const SEPARATOR = /[・·、，,\s\u3000]+/;
const JOB = /^(?:实习生|通讯员)$/;

const IN_BRACKETS = new RegExp(
  `^[\\s\u3000]*【((?:${JAPANESE_NAME})(?:[・、，\\s\u3000]+${JAPANESE_NAME}){0,4})】$`,
  'u',
);

/** 【山田太郎】 in a line of its own, right below the end of a paragraph. */
function signedInBrackets(lines: readonly string[]): string[] {
  for (const [at, line] of lines.entries()) {
    const names = IN_BRACKETS.exec(line)?.[1]?.split(SEPARATOR) ?? [];
    const isBelowText = /[。」）]$/.test(lines[at - 1] ?? '');
    if (isBelowText && names.length > 0 && !names.some((name) => NO_PERSON.test(name)))
      return names;
  }
  return [];
}

/**
 * Names in the dateline of an agency, in brackets at the end of a text, or right before a date. Beside the
 * date a newspaper that states itself as the author may name who took the picture.
 */
export function namedInText(lines: readonly string[], statesNewsroom = false): string[] {
  const patterns = statesNewsroom ? NAMED_IN_TEXT : [...NAMED_IN_TEXT, BEFORE_JAPANESE_DATE];
  for (const pattern of patterns) {
    for (const line of lines) {
      const names =
        pattern
          .exec(line)?.[1]
          ?.split(SEPARATOR)
          .filter((name) => !JOB.test(name)) ?? [];
      if (names.length > 0 && !names.some((name) => NO_PERSON.test(name))) return names;
    }
  }
  const signed = signedInBrackets(lines);
  if (signed.length > 0) return signed;
  const dated = lines.flatMap((line) => BEFORE_KOREAN_DATE.exec(line)?.[1] ?? []);
  return namesOf(dated.find((name) => !/[부팀국판]$/.test(name)) ?? '');
}
