import type { Article } from '../../../renderer/core/article/article';
import { articleDefaults } from '../../../renderer/core/article/article-record';
import { randomOf } from '../../random.mjs';

/**
 * Made-up articles in four languages, half of them Korean; the same number gives the same article.
 * Words are built from the syllables, characters and word parts of the language, are drawn by Zipf's
 * law, and are inflected as in the language, so that dictionaries and postings lists grow as with real
 * texts.
 */

export interface Generated {
  article: Article;
  text: string;
}

type Random = () => number;

function pick<T>(random: Random, from: ArrayLike<T>): T {
  return from[Math.floor(random() * from.length)]!;
}

/**
 * The rank of a word among `count` (Zipf and Mandelbrot: the most frequent has 0.7 of 100 occurrences).
 */
function byFrequency(random: Random, count: number): number {
  const shift = 20;
  return Math.min(count - 1, Math.floor(shift * ((count + shift) / shift) ** random() - shift));
}

/** The rank of a character among `count`: frequencies fall more slowly; the first of 700 is one in 26. */
function character(random: Random, count: number): number {
  return Math.floor(count * random() ** 2);
}

const hangul = Array.from({ length: 700 }, (_, i) =>
  String.fromCharCode(0xac00 + i * 15 + (i % 7)),
);
const han = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + i * 6 + (i % 5)));
const katakana = Array.from(
  'アイウエオカキクケコサシスセソタチツテトナニネノハヒフヘホマミムメモラリルレロンー',
);
const particles = {
  ko: [
    '은',
    '는',
    '이',
    '가',
    '을',
    '를',
    '의',
    '에',
    '에서',
    '으로',
    '와',
    '과',
    '도',
    '하다',
    '했다',
    '하는',
    '한',
    '',
    '',
    '',
  ],
  ja: [
    'は',
    'が',
    'を',
    'に',
    'の',
    'で',
    'と',
    'から',
    'まで',
    'した',
    'する',
    'している',
    'であった',
    '',
  ],
};
const parts = {
  start: 'be con de dis ex in inter out over per pre pro re sub trans un under up'.split(' '),
  root: 'act ball bear cap cede claim cord cover cure duct fact fer flect form fuse gard gest gram graph ject lapse late lead light line loc log mark mend mit move nect note part pel pend plan play plore point pose press prise quest range read rect rupt scope script sect serve side sign sist solve spect spire stand state stract stream struct tain tend test tract turn vent vert view vise vision voke volve ward work'.split(
    ' ',
  ),
  end: [
    '',
    '',
    's',
    'ed',
    'ing',
    'er',
    'ers',
    'ion',
    'ions',
    'ive',
    'able',
    'ment',
    'ments',
    'ly',
    'al',
    'ness',
    'ity',
  ],
};
const common =
  'the of and to in a is that for it as was with on by he from at are this be which have or an they not their had one all but we his were you been if more would who about when can there up out into than its time only some could other new these two may first then do any like my now over such our man me even most made after also did many'.split(
    ' ',
  );

const wordsInAll = 30_000;

const lexicon = {
  ko: onDemand(1, (random) =>
    Array.from(
      { length: 2 + Math.floor(random() * 2) },
      () => hangul[character(random, 700)]!,
    ).join(''),
  ),
  zh: onDemand(2, (random) =>
    Array.from({ length: 1 + Math.ceil(random() * 2) }, () => han[character(random, 3000)]!).join(
      '',
    ),
  ),
  ja: onDemand(3, (random) =>
    random() < 0.25
      ? Array.from({ length: 3 + Math.floor(random() * 4) }, () => pick(random, katakana)).join('')
      : Array.from({ length: 2 }, () => han[character(random, 2000)]!).join(''),
  ),
  en: onDemand(
    4,
    (random) =>
      pick(random, parts.start) +
      pick(random, parts.root) +
      (random() < 0.3 ? pick(random, parts.root) : ''),
  ),
};

/** Made on the first call: a page that only asks queries must not spend time on making words. */
function onDemand(seed: number, make: (random: Random) => string): () => string[] {
  let made: string[] | null = null;
  return () => {
    made ??= makeWords(seed, make);
    return made;
  };
}

function makeWords(seed: number, make: (random: Random) => string): string[] {
  const random = randomOf(seed);
  const made = new Set<string>();
  for (let tries = 0; made.size < wordsInAll && tries < wordsInAll * 20; tries++)
    made.add(make(random));
  return [...made];
}

type Language = keyof typeof lexicon;

function sentence(random: Random, lang: Language): string {
  const length = 6 + Math.floor(random() * 14);
  const some = Array.from({ length }, () => {
    if (lang === 'en' && random() < 0.45) return common[Math.floor(common.length ** random()) - 1]!;
    // Names and figures, which differ from text to text.
    if (random() < 0.02) return String(1900 + Math.floor(random() * 130));
    const words = lexicon[lang]();
    const word = words[byFrequency(random, words.length)]!;
    if (lang === 'ko') return word + pick(random, particles.ko);
    if (lang === 'ja') return word + pick(random, particles.ja);
    return lang === 'en' ? word + pick(random, parts.end) : word;
  });
  if (lang === 'ko') return `${some.join(' ')}. `;
  if (lang === 'en') return `${some.join(' ').replace(/^./, (first) => first.toUpperCase())}. `;
  return `${some.slice(0, length >> 1).join('')}，${some.slice(length >> 1).join('')}。`;
}

const languages: Language[] = ['ko', 'ko', 'ko', 'en', 'zh', 'ja'];

export function languageOf(number: number): Language {
  return languages[number % languages.length]!;
}

/** An article of about 500 words. */
export function generate(number: number): Generated {
  const random = randomOf(number + 1000);
  const lang = languageOf(number);
  const sentences = Array.from({ length: 25 + Math.floor(random() * 26) }, () =>
    sentence(random, lang),
  );
  const text = sentences.map((one, i) => (i % 5 === 4 ? `${one}\n` : one)).join('');
  const title = sentence(random, lang).slice(0, 40);
  const id = `01BENCH${String(number).padStart(19, '0')}`;
  const savedAt = 1_700_000_000_000 + number * 60_000;
  return {
    text,
    article: {
      ...articleDefaults,
      id,
      title,
      byline: [lexicon[lang]()[number % 500]!],
      site: `site-${number % 40}.example`,
      url: `https://site-${number % 40}.example/${number}`,
      canonicalUrl: `https://site-${number % 40}.example/${number}`,
      lang,
      publishedAt: '2025-02-20',
      savedAt,
      excerpt: text.slice(0, 200),
      wordCount: 500,
      readingMinutes: 3,
      tags: [`tag-${number % 25}`],
      state: 'unread',
      starred: number % 9 === 0,
      progress: 0,
      source: { format: 'html', fileName: `${number}.html`, importedAt: savedAt },
      originals: [],
      folder: `articles/${id}`,
      textSha256: String(number),
    },
  };
}

export type QueryKind = 'word' | 'two words' | 'prefix' | 'phrase' | 'question';

/** A query as somebody might type who has read one of the articles. */
export function makeQuery(kind: QueryKind, seed: number, articles: number): string {
  const random = randomOf(seed * 31 + kind.length);
  const { text } = generate(Math.floor(random() * articles));
  const matches = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const runs = matches.map(([run]) => run);
  const word = () => {
    const run = pick(random, runs);
    const start = /^[a-z0-9]/i.test(run) ? 0 : Math.floor(random() * Math.max(1, run.length - 4));
    return /^[a-z0-9]/i.test(run) ? run : run.slice(start, start + 2 + Math.floor(random() * 3));
  };
  const at = Math.floor(random() * (runs.length - 12));
  switch (kind) {
    case 'word':
      return word();
    case 'two words':
      return `${word()} ${word()}`;
    case 'prefix':
      return `${word().slice(0, 2 + Math.floor(random() * 3))}*`;
    case 'phrase': {
      // Latin words are kept whole: a query that begins or ends within one is another kind.
      const spot = matches[at]!.index;
      const length = 8 + Math.floor(random() * 6);
      const [rest] = /^[a-z0-9]*/i.exec(text.slice(spot + length))!;
      const ended = /[a-z0-9]$/i.test(text.slice(spot, spot + length)) ? rest.length : 0;
      return `"${text.slice(spot, spot + length + ended).trim()}"`;
    }
    case 'question': {
      const spaced = / /.test(text.slice(0, 60));
      const some = runs.slice(at, at + (spaced ? 12 : 2)).filter(() => random() < 0.75);
      return `${(some.length > 0 ? some : [runs[at]!]).join(spaced ? ' ' : '').slice(0, 80)}?`;
    }
  }
}
