// Prints the tables of bodies: how much of the true text is in the article, and how much other text.
import { printTable } from '../carrel.mjs';
import { isForTuning } from './data.mjs';
import {
  answerText,
  compareCharacters,
  compareWords,
  countSnippets,
  f1Of,
  shareOfWords,
  total,
  totalOfSnippets,
} from './score.mjs';

export const three = (number) => number.toFixed(3);

const halves = [
  ['', () => true],
  ['  tuning half', isForTuning],
  ['  checking half', (name) => !isForTuning(name)],
];

/**
 * Prints Carrel and Readability over all pages and both halves. `row(scores)` makes the cells of a
 * line.
 */
function printHalves(title, heads, scored, row) {
  console.log(`\n${title}`);
  const rows = [];
  for (const [label, which] of [
    ['Carrel', 'ours'],
    ['Readability alone', 'plain'],
  ]) {
    for (const [half, isIn] of halves) {
      const scores = scored.filter(({ name }) => isIn(name)).map((each) => each[which]);
      rows.push([half || label, scores.length, ...row(scores)]);
    }
  }
  printTable([['', 'pages', ...heads], ...rows]);
}

/** Only pages of the tuning half: a page that somebody has looked at can no longer check anything. */
function printWorst(scored, heads, isRight, row, measure) {
  const worst = scored
    .filter((each) => isForTuning(each.name) && !isRight(each))
    .sort((one, other) => measure(one) - measure(other));
  printTable([
    ['page of the tuning half', ...heads],
    ...worst.map((each) => [each.name, ...row(each)]),
  ]);
}

const SHARES = ['F1', 'precision', 'recall'];
const sharesOf = ({ precision, recall, f1 }) => [three(f1), three(precision), three(recall)];

function printCompared(title, pages, compare, verbose) {
  const scored = pages.map(({ name, truth, found }) => ({
    name,
    ours: compare(truth.body, found.text),
    plain: compare(truth.body, found.plain.text),
  }));
  printHalves(title, SHARES, scored, (scores) => sharesOf(total(scores)));
  if (!verbose) return;
  printWorst(
    scored,
    [...SHARES, 'Readability'],
    ({ ours }) => f1Of(ours) >= 0.995,
    ({ ours, plain }) => [...sharesOf({ ...ours, f1: f1Of(ours) }), three(f1Of(plain))],
    ({ ours }) => f1Of(ours),
  );
}

export const printNews = (pages, verbose) =>
  printCompared(
    'News and blogs in English, word 4-shingles (bar: F1 0.985)',
    pages,
    compareWords,
    verbose,
  );

export const printNewspapers = (pages, verbose) =>
  printCompared(
    'Newspapers in 20 languages, character 3-grams (bar: F1 0.975)',
    pages.filter(({ truth }) => truth.src === 'fundus' && truth.body),
    compareCharacters,
    verbose,
  );

export function printMixed(pages, verbose) {
  const scored = pages.map(({ name, truth, found }) => ({
    name,
    ours: countSnippets(truth, found.text),
    plain: countSnippets(truth, found.plain.text),
  }));
  printHalves('Pages of every kind, snippets (bar: F1 0.925)', SHARES, scored, (counts) =>
    sharesOf(totalOfSnippets(counts)),
  );
  if (!verbose) return;
  const wrong = ({ missed, added }) => missed + added;
  printWorst(
    scored,
    ['kept', 'missed', 'added', 'Readability', 'missed', 'added'],
    ({ ours }) => wrong(ours) === 0,
    ({ ours, plain }) => [ours, plain].flatMap((each) => [each.kept, each.missed, each.added]),
    ({ ours }) => -wrong(ours),
  );
}

/** A page counts as right when the article has this share of the answer's words. */
const RIGHT = 0.95;

export function printBugReports(pages, verbose) {
  const scored = pages.map(({ name, truth, found }) => {
    const answer = answerText(truth);
    return {
      name,
      ours: shareOfWords(answer, found.wholeText),
      plain: shareOfWords(answer, found.plain.text),
    };
  });
  printHalves('Pages of bug reports (bar: 90 % right)', ['right', '%'], scored, (shares) => {
    const right = shares.filter((share) => share >= RIGHT).length;
    return [right, Math.round((100 * right) / Math.max(1, shares.length))];
  });
  if (!verbose) return;
  printWorst(
    scored,
    ['share of words', 'Readability'],
    ({ ours }) => ours >= RIGHT,
    ({ ours, plain }) => [three(ours), three(plain)],
    ({ ours }) => ours,
  );
}
