/**
 * Which of the encodings of Latin letters a short text is in. The statistics need some sentences: of a
 * few words they take the wrong one, and `ł` becomes `³`. Letters and signs tell which languages the
 * text may be in: in the right encoding they all belong to one.
 */
import { decodeAs } from './decoders';

/** Letters beyond a to z, and letters of a to z that the language hardly has. */
const LANGUAGES: readonly (readonly [own: string, without: string])[] = [
  ['', ''],
  // Names of one Romance language in a text of another.
  ['àâáãäæçéèêëíìîïóòôõöœúùûüñ', 'kw'],
  ['ąćęłńóśźż', 'qvx'],
  ['áčďéěíňóřšťúůýž', 'qwx'],
  ['áäčďéíĺľňóôŕšťúýž', 'qwx'],
  ['áéíóöőúüű', 'qwx'],
  ['ăâîşţșț', 'kqwy'],
  ['čćđšž', 'qwxy'],
  ['çğıöşüâîûi̇', 'qwx'],
  ['àâæçéèêëîïôœùûüÿ', 'kw'],
  ['áéíñóúü', 'kw'],
  ['áâãàçéêíóôõúü', 'kwy'],
  ['äöüß', ''],
  ['àèéìíòóùú', 'jkwxy'],
  ['éëïóöüè', ''],
  ['åäöé', 'qw'],
  ['æøåé', 'qw'],
  ['áðéíóúýþæö', 'cqwz'],
  ['äöõüšž', 'qwxy'],
  ['āčēģīķļņšūž', 'qwxy'],
  ['ąčęėįšųūž', 'qwx'],
  ['ëç', 'w'],
].map(([own = '', without = '']) => [own.normalize('NFC'), without] as const);

/** The commonest first: of two that explain a text equally well the first one is taken. */
const CANDIDATES = ['windows-1252', 'windows-1250', 'iso-8859-2', 'windows-1254', 'windows-1257'];
const LATIN = new Set([
  ...CANDIDATES,
  ...[3, 4, 10, 13, 14, 15, 16].map((part) => `iso-8859-${part}`),
]);
/** Signs that stand beside letters. Others inside words are letters of another encoding. */
const SIGNS = /[\u00a0«»‘’‚“”„‹›…–—·°§©®€£ºª¿¡´`]/;

/** In bytes; the statistics are right for longer texts. */
const LONGEST = 4096;
/** Another encoding must explain the text this much better than the guess. */
const LEAST_LEAD = 0.1;

/** The guess, or an encoding that explains the letters of a short text better. */
export function betterLatin(guessed: string, sample: Uint8Array): string {
  if (!LATIN.has(guessed) || sample.length > LONGEST) return guessed;
  const own = senseAs(guessed, sample);
  let best = { encoding: guessed, sense: own + LEAST_LEAD };
  for (const encoding of CANDIDATES) {
    const sense = encoding === guessed ? own : senseAs(encoding, sample);
    if (sense > best.sense) best = { encoding, sense };
  }
  return best.encoding;
}

/** 0 for a text whose letters all belong to one language; less for each that does not. */
function senseAs(encoding: string, sample: Uint8Array): number {
  const text = decodeAs(encoding, sample);
  const foreign = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  if (foreign === 0) return 0;
  const odd = oddSigns(text);
  const letters = text.toLowerCase().match(/\p{L}/gu) ?? [];
  const senses = LANGUAGES.map(([own, without]) => {
    const unknown = letters.filter((each) => each > '\x7f' && !own.includes(each)).length;
    const absent = letters.filter((each) => without.includes(each)).length;
    return -(2 * (unknown + odd)) / foreign - (4 * absent) / letters.length;
  });
  return Math.max(...senses);
}

/** Control codes, and signs inside of words or at their ends where no sign stands. */
function oddSigns(text: string): number {
  const controls = text.match(/[\u0080-\u009f\ufffd]/g)?.length ?? 0;
  const inWords = [...text.matchAll(/(?<=\p{L})[^\0-\x7f\p{L}\s]|[^\0-\x7f\p{L}\s](?=\p{L})/gu)];
  const capitals = text.match(
    // A capital letter inside a word of small ones, or alone between spaces.
    /(?<=\p{Ll})(?=[^\0-\x7f])\p{Lu}(?=\p{Ll})|(?<=\s)(?=[^\0-\x7f])\p{Lu}(?=\s)/gu,
  );
  // Icelandic words begin with it; inside others it is a Turkish ş.
  const thorns = text.match(/(?<=\p{L})þ/gu);
  return (
    controls +
    inWords.filter(([sign]) => !SIGNS.test(sign)).length +
    (capitals?.length ?? 0) +
    (thorns?.length ?? 0)
  );
}
