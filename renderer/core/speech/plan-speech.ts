/** What is said of an article, and in which pieces. */
import type { TextSpan } from '../highlights/anchor-quote';
import { sentenceSpans } from '../text/sentences';
import { languageRuns, spokenLanguage } from './language-runs';

/** A paragraph, a heading or another stretch of text that no sentence goes beyond. */
export interface SpeechBlock {
  text: string;
  /** The declared language of each stretch of the text, in order and without gaps. */
  langs: readonly (TextSpan & { lang: string | null })[];
  /** What ruby says instead of its base, in order. */
  readings: readonly (TextSpan & { spoken: string })[];
}

export interface Sentence extends TextSpan {
  /** Index of its block. `start` and `end` are offsets into the text of that block. */
  block: number;
}

/** What an engine is given at once. */
export interface Utterance {
  text: string;
  /** A BCP 47 tag. */
  lang: string;
  /** True when a voice of any language can say it. */
  isLatin: boolean;
}

/** Chromium's engines fall silent after some 15 seconds, so that an utterance has to end earlier. */
const longestSeconds = 10;
/** Characters a second at rate 1, of slow voices. */
const pace = { syllables: 4.5, letters: 12 };
const syllabic = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The sentences of the blocks that have anything to say. */
export function sentencesOf(blocks: readonly SpeechBlock[]): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [block, { text, langs }] of blocks.entries()) {
    for (const span of sentenceSpans(text, spokenLanguage(langs[0]?.lang ?? null))) {
      if (isSpoken(text.slice(span.start, span.end))) sentences.push({ block, ...span });
    }
  }
  return sentences;
}

/** @param rate 1 for the usual speed; the slower, the shorter are the utterances */
export function utterancesOf(
  block: SpeechBlock,
  sentence: TextSpan,
  rate: number,
): readonly Utterance[] {
  return declaredRuns(block, sentence).flatMap(({ start, end, lang }) =>
    languageRuns(block.text.slice(start, end), lang, block.text).flatMap((run) => {
      const words = spokenWords(block, { start: start + run.start, end: start + run.end });
      return chunksOf(words, rate)
        .filter(isSpoken)
        .map((text) => ({ text, lang: run.lang, isLatin: run.isLatin }));
    }),
  );
}

/** The stretches of a sentence by declared language. */
function declaredRuns(block: SpeechBlock, sentence: TextSpan): SpeechBlock['langs'] {
  const runs: (TextSpan & { lang: string | null })[] = [];
  for (const { start, end, lang } of block.langs) {
    if (end <= sentence.start || start >= sentence.end) continue;
    const last = runs.at(-1);
    const to = Math.min(end, sentence.end);
    if (last && last.lang === lang) last.end = to;
    else runs.push({ start: Math.max(start, sentence.start), end: to, lang });
  }
  return runs;
}

/** The text with ruby's readings in the place of their bases; a base is not divided. */
function spokenWords(block: SpeechBlock, { start, end }: TextSpan): string {
  let words = '';
  let at = start;
  for (const reading of block.readings) {
    if (reading.end <= start || reading.start >= end) continue;
    if (reading.start >= at) words += block.text.slice(at, reading.start) + reading.spoken;
    at = Math.min(end, Math.max(at, reading.end));
  }
  return (words + block.text.slice(at, end)).replace(/\s+/g, ' ').trim();
}

/** How long slow voices take. */
export function secondsOf(words: string, rate: number): number {
  return words.length / (paceOf(words) * rate);
}

function paceOf(words: string): number {
  return syllabic.test(words) ? pace.syllables : pace.letters;
}

/** Cuts words where a pause is heard least: after punctuation, else at a space, else anywhere. */
function chunksOf(words: string, rate: number): string[] {
  const most = Math.max(12, Math.floor(longestSeconds * paceOf(words) * rate));
  const chunks: string[] = [];
  let rest = words;
  while (rest.length > most) {
    const cut = placeToCut(rest, most);
    chunks.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === '' ? chunks : [...chunks, rest];
}

function placeToCut(words: string, most: number): number {
  const head = words.slice(0, most);
  for (const pause of [/^.*[,;:、，；：—–。](?=.)/su, /^.*\s/su]) {
    const length = pause.exec(head)?.[0].length ?? 0;
    if (length > most / 3) return length;
  }
  // Not between the halves of a surrogate pair.
  return /[\ud800-\udbff]$/.test(head) ? most - 1 : most;
}

function isSpoken(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}
