// The measures in the README of the data: word 4-shingles for English pages, character 3-grams where
// words are not separated by spaces.

import { marked } from 'marked';

function bagOf(pieces) {
  const bag = new Map();
  for (const piece of pieces) bag.set(piece, (bag.get(piece) ?? 0) + 1);
  return bag;
}

function wordShingles(text) {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const size = Math.min(4, words.length);
  return words
    .slice(0, words.length - size + 1)
    .map((_, at) => words.slice(at, at + size).join(' '));
}

function characterTrigrams(text) {
  const characters = [...text.normalize('NFKC').replace(/\s+/gu, '')];
  return characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''));
}

/** Precision and recall of a page; both are 1 when the truth and the result are empty. */
function compare(truePieces, foundPieces) {
  const truth = bagOf(truePieces);
  const found = bagOf(foundPieces);
  let both = 0;
  for (const [piece, count] of truth) both += Math.min(count, found.get(piece) ?? 0);
  const missed = truePieces.length - both;
  const added = foundPieces.length - both;
  if (both === 0) return { precision: added ? 0 : 1, recall: missed ? 0 : 1 };
  return { precision: both / (both + added), recall: both / (both + missed) };
}

export const compareWords = (truth, found) => compare(wordShingles(truth), wordShingles(found));
export const compareCharacters = (truth, found) =>
  compare(characterTrigrams(truth), characterTrigrams(found));

const folded = (text) => text.replace(/\s+/g, ' ').trim();

/** Counts the snippets that were found, with white space folded; the counts are summed over pages. */
export function countSnippets({ with: wanted, without: unwanted }, text) {
  const found = folded(text);
  const has = (snippet) => found.includes(folded(snippet));
  const kept = wanted.filter(has).length;
  return { kept, missed: wanted.length - kept, added: unwanted.filter(has).length };
}

/** Precision, recall and F from the sums of `countSnippets`. */
export function totalOfSnippets(counts) {
  const sum = (field) => counts.reduce((total, each) => total + each[field], 0);
  const kept = sum('kept');
  const precision = kept / Math.max(1, kept + sum('added'));
  const recall = kept / Math.max(1, kept + sum('missed'));
  return { precision, recall, f1: f1Of({ precision, recall }) };
}

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The share of the answer's words that are in the text, counted with multiplicity. */
export function shareOfWords(answer, text) {
  const wanted = bagOf(words(answer));
  const found = bagOf(words(text));
  let both = 0;
  let all = 0;
  for (const [word, count] of wanted) {
    all += count;
    both += Math.min(count, found.get(word) ?? 0);
  }
  return all === 0 ? 1 : both / all;
}

/** The answer's words without title, comments and addresses of links, as an article has them. */
export function answerText({ title, markdown }) {
  // "[!info]" and "[^1]" are Markdown's own marks, and no words of the page.
  const [body] = markdown.replace(/\[[!^][\w-]+\]:?/g, ' ').split(/^## Comments$/m);
  const isTitle = (token) => token.type === 'heading' && folded(token.text) === folded(title ?? '');
  const tokens = marked.lexer(body).filter((token) => !isTitle(token));
  const html = marked.parser(tokens).replace(/<[^>]*>/g, ' ');
  return html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code)).replace(/&\w+;/g, ' ');
}

export const f1Of = ({ precision, recall }) =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

const mean = (numbers) =>
  numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);

/** F1 of the mean precision and recall, not the mean of the pages' F1. */
export function total(scores) {
  const precision = mean(scores.map((score) => score.precision));
  const recall = mean(scores.map((score) => score.recall));
  return { precision, recall, f1: f1Of({ precision, recall }) };
}

/** Folds all kinds of spaces. */
const spaced = (text) =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
export const sameTitle = (truth, found) => spaced(truth) === spaced(found);
export const sameNames = (truth, found) =>
  truth.length === found.length && truth.every((name) => found.includes(name));
export const sameDay = (days, found) => days.includes(found?.slice(0, 10));
