// Pairs of articles of which it is known whether one was made from the other. The words come from a
// seeded generator and follow Zipf's law; no sentence is repeated.

import { randomOf } from '../../../random.mjs';

export type Lang = 'en' | 'ko' | 'ja' | 'zh';

const copies = [
  'light edits',
  'one paragraph added',
  'a third added',
  'cut to half',
  'cut to a third',
  'another headline and byline',
  'short and the same',
  'short with a word changed',
  'the same on another page of the site',
] as const;

const others = [
  'same subject, other words',
  'same subject, a shared quotation',
  'nothing in common',
  'short ones',
  'the same form filled in by one site',
  'a digest of ten',
] as const;

type Kind = (typeof copies)[number] | (typeof others)[number];
export const copyKinds: ReadonlySet<string> = new Set(copies);

interface Pair {
  kind: Kind;
  one: string;
  other: string;
  sameSite: boolean;
}

const sounds: Record<Lang, string> = {
  en: 'ba be bi bo ca ce da de di fa fe ga go ha he ka la le li lo ma me mi mo na ne no pa pe pi ra re ri ro sa se si so ta te ti to va ve wa we',
  ko: '가 나 다 라 마 바 사 아 자 차 카 타 파 하 거 너 더 러 머 버 서 어 저 처 고 노 도 로 모 보 소 오 조 구 누 두 루 무 수 우 주 기 니 리 미 시 이 지',
  ja: 'あ い う え お か き く け こ さ し す せ そ た ち つ て と な に の は ひ ま み も や よ ら り る れ 時 間 記 事 新 聞 図 書 館 資 料 研 究 者 政 府 市 長 年 月',
  zh: '的 一 是 不 了 在 人 有 我 他 这 中 大 来 上 国 和 地 到 们 时 要 出 就 分 对 成 会 可 主 发 年 动 同 工 也 能 下 过 子 说 产 种 面 方 后 多 定 行 学 法 所 民 得 经',
};

const vocabularies = new Map<Lang, string[]>();

function vocabularyOf(lang: Lang): string[] {
  const random = randomOf(lang.charCodeAt(0));
  const parts = sounds[lang].split(' ');
  const part = () => parts[Math.floor(random() * parts.length)];
  const word = () => Array.from({ length: 1 + Math.floor(random() * 3) }, part).join('');
  const words = vocabularies.get(lang) ?? Array.from({ length: 8_000 }, word);
  vocabularies.set(lang, words);
  return words;
}

class Writer {
  readonly random: () => number;
  readonly #words: string[];

  constructor(
    readonly lang: Lang,
    seed: number,
  ) {
    this.random = randomOf(seed);
    this.#words = vocabularyOf(lang);
  }

  word = () => this.#words[Math.floor(this.#words.length ** this.random()) - 1] ?? this.#words[0]!;
  words = (count: number) =>
    Array.from({ length: count }, this.word).join(
      this.lang === 'ja' || this.lang === 'zh' ? '' : ' ',
    );
  sentence = () => `${this.words(7 + Math.floor(this.random() * 14))}.`;
  paragraph = (count = 4) => Array.from({ length: count }, this.sentence).join(' ');
  article = (paragraphs = 8) => Array.from({ length: paragraphs }, () => this.paragraph());

  /** Changes every seventh sentence, as an editor would. */
  edited = (paragraphs: string[]) =>
    paragraphs.map((paragraph) =>
      paragraph
        .split(/(?<=\.) /)
        .map((sentence) => (this.random() < 0.15 ? `${this.words(2)} ${sentence}` : sentence))
        .join(' '),
    );
}

/** `count` pairs of each kind. */
export function* makePairs(lang: Lang, count: number): Generator<Pair> {
  for (const kind of [...copies, ...others]) {
    for (let number = 0; number < count; number++) {
      const writer = new Writer(lang, number * 7919 + kind.length * 104_729 + 1);
      const [one, other] = makers[kind](writer);
      const sameSite =
        kind === 'the same form filled in by one site' ||
        kind === 'the same on another page of the site';
      yield { kind, one: one.join('\n'), other: other.join('\n'), sameSite };
    }
  }
}

const makers: Record<Kind, (writer: Writer) => [string[], string[]]> = {
  'light edits': (w) => pairOf(w.article(), w.edited),
  'one paragraph added': (w) => pairOf(w.article(), (text) => [...text, w.paragraph()]),
  'a third added': (w) => pairOf(w.article(9), (text) => [w.paragraph(6), ...text, w.paragraph(6)]),
  'cut to half': (w) => pairOf(w.article(8), (text) => text.slice(0, 4)),
  'cut to a third': (w) => pairOf(w.article(9), (text) => text.slice(0, 3)),
  'another headline and byline': (w) =>
    pairOf(w.article(6), (text) => [w.words(8), w.words(3), ...text]),
  'short and the same': (w) => pairOf([w.paragraph(3)], (text) => text),
  'short with a word changed': (w) =>
    pairOf([w.paragraph(6)], ([text = '']) => [`${w.word()} ${text}`]),
  'the same on another page of the site': (w) =>
    pairOf(w.article(8), (text) => [...text, w.words(5)]),
  'same subject, other words': (w) => {
    // Names and terms that both articles use often.
    const terms = Array.from({ length: 6 }, () => w.words(2));
    const about = () =>
      Array.from({ length: 8 }, (_, at) => `${w.sentence()} ${terms[at % 6]} ${w.paragraph(3)}`);
    return [about(), about()];
  },
  'same subject, a shared quotation': (w) => {
    const quotation = w.paragraph(3);
    return [
      [...w.article(5), quotation, ...w.article(3)],
      [...w.article(2), quotation, ...w.article(6)],
    ];
  },
  'nothing in common': (w) => [w.article(), w.article()],
  'short ones': (w) => [[w.paragraph(2)], [w.paragraph(2)]],
  'the same form filled in by one site': (w) => {
    const form = Array.from({ length: 20 }, () => w.words(6));
    const filled = () => form.map((line) => `${line} ${w.words(1)}.`);
    return [filled(), filled()];
  },
  'a digest of ten': (w) => {
    const whole = w.article(4);
    return [whole, [...whole, ...Array.from({ length: 9 }, () => w.article(4)).flat()]];
  },
};

function pairOf(text: string[], made: (text: string[]) => string[]): [string[], string[]] {
  return [text, made(text)];
}
