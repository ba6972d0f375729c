/** Names as CSL wants them: in parts, or whole where nothing tells the parts. */

import type { Person } from '../article/article-parts';
import { type PersonParts, personName } from '../article/person-name';
import { isOrganisation } from '../metadata/names';

/** https://docs.citationstyles.org/en/stable/specification.html#names-in-bibliographies-and-citations */
export interface CslName {
  family?: string;
  given?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
}

/** The name of one author of a byline; `people` has the parts where a page or a list states them. */
export function cslName(name: string, people: readonly Person[], lang: string | null): CslName {
  const known = people.find((each) => fullName(each) === name);
  return (known && ofParts(known, lang)) ?? (parsedName(name, lang) || { literal: name });
}

/** The name as a byline has it. */
export const fullName = (person: Person): string => person.literal ?? personName(person);

function ofParts({ family, given, particle, suffix, literal }: Person, lang: string | null) {
  if (literal !== undefined) return { literal };
  if (family === undefined) return given === undefined ? null : { literal: given };
  const name: CslName = { family, ...(given && { given }), ...(suffix && { suffix }) };
  return particle ? withParticle(name, particle, lang) : name;
}

const HANGUL = /^\p{Script=Hangul}+$/u;
const HAN = /^[\p{Script=Han}々]+$/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;

/** Null for a name that has no parts or does not show them. */
function parsedName(name: string, lang: string | null): CslName | null {
  const words = name.trim().split(/\s+/);
  if (/^@|\d|[/:|&]/.test(name) || isOrganisation(name)) return null;
  if (words.every((word) => HANGUL.test(word))) return koreanName(words);
  if (words.every((word) => HAN.test(word) || KANA.test(word))) return hanName(words, lang);
  return words.length > 1 && words.every(isAlphabetic) ? westernName(words, lang) : null;
}

/** A word of a script with upper and lower case. */
const isAlphabetic = (word: string) =>
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}.,'’-]+$/u.test(word);

const KOREAN_PAIRS = '남궁 황보 제갈 사공 선우 서문 독고 동방 망절';
const KOREAN_FAMILIES =
  '가간갈감강견경계고곡공곽구국권금기길김나남노뇌단담당대도독동두라류려로리마매맹명모목묘문민박반방배백범변복봉부빈사상서석선설섭성소손송승시신심아안애양어엄여연염엽영예오옥온옹왕요용우운원위유육윤은음이인임장전정제조종좌주준지진차채천초최추탁탄태판팽편평포표풍피필하한함허현형호홍화황';

/**
 * `김하나`, `남궁민수`, `김 하나`. A name of one syllable, of five, or of two words that do not look like
 * family and given name (`버락 오바마`) stays whole.
 */
function koreanName(words: string[]): CslName | null {
  const [first = '', second] = words;
  if (words.length > 2) return null;
  const isFamily = (text: string) =>
    text.length === 1 ? KOREAN_FAMILIES.includes(text) : KOREAN_PAIRS.split(' ').includes(text);
  if (second !== undefined) {
    return isFamily(first) && second.length <= 2 ? { family: first, given: second } : null;
  }
  const length = first.length > 2 && isFamily(first.slice(0, 2)) ? 2 : 1;
  const [family, given] = [first.slice(0, length), first.slice(length)];
  return isFamily(family) && given.length >= 1 && given.length <= 2 ? { family, given } : null;
}

const CHINESE_PAIRS =
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 令狐 慕容 夏侯 端木 长孙 長孫 宇文 司徒 南宫 南宮';

/** Only Chinese shows where the family name of Han characters ends; Japanese needs a space. */
function hanName(words: string[], lang: string | null): CslName | null {
  const [first = '', second] = words;
  if (words.length === 2 && second && !words.every((word) => KATAKANA.test(word))) {
    return { family: first, given: second };
  }
  if (words.length > 1 || !HAN.test(first) || !/^(?:zh|ko|yue|wuu)/i.test(lang ?? '')) return null;
  const isPair = first.length > 2 && CHINESE_PAIRS.split(' ').includes(first.slice(0, 2));
  const length = isPair ? 2 : 1;
  return first.length < 2 || first.length > length + 2
    ? null
    : { family: first.slice(0, length), given: first.slice(length) };
}

const SUFFIX = /^(?:[js]r\.?|i{2,3}|iv|ph\.?d\.?)$/i;
const PARTICLES = new Set(
  (
    'van von der den de del della dei degli di da das do dos du des la le los las el al bin ibn ben af av ' +
    'ten ter te vom zu zum zur y e'
  ).split(' '),
);

/** `Hedda van der Lind Jr.`: the family name is the last word, with the particles before it. */
function westernName(given: readonly string[], lang: string | null): CslName | null {
  const words = given.map((word) => word.replace(/,$/, ''));
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  const family = words.pop() ?? '';
  const particles: string[] = [];
  while (words.length > 1 && PARTICLES.has(words.at(-1) ?? '')) particles.unshift(words.pop()!);
  if (words.length === 0) return null;
  const name: CslName = { family, given: words.join(' '), ...(suffix && { suffix }) };
  return particles.length > 0 ? withParticle(name, particles.join(' '), lang) : name;
}

/**
 * German, French, Spanish and Portuguese put the particle behind the given name (`Humboldt, Alexander
 * von`), except an article (`La Fontaine`); in other languages it stays with the family name.
 */
function withParticle(name: CslName, particle: string, lang: string | null): CslName {
  const isDropped =
    /^(?:von|vom|zu|zum|zur)\b/.test(particle) ||
    (/^(?:fr|es|pt)\b/i.test(lang ?? '') && /^(?:de|do|das|dos|da)$/.test(particle));
  return { ...name, [isDropped ? 'dropping-particle' : 'non-dropping-particle']: particle };
}

/** The name of a CSL item as it is read out. */
export function nameOfCsl(name: CslName): string {
  const particle = [name['dropping-particle'], name['non-dropping-particle']]
    .filter(Boolean)
    .join(' ');
  const parts: PersonParts = {
    given: name.given ?? null,
    family: name.family ?? null,
    suffix: name.suffix ?? null,
    particle,
  };
  return name.literal ?? personName(parts);
}
