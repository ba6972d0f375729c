import type { ArticleId } from '../../core/article/article';
import type { Highlight } from '../../core/highlights/highlight';
import { changesAfter, followChanges, lastSeq } from '../../storage/change-log';
import type { HighlightsRow } from '../../storage/database';
import type { Library } from '../library';
import type { ListedHighlight } from './group-highlights';
import type { Places, PlacingTask } from './place-in-worker';

/** The state of the list; a new object after every change. */
export interface HighlightListSnapshot {
  listed: readonly ListedHighlight[];
  /** Keys of highlights whose quote is no longer found in the article. */
  unplaced: ReadonlySet<string>;
  /** Where the quotes of highlights begin in the text of their article, by key, as far as it is known. */
  places: ReadonlyMap<string, number>;
  /** False until all highlights were read. */
  isLoaded: boolean;
}

/** All highlights of the library in memory, read at the first `open` and patched from the change log. */
export interface HighlightList {
  snapshot(): HighlightListSnapshot;
  subscribe(listener: () => void): () => void;
  /** Reads the highlights, once. */
  open(): void;
  /**
   * Looks for the places of highlights, and again for those of articles that change later. Resolves when
   * those of all present highlights are known.
   */
  findPlaces(): Promise<void>;
  /** Reads an article's highlights again, without waiting for the change log. */
  refresh(id: ArticleId): Promise<void>;
  close(): void;
}

type Place = (tasks: readonly PlacingTask[], signal: AbortSignal) => Promise<Places>;

/** Rows in one read: reading them blocks the page for about 10 ms. */
const chunk = 400;
/** Articles whose texts are in memory at once. */
const textsAtOnce = 50;

export function openHighlightList({ database }: Library, place: Place): HighlightList {
  const byArticle = new Map<ArticleId, readonly ListedHighlight[]>();
  const unplaced = new Set<string>();
  const places = new Map<string, number>();
  /** Articles whose quotes were not looked for since they changed. */
  const toPlace = new Set<ArticleId>();
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  let current: HighlightListSnapshot = {
    ...{ listed: [], unplaced: new Set(), places: new Map(), isLoaded: false },
  };
  let opening: Promise<void> | null = null;
  let placing: Promise<void> | null = null;
  let findsPlaces = false;
  let seq = 0;
  let stopFollowing = () => {};

  function publish(isLoaded: boolean): void {
    const listed = [...byArticle.values()].flat();
    current = { listed, unplaced: new Set(unplaced), places: new Map(places), isLoaded };
    for (const listener of listeners) listener();
  }

  /** Replaces the highlights of an article; the objects of those that are the same stay. */
  function take(id: ArticleId, marks: readonly Highlight[]): void {
    const known = new Map((byArticle.get(id) ?? []).map((each) => [each.key, each]));
    const next = marks.map((mark) => {
      const key = `${id}/${mark.id}`;
      const before = known.get(key);
      known.delete(key);
      return before && JSON.stringify(before.mark) === JSON.stringify(mark)
        ? before
        : { key, article: id, mark };
    });
    for (const key of known.keys()) {
      unplaced.delete(key);
      places.delete(key);
    }
    if (next.length === 0) byArticle.delete(id);
    else byArticle.set(id, next);
    toPlace.add(id);
  }

  async function load(): Promise<void> {
    // Read before the highlights: later writes are read again from the log.
    seq = await lastSeq(database);
    const gone = new Set(byArticle.keys());
    for (let last = ''; !closing.signal.aborted; ) {
      const rows: HighlightsRow[] = await database.highlights
        .where('id')
        .above(last)
        .limit(chunk)
        .toArray();
      for (const { id, highlights } of rows) {
        gone.delete(id);
        take(id, highlights);
      }
      if (rows.length < chunk) break;
      last = rows.at(-1)!.id;
    }
    for (const id of gone) take(id, []);
    publish(true);
    placeSoon();
  }

  async function read(ids: readonly ArticleId[]): Promise<void> {
    const rows = await database.highlights.bulkGet([...ids]);
    for (const [at, id] of ids.entries()) {
      if (byArticle.has(id) || rows[at] !== undefined) take(id, rows[at]?.highlights ?? []);
    }
    publish(current.isLoaded);
    placeSoon();
  }

  async function followLog(): Promise<void> {
    while (!closing.signal.aborted) {
      const changes = await changesAfter(database, seq, chunk);
      const [first] = changes;
      if (first === undefined) return;
      // The log was pruned meanwhile.
      if (first.seq !== seq + 1) return load();
      await read([...new Set(changes.map(({ id }) => id))]);
      seq = changes.at(-1)!.seq;
    }
  }

  function placeSoon(): void {
    if (findsPlaces) void placed();
  }

  /** One run at a time; it also places what changes meanwhile. */
  function placed(): Promise<void> {
    placing ??= placeAll()
      .catch((error) => {
        if (!closing.signal.aborted) throw error;
      })
      .finally(() => {
        placing = null;
      });
    return placing;
  }

  async function placeAll(): Promise<void> {
    while (toPlace.size > 0 && !closing.signal.aborted) {
      const ids = [...toPlace].slice(0, textsAtOnce);
      for (const id of ids) toPlace.delete(id);
      const texts = await database.texts.bulkGet(ids);
      const wanted = ids.map((id) => byArticle.get(id) ?? []);
      const tasks = wanted.map((listed, at) => ({
        text: [texts[at]?.text, texts[at]?.leftOut].filter(Boolean).join('\n'),
        quotes: listed.map(({ mark: { quote, prefix, suffix } }) => ({ quote, prefix, suffix })),
      }));
      const found = await place(tasks, closing.signal);
      let isChanged = false;
      for (const [at, listed] of wanted.entries()) {
        for (const [index, { key }] of listed.entries()) {
          const start = found[at]?.[index] ?? null;
          isChanged ||= start === null ? !unplaced.has(key) : places.get(key) !== start;
          if (start === null) {
            unplaced.add(key);
            places.delete(key);
          } else {
            unplaced.delete(key);
            places.set(key, start);
          }
        }
      }
      if (isChanged) publish(current.isLoaded);
    }
  }

  const open = () => {
    opening ??= load().then(() => {
      if (closing.signal.aborted) return;
      stopFollowing = followChanges(followLog);
      return followLog();
    });
    return opening;
  };

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: () => void open(),
    async findPlaces() {
      findsPlaces = true;
      await open();
      await placed();
    },
    refresh: (id) => read([id]),
    close() {
      closing.abort();
      stopFollowing();
    },
  };
}
