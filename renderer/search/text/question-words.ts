/**
 * Words of a question that say nothing about its answer. They are rare in articles and would weigh much.
 * Latin ones match as whole words, others anywhere.
 */
const latin = new Set(
  'what who whom whose when where which why how did does do is are was were be been has have had can could would should will the a an of in on at to for by from with and or that this these those it its as'.split(
    ' ',
  ),
);
const unspaced = [
  '무엇인가',
  '무엇',
  '누구인가',
  '누구',
  '언제',
  '어디',
  '어느',
  '어떤',
  '얼마나',
  '몇',
  '何という',
  'なんという',
  'どのような',
  'どれくらい',
  'どこ',
  'どの',
  'いつ',
  '誰',
  '何',
  'ですか',
  'でしょうか',
  '什么',
  '什麼',
  '甚麼',
  '为何',
  '為何',
  '如何',
  '哪里',
  '哪裡',
  '哪些',
  '哪个',
  '哪個',
  '哪',
  '谁',
  '誰',
  '多少',
  '几',
  '幾',
];
const pattern = new RegExp(`[a-z]+|${unspaced.join('|')}`, 'g');

/** Folded text without question words; unchanged when nothing else would be left. */
export function withoutQuestionWords(text: string): string {
  const rest = text.replace(pattern, (word) =>
    /^[a-z]/.test(word) && !latin.has(word) ? word : ' ',
  );
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}
