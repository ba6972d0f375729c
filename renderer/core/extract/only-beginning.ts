/** Whether a page holds only the beginning of its article, because the rest is for subscribers. */
import type { NotFree } from '../metadata/json-ld';
import { isProse, sum, weigh } from './left-out-parts';
import { type TextLine, textOfLine } from './text-lines';

/** Weight of prose. A page with more than this holds the article, whatever stands below it. */
const longestTeaser = 5_000;
/** Weight of prose below the words of a paywall: of other articles, or of comments. */
const mostBelow = 1_000;
/** Characters. A longer line is a paragraph that speaks of paywalls. */
const longestNotice = 200;
/** Characters of the part that is not free. With fewer, the part is not on the page. */
const leastOfPart = 200;
const mostSelectors = 10;

/** What stands where an article is cut off. */
const cutOff = new RegExp(
  [
    String.raw`\b(?:subscribe|sign[ -]?up|log ?in|sign in|register|join)(?: now| today| here)? to (?:continue|keep|finish) reading\b`,
    String.raw`\bto (?:continue|keep) reading\b.{0,30}\b(?:subscribe|log ?in|sign in|register|become)\b`,
    String.raw`\b(?:continue|keep) reading (?:with|by) (?:a |an |your )?(?:free )?(?:subscri|account|trial|membership)`,
    String.raw`\bth(?:is|e rest of this) (?:article|story|post|content|piece) is (?:only )?(?:for|available to|reserved for|exclusive to|exclusively for)(?: our)?(?: paid| paying| premium)? (?:subscribers|members)\b`,
    String.raw`\b(?:subscriber|member)s?[- ]only (?:article|story|content|post)\b`,
    String.raw`\bnur für (?:abonnenten|mitglieder)|\bweiterlesen mit\b|réservée? aux abonnés|(?:exclusivo|solo|sólo) para suscriptores`,
    String.raw`(?:이|본) ?(?:기사|글|콘텐츠|컨텐츠)[는은] ?(?:유료|프리미엄|구독자|회원|멤버십)`,
    String.raw`(?:유료|프리미엄) ?(?:회원|구독자)(?:만|에게만| ?전용)`,
    String.raw`(?:구독|로그인|가입|결제)(?:하시면|하면|하고|하신 후| ?후)[^.]{0,20}(?:전체|전문|나머지|이어서|계속|끝까지)[^.]{0,12}(?:보|읽|열람)`,
    String.raw`(?:この|本)(?:記事|コンテンツ)は(?:有料)?(?:会員|購読者|定期購読者)|有料会員限定|残り[\s:：]*[\d,]+ ?文字|続きを(?:読む|お読みになる)には|続きは(?:有料)?会員`,
    String.raw`(?:本文|此文|该文|本篇)(?:为|是|為)(?:付费|付費|会员|會員)|(?:订阅|訂閱|登录|登入|付费|付費|购买|購買)[后後]?[^。]{0,8}(?:继续阅读|繼續閱讀|阅读全文|閱讀全文)`,
  ].join('|'),
  'i',
);

/**
 * True when the page itself says so: by what it states for search engines, or by words where the text ends.
 *
 * @param document before the article is looked for, which destroys it
 * @param lines of the whole page
 */
export function hasOnlyBeginning(
  document: Document,
  lines: readonly TextLine[],
  notFree: NotFree | null,
): boolean {
  const shown = lines.filter(({ isHidden }) => !isHidden);
  if (notFree !== null && lacksPart(document, notFree)) return proseIn(shown) < longestTeaser;
  const at = shown.findLastIndex(isCutOff);
  if (at < 0) return false;
  const [above, below] = [proseIn(shown.slice(0, at)), proseIn(shown.slice(at + 1))];
  return above > 0 && above < longestTeaser && below <= mostBelow && below <= above;
}

function isCutOff(line: TextLine): boolean {
  const text = textOfLine(line).replace(/\s+/g, ' ').trim();
  return text.length <= longestNotice && cutOff.test(text);
}

const proseIn = (lines: readonly TextLine[]) => sum(lines.filter(isProse), weigh);

/** True when the part that the page calls not free is not on it. */
function lacksPart(document: Document, { selectors }: NotFree): boolean {
  const parts = selectors.slice(0, mostSelectors).flatMap((selector) => {
    try {
      return [[...document.querySelectorAll(selector)]];
    } catch {
      // No selector.
      return [];
    }
  });
  const length = parts
    .flat()
    .reduce((all, part) => all + (part.textContent?.trim().length ?? 0), 0);
  return parts.length > 0 && length < leastOfPart;
}
