// Which lines of a page are text and which are furniture, by the right answer of the page.
import { answerText } from './score.mjs';

/** From this share of a line's pieces in the answer on it is text, up to the other it is furniture. */
const TEXT = 0.6;
const FURNITURE = 0.3;
/** Shorter snippets occur by chance within a line. */
const LEAST_SNIPPET = 8;
const LEAST_LINE = 15;

/** For each line true, false, or null where the answer says nothing. `truth` is that of data.mjs. */
export function labelsOf(truth, lines) {
  if (truth.with) return lines.map((line) => bySnippets(truth, folded(line)));
  const answer = truth.markdown === undefined ? truth.body : answerText(truth);
  return answer ? byAnswer(answer, lines) : lines.map(() => null);
}

const folded = (text) => text.replace(/\s+/g, ' ').trim();

function bySnippets({ with: wanted, without }, line) {
  const has = (snippet, least) =>
    line.includes(snippet) || (line.length >= least && snippet.includes(line));
  const isText = wanted.some((each) => has(folded(each), LEAST_LINE));
  const isFurniture = without.some((each) => has(folded(each), LEAST_SNIPPET));
  return isText === isFurniture ? null : isText;
}

function byAnswer(answer, lines) {
  const isDense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(answer);
  const tokensOf = isDense
    ? (text) => [...text.normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, '')]
    : (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const size = isDense ? 5 : 3;
  const piecesOf = (tokens) =>
    tokens.slice(size - 1).map((_, at) => tokens.slice(at, at + size).join(' '));
  const pieces = new Set(piecesOf(tokensOf(answer)));
  const whole = new Set(answer.split(/\n+/).map((line) => tokensOf(line).join(' ')));
  return lines.map((line) => {
    const tokens = tokensOf(line);
    if (tokens.length === 0) return null;
    if (tokens.length < size) return whole.has(tokens.join(' '));
    const own = piecesOf(tokens);
    const share = own.filter((piece) => pieces.has(piece)).length / own.length;
    return share >= TEXT ? true : share <= FURNITURE ? false : null;
  });
}
