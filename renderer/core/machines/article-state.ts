/**
 * The state of an article: the reader's work by the table of its fields, its highlights, and which page it
 * shows. Everything here is made from `core/article/article-fields.ts`; a field says there by `machines` how
 * it joins.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Article } from '../article/article';
import type { ArticleField } from '../article/article-fields';
import { longest, most } from '../article/article-parts';
import {
  articleInOrder,
  fieldRules,
  highlightFields,
  highlights as highlightList,
  put,
} from '../article/article-record';
import { byAge, type Highlight } from '../highlights/highlight';
import {
  type Read,
  type Refused,
  readAsIs,
  readRow,
  record,
  refused,
} from '../records/read-fields';
import { never } from './clock';
import { byId, type Check, type Joining, last, type Register, textUpTo } from './joining';
import { type RowState, type RowValue, rowOf } from './row-joining';
import { setOf } from './set-joining';
import { text } from './text-joining';

export type ArticleState = RowState;

/** An article with what its reader has marked in it. */
export interface MarkedArticle {
  article: Article;
  /** Oldest first. */
  highlights: readonly Highlight[];
}

/** A table's reader as a check: undefined for what it would replace. */
function checkOf<Value>(read: Read<Value | Refused>): Check<Value> {
  return (value) => {
    const taken = readAsIs(read, value);
    return taken === refused ? undefined : (taken as Value);
  };
}

const keyOf = (item: unknown): string =>
  typeof item === 'string' ? item : String((item as { url?: unknown } | null)?.url ?? '');

/** The joining of a field, by the table. */
function joiningOf({ machines, read }: ArticleField<unknown>): Joining<unknown, unknown> {
  if (machines === 'text') return text(longest.note) as Joining<unknown, unknown>;
  if (machines === 'last') return last(checkOf(read)) as Joining<unknown, unknown>;
  // A list of one is read as the field's list is, so that each element has the table's bounds.
  const items = checkOf(read);
  const item = (value: unknown) => (items([value]) as unknown[] | undefined)?.[0];
  return setOf(item, keyOf, most.words * 2) as Joining<unknown, unknown>;
}

const workFields = fieldRules.filter(([, { machines }]) => machines !== undefined);
const pageFields = fieldRules.filter(([, { machines, keeps }]) => !machines && !keeps);

const { id: _id, colour, note: _note, tags, ...passage } = highlightFields;
const passageRow = record(passage);
const passageOf = (value: unknown) => readRow(passageRow, value) ?? undefined;

const highlight = rowOf({
  // Where it is: changed as a whole, when a page is extracted again.
  passage: last(passageOf),
  colour: last(checkOf(colour)),
  note: text(longest.note),
  tags: setOf((tag) => checkOf(tags)([tag])?.[0], keyOf, most.words * 2),
});

const shortText = textUpTo(100);

/** A register whose value is nowhere else in article.json. */
function stampedText(): Joining<Register<string>, string> {
  const text = last(shortText);
  return { ...text, write: (state, form) => text.write(state, form === 'beside' ? 'line' : form) };
}

/** The joining of an article. Its values are those of `workOf`. */
export const articleJoining: Joining<ArticleState, RowValue | null> = rowOf({
  ...Object.fromEntries(workFields.map(([name, rules]) => [name, joiningOf(rules)])),
  highlights: byId(highlight, most.highlights),
  // A checksum of what is known of the page: whose page it shows, the files of the article say.
  page: last(shortText),
  // The article that it has become a part of; empty for none. See joined-articles.ts.
  into: stampedText(),
});

/** True when any machine has changed the article since it came in. */
export const isStamped = (state: ArticleState): boolean => articleJoining.newest(state) !== never;

/** The values of an article's state. */
export function workOf({ article, highlights }: MarkedArticle): RowValue {
  const work: Record<string, unknown> = {};
  for (const [name, { machines, read }] of workFields) {
    const value = read(article[name], () => {}, name);
    work[name] = machines === 'set' ? (value ?? []) : value;
  }
  const marks = highlights.map(({ id, colour, note, tags, ...rest }) => {
    return [id, { passage: passageOf(rest), colour, note, tags }] as const;
  });
  return { ...work, highlights: new Map(marks), page: pageOf(article) };
}

/** A checksum of all that is known of the article's page. */
function pageOf(article: Article): string {
  const facts: Partial<Article> = articleInOrder(article);
  const page = pageFields.map(([name]) => facts[name] ?? null);
  return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(page)))).slice(0, 32);
}

/**
 * The article with the values of a state; null for one that is deleted. Lists come in an order that is the
 * same on every machine.
 */
export function withState(
  { article, highlights }: MarkedArticle,
  state: ArticleState,
): MarkedArticle | null {
  const values = articleJoining.valueOf(state);
  if (values === null) return null;
  const changed = { ...article };
  for (const [name, { read }] of workFields) {
    if (!(name in values)) continue;
    const value = values[name];
    const isEmpty = Array.isArray(value) && value.length === 0;
    const taken = read(isEmpty ? undefined : value, () => {}, name);
    delete changed[name];
    put(changed, name, taken);
  }
  const marks = 'highlights' in values ? marksOf(values.highlights as Marks) : highlights;
  return { article: { ...changed, highlightCount: marks.length }, highlights: marks };
}

type Marks = ReadonlyMap<string, RowValue>;

function marksOf(values: Marks): Highlight[] {
  const raw = [...values].map(([id, { passage: where, ...rest }]) => {
    return { ...(where as object | undefined), ...rest, id };
  });
  const marks = highlightList(raw, () => {}, 'highlights');
  return marks.sort(byAge);
}
