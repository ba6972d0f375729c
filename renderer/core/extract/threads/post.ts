/** One message of a thread, and what its markup says of its author and time. */
import { remembered } from '../../text/remembered';

export interface Post {
  /** The element that holds the message with all that the program puts around it. */
  item: Element;
  author: string | null;
  /** As the page shows it; where that is an age ("3 hours ago"), as an attribute states it. */
  time: string | null;
  /** The text, and after it what is attached to it. */
  bodies: Element[];
}

const MONTH = '\\p{L}{3,12}\\.?';
const YEAR = '(?:19|20)\\d\\d';
const CLOCK =
  '(?:,?\\s*(?:at |um |à |, |· )?(?:오전|오후|午前|午後|上午|下午)?\\s?\\d{1,2}[:시時点]\\s?\\d{1,2}(?:[:분]\\s?\\d{2})?(?:\\s?[ap]\\.?m\\.?)?)?';
const DAY = [
  `${YEAR}\\s?[-./年년]\\s?\\d{1,2}\\s?[-./月월]\\s?\\d{1,2}[日일.]?(?:\\s?[(（]\\p{L}{1,3}[)）])?(?:T[\\d:.+Z-]+)?`,
  `\\d{1,2}[-./]\\d{1,2}[-./](?:${YEAR}|\\d\\d)(?!\\d)`,
  `\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?\\s(?:de |d')?${MONTH},?\\s(?:de )?(?:'?\\d\\d|${YEAR})(?!\\d)`,
  `${MONTH}\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s${YEAR}`,
].join('|');
const AGE =
  '(?:an?|\\d+)\\s?(?:s|sec\\w*|m|min\\w*|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|y|yrs?|years?)\\s?(?:ago)|\\d+\\s?(?:초|분|시간|일|주|개월|달|년)\\s?전|\\d+\\s?(?:秒|分|分钟|分鐘|小时|小時|時間|日|天|周|週間?|[かヶケ个個]?月|年)前|vor \\d+ \\p{L}+|il y a \\d+ \\p{L}+|hace \\d+ \\p{L}+|\\d+ \\p{L}+ (?:fa|atrás|назад)|(?:yesterday|today|gestern|heute|hier|어제|오늘|昨日|今日|昨天|今天)(?=\\P{L}|$)';
const DATED = new RegExp(`(?:${DAY})${CLOCK}`, 'iu');
const AGED = new RegExp(`(?:^|\\P{L})(?:${AGE})`, 'iu');
const SHORT_AGE =
  /^\d+\s?(?:s|m|h|d|w|mo|y)$|^\d{1,2}[./-]\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?)?$|^\d{1,2}:\d\d(?::\d\d)?$/i;

/** The day a member joined is no day of a message. */
const OF_MEMBER =
  /join|regist|beigetreten|dabei seit|mitglied seit|inscri|miembro desde|membro desde|iscritto|lid sinds|med(?:lem|lems)|dołączył|регистрац|с нами|가입|登録日|参加日|注册|註冊|redditor|member since|last (?:seen|visit|online|active)|zuletzt|edited|bearbeitet|modifi|수정|編集|编辑/iu;

const TIME_MARKS =
  'time, relative-time, time-ago, faceplate-timeago, local-time, [datetime], [data-time], [data-timestamp], [itemprop]:is([itemprop~="dateCreated"], [itemprop~="datePublished"]), [class]:is([class*="date" i], [class*="time" i], [class*="age" i][title], [class*="posted" i], [class*="when" i], [class*="ago" i]), [title*=":"]';

const AUTHOR_WORDS =
  /(?:^|[\s_-])(?:user-?name|author(?:-?name)?|nick(?:name)?|display-?name|hnuser|poster(?:-?name)?|writer|creator|user-?link|member-?name|screen-?name|user|names?|bigusername|login|account)(?:$|[\s_-])/i;

const saysAuthor = remembered((names) => AUTHOR_WORDS.test(names));

const USER_ADDRESS =
  /(?:^|\/)(?:users?|u|members?|profiles?|people|@[\w.]+|author|player|id|~\w+)(?:[/.?]|$)|\/@|user\?id=|[?&](?:u|uid|user|userid|mode=viewprofile|showuser|action=profile)=?|memberlist\.php|member\.php|profile\.php|space-uid/i;

/** Few and simple selectors: browsers try one after the other on each element of the page. */
const MAY_BE_AUTHOR_MARK = '[class], a[href], [itemprop], [rel], [data-author]';

/** Elements that may name the author of a message; in the order of the page. */
export function authorMarksIn(root: Document | Element): Element[] {
  const stating = new Set(root.querySelectorAll(STATING));
  return [...root.querySelectorAll(MAY_BE_AUTHOR_MARK)].filter((each) =>
    isAuthorMark(each, stating),
  );
}

const STATING = '[itemprop]:is([itemprop~="author"]), [rel]:is([rel~="author"]), [data-author]';

function isAuthorMark(element: Element, stating: ReadonlySet<Element>): boolean {
  const isMarked =
    saysAuthor(element.getAttribute('class') ?? '') ||
    stating.has(element) ||
    (element.nodeName === 'A' && USER_ADDRESS.test(element.getAttribute('href') ?? ''));
  // Reading a name costs more than all of these.
  return isMarked && nameOf(element) !== null;
}

const LONGEST_NAME = 60;

export function nameOf(element: Element): string | null {
  const stated = element.getAttribute('data-author') ?? element.getAttribute('author');
  if (stated?.trim()) return stated.trim();
  const own = element.querySelector('[itemprop~="name"]');
  const content = own?.getAttribute('content') ?? element.getAttribute('content');
  const text = (content ?? firstLineOf(own ?? element)).trim();
  const [line] = text.split(/\s*\n\s*/);
  const name = (line ?? '')
    .replace(
      /^(?:by|von|par|por|door|av|af|da|posted by|written by|작성자|글쓴이|投稿者|作者)[\s:：]+/iu,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim();
  if (name.length === 0 || name.length > LONGEST_NAME || !/[\p{L}\p{N}]/u.test(name)) return null;
  return DATED.test(name) || AGED.test(name) || !/\p{L}/u.test(name) ? null : name;
}

/** A box about the author begins with the name. */
function firstLineOf(element: Element): string {
  if (!element.querySelector('br, p, div, dl, ul, dt, dd, li')) return element.textContent ?? '';
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if ((node as Text).data.trim()) return (node as Text).data;
  return '';
}

export interface Marks {
  author: string | null;
  authorAt: Element | null;
  time: string | null;
  timeAt: Element | null;
}

/** What may name the author and the time of messages; in the order of the page. */
export interface Candidates {
  authors: readonly Element[];
  times: readonly Element[];
}

export const timeMarksIn = (root: Document | Element): Element[] => [
  ...root.querySelectorAll(TIME_MARKS),
];

/**
 * `isOwn` is false for elements that are of another message, or of the text. `candidates` are those in the
 * item, where they are known.
 */
export function marksOf(
  item: Element,
  isOwn: (element: Element) => boolean,
  candidates: Candidates = { authors: authorMarksIn(item), times: timeMarksIn(item) },
): Marks {
  const authorAt = ownAuthor(candidates.authors, isOwn);
  const found = ownTime(item, candidates.times, isOwn);
  return {
    author: authorOf(item, authorAt),
    authorAt,
    time: found?.time ?? statedOn(item),
    timeAt: found?.at ?? null,
  };
}

const authorOf = (item: Element, authorAt: Element | null) =>
  item.getAttribute('data-author') ?? item.getAttribute('author') ?? (authorAt && nameOf(authorAt));

/** False when `marksOf` would find no author, which costs less than to look for a time as well. */
export const hasAuthor = (
  item: Element,
  isOwn: (element: Element) => boolean,
  { authors }: Candidates,
) => Boolean(authorOf(item, ownAuthor(authors, isOwn)));

/** Elements of a program's own have attributes for it. */
function statedOn(item: Element): string | null {
  const stated = item.getAttribute('created-timestamp') ?? item.getAttribute('data-date') ?? '';
  const found = DATED.exec(stated)?.[0];
  return found ? readable(found) : null;
}

function ownAuthor(
  candidates: readonly Element[],
  isOwn: (element: Element) => boolean,
): Element | null {
  const marks = candidates.filter(isOwn);
  if (marks.length < 2) return marks[0] ?? null;
  const innermost = marks.filter(
    (each) => !marks.some((other) => other !== each && each.contains(other)),
  );
  const rank = (each: Element) => {
    if (each.closest('[itemprop~="author"], [rel~="author"], [data-author]')) return 0;
    const name = each.getAttribute('class') ?? '';
    if (/user-?name|author|nick|hnuser|display-?name|poster|writer|creator/i.test(name)) return 1;
    return each.nodeName === 'A' ? 2 : 3;
  };
  return innermost.toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
}

/** Elements within a line; what has more is a block, whose whole text would be read in vain. */
const MOST_IN_LINE = 12;

function ownTime(
  item: Element,
  candidates: readonly Element[],
  isOwn: (element: Element) => boolean,
): { at: Element; time: string } | null {
  for (const at of candidates) {
    const time = timeOf(at);
    if (time && isOwn(at) && !OF_MEMBER.test(around(at))) return { at, time };
  }
  // "by mira » 24 Apr 2018 04:52", in an element that has no name for it.
  for (const at of [...item.querySelectorAll('*'), item]) {
    if (at.childElementCount > MOST_IN_LINE) continue;
    const text = at.textContent ?? '';
    const found = text.length <= 160 && /\d/.test(text) ? DATED.exec(text) : null;
    if (found && isOwn(at) && !OF_MEMBER.test(around(at)))
      return { at: innermostWith(at, found[0]), time: clean(found[0]) };
  }
  return null;
}

function innermostWith(at: Element, text: string): Element {
  const inner = [...at.children].find((each) => each.textContent?.includes(text));
  return inner ? innermostWith(inner, text) : at;
}

/** Its words, and those that label it. */
const around = (at: Element) => {
  const parent = at.parentElement;
  const label = at.previousElementSibling?.textContent ?? '';
  const near = (parent?.textContent?.length ?? 0) < 80 ? (parent?.textContent ?? '') : '';
  return `${at.getAttribute('class') ?? ''} ${parent?.getAttribute('class') ?? ''} ${label.slice(-40)} ${near} ${at.textContent?.slice(0, 80)}`;
};

const clean = (text: string) => text.replace(/\s+/g, ' ').trim();

export function timeOf(at: Element): string | null {
  const text = clean(at.textContent ?? '');
  const shown = DATED.exec(text)?.[0];
  if (shown && text.length < 200) return clean(shown);
  for (const name of [
    'datetime',
    'ts',
    'created-timestamp',
    'title',
    'content',
    'data-original-title',
    'aria-label',
  ]) {
    const stated = clean(at.getAttribute(name) ?? '');
    const found = DATED.exec(stated)?.[0];
    if (found) return readable(found);
  }
  const seconds = Number(at.getAttribute('data-time') ?? at.getAttribute('data-timestamp') ?? '');
  if (seconds > 1e8)
    return readable(new Date(seconds > 1e11 ? seconds : seconds * 1000).toISOString());
  if (text.length > 40) return null;
  return AGED.test(text) || SHORT_AGE.test(text) ? text : null;
}

/** `2024-05-01T01:02:03.000Z` as people write it. */
const readable = (stamp: string) => stamp.replace(/T(\d\d:\d\d).*$/, ' $1');
