import type { Article, ArticleId, ReadingState } from '../../core/article/article';
import type { Highlight } from '../../core/highlights/highlight';
import { type DeletedArticle, isSame, type Journal, type RecordRows } from '../journal';

/** What a command is called where it is offered for undo. */
export type StepKind =
  | 'tags'
  | 'tag-renamed'
  | 'tag-deleted'
  | 'state'
  | 'star'
  | 'note'
  | 'deletion'
  | 'restoration'
  | 'feed-read'
  | 'highlights'
  | 'highlights-removed'
  | 'highlights-joined'
  | 'saved-search'
  | 'site-rule'
  | 'tag-look'
  | 'collection'
  | 'rule';

/** The fields of an article that commands change. */
export interface Fields {
  state: ReadingState;
  starred: boolean;
  note: string;
  tags: readonly string[];
}

export interface ArticleChange {
  id: ArticleId;
  /** The changed fields only. */
  before: Partial<Fields>;
  after: Partial<Fields>;
}

export interface HighlightChange {
  article: ArticleId;
  /** Null for one that did not exist. */
  before: Highlight | null;
  after: Highlight | null;
}

export interface RecordChange {
  table: keyof RecordRows;
  id: string;
  before: RecordRows[keyof RecordRows] | undefined;
  after: RecordRows[keyof RecordRows] | undefined;
}

export const fieldNames = ['state', 'starred', 'note', 'tags'] as const;

/** A step as it passes from one window to another: without its methods. */
export type SentStep = Pick<
  Step,
  'kind' | 'number' | 'at' | 'articles' | 'highlights' | 'deleted' | 'restored' | 'records'
>;

/** Numbers of steps that begin in the same millisecond, in several windows. */
const numbersAMillisecond = 4_096;

/** The number of a step that begins now. Of two in one millisecond either may be the greater one. */
export function stepNumber(): number {
  return Date.now() * numbersAMillisecond + Math.floor(Math.random() * numbersAMillisecond);
}

export function sentStep(step: Step): SentStep {
  const { kind, number, at, articles, highlights, deleted, restored, records } = step;
  return { kind, number, at, articles, highlights, deleted, restored, records };
}

/** What one command has changed. */
export class Step implements Journal {
  readonly articles: ArticleChange[] = [];
  readonly highlights: HighlightChange[] = [];
  readonly deleted: DeletedArticle[] = [];
  readonly restored: ArticleId[] = [];
  readonly records: RecordChange[] = [];

  /** When it began, in milliseconds since 1970. */
  at = Date.now();

  /** @param number in the order in which commands began */
  constructor(
    readonly kind: StepKind,
    readonly number: number,
  ) {}

  /** The step of another window. */
  static from(sent: SentStep): Step {
    const { kind, number, at, articles, highlights, deleted, restored, records } = sent;
    const step = new Step(kind, number);
    return Object.assign(step, { at, articles, highlights, deleted, restored, records });
  }

  get isEmpty(): boolean {
    return [this.articles, this.highlights, this.deleted, this.restored, this.records].every(
      (changes) => changes.length === 0,
    );
  }

  /** The number of articles that it changed. */
  get articleCount(): number {
    return new Set([
      ...this.articles.map(({ id }) => id),
      ...this.highlights.map(({ article }) => article),
      ...this.deleted.map(({ id }) => id),
      ...this.restored,
    ]).size;
  }

  articlesChanged(changed: readonly { before: Article; after: Article }[]): void {
    for (const { before, after } of changed) {
      const names = fieldNames.filter((name) => !isSame(before[name], after[name]));
      if (names.length === 0) continue;
      this.articles.push({ id: after.id, before: pick(before, names), after: pick(after, names) });
    }
  }

  highlightsChanged(
    article: ArticleId,
    before: readonly Highlight[],
    after: readonly Highlight[],
  ): void {
    const [old, now] = [byId(before), byId(after)];
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      const change = { article, before: old.get(id) ?? null, after: now.get(id) ?? null };
      if (!isSame(change.before, change.after)) this.highlights.push(change);
    }
  }

  articlesDeleted(deleted: readonly DeletedArticle[]): void {
    for (const article of deleted) this.deleted.push(article);
  }

  articlesRestored(ids: readonly ArticleId[]): void {
    for (const id of ids) this.restored.push(id);
  }

  recordChanged<Table extends keyof RecordRows>(
    table: Table,
    id: string,
    before: RecordRows[Table] | undefined,
    after: RecordRows[Table] | undefined,
  ): void {
    this.records.push({ table, id, before, after });
  }
}

function pick(article: Article, names: readonly (keyof Fields)[]): Partial<Fields> {
  return Object.fromEntries(names.map((name) => [name, article[name]]));
}

const byId = (marks: readonly Highlight[]) => new Map(marks.map((mark) => [mark.id, mark]));
