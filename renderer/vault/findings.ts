import type { ReadProblem, Unreadable } from '../../electron/ipc/contract';
import type { ArticleId } from '../core/article/article';
import type { ParsedArticle } from './parse-article';

/** The kinds of finding, in the order in which they are shown. */
export const findingKinds = [
  /** Changed by something other than Carrel; the user decides which side counts. */
  'differing',
  /** A second folder of an article; both are left until the user decides. */
  'twice',
  /** A folder of an article that is in the trash. */
  'deleted',
  /** Cannot be read, and was left as it is. */
  'unreadable',
  /** It ended the process that read it, and is not read again unasked. */
  'set-aside',
  /** Its article.html is lost; its text came back from article.json. */
  'rebuilt',
  /** Read, with some of its fields changed to fit the schema. */
  'repaired',
  /** A list with more entries than the library takes; only the first ones were read. */
  'cut-off',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Why something is a finding. The user's sentence for each is in `ui/i18n`. */
export type FindingReason =
  | ReadProblem
  | 'ended-a-process'
  | 'edited'
  | 'copied'
  | 'in-the-trash'
  | 'newer-version'
  | 'incomplete'
  | 'body-lost'
  | 'body-lost-original-kept'
  | 'missing'
  | 'out-of-bounds'
  | 'too-many';

/** What the user can decide about a finding. `service.ts` carries it out. */
export type FindingChoice =
  | 'keep-database'
  | 'take-folder'
  | 'drop-copy'
  | 'take-copy'
  | 'keep-both'
  | 'bring-back'
  | 'try-again';

/** One thing in the library's folder that is not as Carrel would have written it. */
export interface Finding {
  kind: FindingKind;
  /** The file or folder, below the library's folder, `/` between the parts. */
  place: string;
  reason: FindingReason;
  /** What exactly: the system's message, names of fields, counts. May be empty. Not translated. */
  detail: string;
  /** The article that it belongs to; null when that is not known or there is none. */
  article: ArticleId | null;
  /** Empty when there is nothing to decide. */
  choices: readonly FindingChoice[];
}

/** An article whose HTML has ended the process that read it. */
export function setAside(id: ArticleId, folder: string): Finding {
  return {
    ...finding('set-aside', folder, 'ended-a-process', '', id),
    choices: ['try-again'],
  };
}

/** A finding about which nothing can be decided. */
export function finding(
  kind: FindingKind,
  place: string,
  reason: FindingReason,
  detail = '',
  article: ArticleId | null = null,
): Finding {
  return { kind, place, reason, detail, article, choices: [] };
}

/**
 * A file or folder that cannot be read. Where the database has the article, its files can be written
 * again.
 */
export function unreadableFinding(
  { place, reason, message }: Unreadable,
  article: ArticleId | null = null,
): Finding {
  return {
    ...finding('unreadable', place, reason, message, article),
    choices: article === null ? [] : ['keep-database'],
  };
}

/** An article whose files and whose database rows differ, and neither is known to be older. */
export function differing(id: ArticleId, folder: string): Finding {
  return {
    ...finding('differing', folder, 'edited', '', id),
    choices: ['keep-database', 'take-folder'],
  };
}

/** A second folder of an article, beside the one that Carrel uses. */
export function twice(id: ArticleId, copy: string, inUse: string): Finding {
  return {
    ...finding('twice', copy, 'copied', inUse, id),
    choices: ['drop-copy', 'take-copy', 'keep-both'],
  };
}

/** A copy of an article that was deleted. */
export function copyOfDeleted(id: ArticleId, copy: string): Finding {
  return {
    ...finding('deleted', copy, 'in-the-trash', '', id),
    choices: ['drop-copy', 'bring-back'],
  };
}

/** An article of which the text alone came back. */
export function bodyLost(folder: string, { article, originals }: ParsedArticle): Finding {
  const reason = originals.length > 0 ? 'body-lost-original-kept' : 'body-lost';
  return finding('rebuilt', `${folder}/article.html`, reason, '', article.id);
}

/** An article of which some fields could not be taken as they are. */
export function repairedArticle(
  folder: string,
  { article }: ParsedArticle,
  repaired: readonly string[],
): Finding {
  const detail = repaired.join('; ');
  return finding('repaired', `${folder}/article.json`, 'out-of-bounds', detail, article.id);
}

/** The findings of each kind that there are, in the order of `findingKinds`. */
export function findingsByKind(
  findings: readonly Finding[],
): { kind: FindingKind; findings: Finding[] }[] {
  return findingKinds
    .map((kind) => ({ kind, findings: findings.filter((each) => each.kind === kind) }))
    .filter(({ findings }) => findings.length > 0);
}

/** How many findings of each kind there are; kinds without any are left out. */
export function findingCounts(findings: readonly Finding[]): Partial<Record<FindingKind, number>> {
  const groups = findingsByKind(findings);
  return Object.fromEntries(groups.map(({ kind, findings: ofKind }) => [kind, ofKind.length]));
}

/** True for findings that cost the user something until they are dealt with. */
export function isProblem({ kind }: Finding): boolean {
  return ['differing', 'twice', 'deleted', 'unreadable'].includes(kind);
}
