const LONGEST = 300;

/** The first sentences, at most 300 characters, cut after a sentence or a word if possible. */
export function excerptOf(text: string): string {
  const flat = text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (flat.length <= LONGEST) return flat;
  // Does not cut a surrogate pair.
  const cut = flat.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '');
  const sentence = Math.max(
    ...['. ', '? ', '! ', '。', '？', '！'].map((end) => cut.lastIndexOf(end)),
  );
  if (sentence > LONGEST / 2) return cut.slice(0, sentence + 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > LONGEST / 2 ? space : cut.length).trimEnd()}…`;
}
