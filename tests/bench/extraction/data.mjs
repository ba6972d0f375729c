// The public pages of this benchmark. None of them is in the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const beside = join(import.meta.dirname, '../../../../shared/data');

/** The folder beside the clone, or the one that `--data` names. */
export function dataFolder(args) {
  const at = args.indexOf('--data');
  return at === -1 ? beside : args[at + 1];
}

const read = (path) => gunzipSync(readFileSync(path));

/** `[{ name, bytes, truth: { body } }]`; null when the data is missing. */
export function newsPages(folder) {
  const truth = jsonOrNull(join(folder, 'extraction/truth.json'));
  if (!truth) return null;
  return readdirSync(join(folder, 'extraction/html'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.html\.gz$/, '');
      const bytes = read(join(folder, 'extraction/html', file));
      return { name, bytes, truth: { body: truth[name].articleBody } };
    });
}

/** The set `cjk-pages` or `korean-pages`, with its truth as stored. */
export function markedPages(folder, set) {
  const truth = jsonOrNull(join(folder, set, 'truth.json'));
  if (!truth) return null;
  return truth.map((each) => ({
    name: each.file.replace(/\.html\.gz$/, ''),
    bytes: read(join(folder, set, each.file)),
    truth: each,
  }));
}

/** Pages with snippets of the article (`with`) and of what surrounds it (`without`). */
export function mixedPages(folder) {
  const truth = jsonOrNull(join(folder, 'mixed-pages/truth.json'));
  return truth && truthfulPages(join(folder, 'mixed-pages/html'), truth);
}

/** Pages of newspapers; pages with `src` postlight have no body in their truth. */
export function newspaperPages(folder) {
  const truth = jsonOrNull(join(folder, 'news-metadata/truth.json'));
  return truth && truthfulPages(join(folder, 'news-metadata/html'), truth);
}

const truthfulPages = (folder, truth) =>
  truth.map((each) => ({
    name: each.file.replace(/\.html$/, ''),
    bytes: read(join(folder, `${each.file}.gz`)),
    truth: each,
  }));

/** Pages of bug reports with the right result: `{ title, markdown }`. */
export function bugReportPages(folder) {
  const place = join(folder, 'bug-report-pages');
  if (!existsSync(place)) return null;
  return readdirSync(place)
    .filter((file) => file.endsWith('.md.gz'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.md\.gz$/, '');
      const answer = read(join(place, file)).toString('utf8');
      const [, facts, markdown] = /^```json\n([\s\S]*?)\n```\n([\s\S]*)$/.exec(answer);
      const { title } = JSON.parse(facts);
      return { name, bytes: read(join(place, `${name}.html.gz`)), truth: { title, markdown } };
    });
}

function jsonOrNull(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * The name alone decides which half a page is in: pages of one half may be looked at while the rules
 * are written, the others are only counted.
 */
export function isForTuning(name) {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  return ((hash >>> 16) & 1) === 0;
}
