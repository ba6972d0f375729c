/** Longer texts are paragraphs of a book: they are not kept, and rarely asked for twice. */
const LONGEST = 2000;

/**
 * The same pure function of a text, which remembers its last `most` answers. The steps of an import ask the
 * same of each line, class and name of a page again and again.
 */
export function remembered<Answer>(
  answerTo: (text: string) => Answer,
  most = 3000,
): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    if (text.length > LONGEST) return answerTo(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Answer;
    if (known.size >= most) known.clear();
    const answer = answerTo(text);
    known.set(text, answer);
    return answer;
  };
}
