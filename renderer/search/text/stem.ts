/**
 * The stem of an English word by Porter2 (the "English stemmer" of the Snowball project), without its lists
 * of exceptions. Words of other languages in Latin letters get stems too; since only stems are compared,
 * that does no harm.
 */

const vowel = 'aeiouy';
const doubled = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;
const irregular = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    sky: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    news: 'news',
    inning: 'inning',
    outing: 'outing',
    herring: 'herring',
    proceed: 'proceed',
    exceed: 'exceed',
    succeed: 'succeed',
  }),
);

const step2: [suffix: string, instead: string][] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
];
const step3: [suffix: string, instead: string][] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const step4 =
  /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|(?<=[st])ion)$/;

/** @param word folded; only words of the letters a to z have a stem other than themselves */
export function stem(word: string): string {
  if (word.length < 3 || word.length > 40 || !/^[a-z]+$/.test(word)) return word;
  const known = irregular.get(word);
  if (known !== undefined) return known;
  // A consonantal y is written as Y in between.
  let w = word.replace(/^y|(?<=[aeiouy])y/g, 'Y');
  const [r1, r2] = regions(w);
  w = plural(w);
  w = pastAndParticiple(w, r1);
  w = w.replace(/(?<=.[^aeiouy])[yY]$/, 'i');
  w = swap(w, r1, step2);
  if (w.endsWith('ogi') && w.length - 3 >= r1 && w.at(-4) === 'l') w = w.slice(0, -1);
  else if (/[cdeghkmnrt]li$/.test(w) && w.length - 2 >= r1) w = w.slice(0, -2);
  w = swap(w, r1, step3);
  if (w.endsWith('ative') && w.length - 5 >= r2) w = w.slice(0, -5);
  const suffix = step4.exec(w)?.[0];
  if (suffix !== undefined && w.length - suffix.length >= r2) w = w.slice(0, -suffix.length);
  return last(w, r1, r2).toLowerCase();
}

/** The regions R1 and R2 (Porter2): after the first and second syllable, where suffixes may be removed. */
function regions(word: string): [r1: number, r2: number] {
  const after = (from: number) => {
    for (let i = from + 1; i < word.length; i++) {
      if (!vowel.includes(word[i]!) && vowel.includes(word[i - 1]!)) return i + 1;
    }
    return word.length;
  };
  const special = /^(?:gener|commun|arsen)/.exec(word);
  const r1 = special ? special[0].length : after(0);
  return [r1, after(r1)];
}

function plural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word)) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
}

function pastAndParticiple(word: string, r1: number): string {
  const eed = /eed(?:ly)?$/.exec(word)?.[0];
  if (eed !== undefined) {
    return word.length - eed.length >= r1 ? `${word.slice(0, -eed.length)}ee` : word;
  }
  const cut = /^(.*[aeiouy].*?)(?:ingly|edly|ing|ed)$/.exec(word)?.[1];
  if (cut === undefined) return word;
  if (/(?:at|bl|iz)$/.test(cut)) return `${cut}e`;
  if (doubled.test(cut)) return cut.slice(0, -1);
  return r1 >= cut.length && endsShort(cut) ? `${cut}e` : cut;
}

/** True for a short syllable: consonant, vowel, consonant; or vowel, consonant at the beginning. */
function endsShort(word: string): boolean {
  return /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$/.test(word);
}

function swap(word: string, r1: number, suffixes: readonly [string, string][]): string {
  const found = suffixes.find(([suffix]) => word.endsWith(suffix));
  if (!found || word.length - found[0].length < r1) return word;
  return word.slice(0, -found[0].length) + found[1];
}

function last(word: string, r1: number, r2: number): string {
  if (word.endsWith('e')) {
    const cut = word.slice(0, -1);
    return cut.length >= r2 || (cut.length >= r1 && !endsShort(cut)) ? cut : word;
  }
  return word.endsWith('ll') && word.length - 1 >= r2 ? word.slice(0, -1) : word;
}
