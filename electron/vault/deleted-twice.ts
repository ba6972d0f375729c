// One deleted article of which the trash has got a folder from another machine already.
import { createHash } from 'node:crypto';

/** An article's two files; null for one that is not there. */
export interface TwoFiles {
  html: string | null;
  json: string | null;
}

interface About {
  id: string;
  /** The stamp of its page; empty for one that was never read again. */
  page: string;
  htmlSha256: string;
  originals: readonly string[];
}

/**
 * The files that the trash keeps of an article that two machines have moved there: those with the later page. What
 * its reader did is in the stamps, so of one page the files that are there stay, and no machine writes over those
 * of another one.
 *
 * @returns null where one folder cannot hold all: the files are not of one article, or the earlier page has
 * originals that the later one does not name
 */
export function keptInTrash(there: TwoFiles, mine: TwoFiles): TwoFiles | null {
  if (mine.json === null) return { html: there.html ?? mine.html, json: there.json };
  if (there.json === null || mine.json.startsWith(there.json))
    return { html: mine.html ?? there.html, json: mine.json };
  if (there.json.startsWith(mine.json)) return { html: there.html ?? mine.html, json: there.json };
  const [one, other] = [aboutOf(there.json), aboutOf(mine.json)];
  if (one === null || other === null || one.id !== other.id) return null;
  const isLater =
    other.page === one.page
      ? !isSealed(there, one) && isSealed(mine, other)
      : other.page > one.page;
  const [kept, left] = isLater ? [other, one] : [one, other];
  if (left.originals.some((sha256) => !kept.originals.includes(sha256))) return null;
  const [files, rest] = isLater ? [mine, there] : [there, mine];
  return { html: files.html ?? rest.html, json: files.json };
}

const isSealed = ({ html }: TwoFiles, { htmlSha256 }: About) =>
  html !== null && createHash('sha256').update(html).digest('hex') === htmlSha256;

function aboutOf(json: string): About | null {
  try {
    const { article, clocks, files, originals } = JSON.parse(json);
    if (typeof article.id !== 'string') return null;
    const [page] = [Object(clocks).page].flat();
    const names = Array.isArray(originals) ? originals : [];
    return {
      id: article.id,
      page: typeof page === 'string' ? page : '',
      htmlSha256: String(Object(files)['article.html']),
      originals: names.map((original) => String(Object(original).sha256)),
    };
  } catch {
    return null;
  }
}
