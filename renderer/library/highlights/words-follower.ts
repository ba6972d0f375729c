import type { ArticleId } from '../../core/article/article';
import { quoteWithWords } from '../../core/exporting/copied-words';
import { createAnchors, withSingleSpaces } from '../../core/highlights/anchor-quote';
import { readFrameText } from '../../core/highlights/frame-text';
import type { Highlight } from '../../core/highlights/highlight';
import { changesAfter, followChanges } from '../../storage/change-log';
import type { CarrelDatabase } from '../../storage/database';
import { changeHighlights } from '../../storage/highlights';
import { logPosition } from '../../storage/log-position';

const follower = 'highlight-words';
const batchSize = 200;

/**
 * Gives highlights their words without the marks of footnotes, where they have none: those that were made before
 * Carrel kept such words, and those from other programs. Their quotes, by which they are found, stay.
 */
export class WordsFollower {
  constructor(
    private readonly database: CarrelDatabase,
    private readonly parseHtml: (html: string) => Document | Promise<Document>,
  ) {}

  /** Looks at everything that was committed before the call and not looked at yet. */
  async catchUp(): Promise<void> {
    const { database } = this;
    const { epoch, end, isWhole, ...from } = await logPosition(database, follower, batchSize);
    if (from.seq === null || !isWhole) {
      for (const id of await this.#marked()) await this.#complete(id);
      await database.cursors.put({ follower, seq: end, epoch });
      return;
    }
    let { seq, changes } = from;
    while (seq < end) {
      const last = changes.at(-1);
      if (last === undefined) return;
      const ids = changes.flatMap(({ id, kind }) => (kind === 'article-changed' ? [id] : []));
      for (const id of new Set(ids)) await this.#complete(id);
      seq = last.seq;
      await database.cursors.put({ follower, seq, epoch });
      if (seq < end) changes = await changesAfter(database, seq, batchSize);
    }
  }

  #marked(): Promise<ArticleId[]> {
    return this.database.articles.where('highlightCount').above(0).primaryKeys();
  }

  async #complete(id: ArticleId): Promise<void> {
    const row = await this.database.highlights.get(id);
    if (!row?.highlights.some(({ words }) => words === undefined)) return;
    const html = (await this.database.html.get(id))?.html;
    // Only a link within the article is the mark of a footnote.
    if (!html?.includes('href="#')) return;
    const complete = completion(await this.parseHtml(html));
    const isNew = (mark: Highlight) => complete(mark) !== mark;
    if (!row.highlights.some(isNew)) return;
    await changeHighlights(this.database, id, (marks) =>
      marks.some(isNew) ? marks.map(complete) : null,
    );
  }
}

/** Adds the words to a highlight of the article; returns the same one where they are known or the same. */
function completion({ body }: Document): (mark: Highlight) => Highlight {
  const text = readFrameText(body);
  const placeOf = createAnchors(text.text);
  return (mark) => {
    const place = mark.words === undefined ? placeOf(mark) : null;
    if (place === null) return mark;
    const { quote, words } = quoteWithWords(text, place);
    // Words that have changed since are not those that were marked.
    const isSame = withSingleSpaces(quote) === withSingleSpaces(mark.quote);
    return isSame && words !== undefined ? { ...mark, words } : mark;
  };
}

/** Keeps the words of highlights complete for as long as the window lives. */
export function followWords(
  database: CarrelDatabase,
  parseHtml: (html: string) => Promise<Document>,
): void {
  const words = new WordsFollower(database, parseHtml);
  // The database is being replaced, or the window closed: the next run tries again.
  const catchUp = () => words.catchUp().catch(() => {});
  followChanges(catchUp, 1_000);
  void catchUp();
}
