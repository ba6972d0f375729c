import type { ReadProblem, Unreadable } from '../../electron/ipc/vault-files';
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
  /** A file or folder that cannot be read; Carrel leaves it unchanged. */
  'unreadable',
  /** An article that crashed the process that read it; read again only when the user asks for it. */
  'set-aside',
  /** An article whose article.html is lost; its text was recovered from article.json. */
  'rebuilt',
  /** A file of which some fields were changed to fit the schema. */
  'repaired',
  /** A record with more entries than the library's limit; only the first ones were read. */
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

/** The choices that a finding may offer to the user; `service.ts` carries them out. */
export type FindingChoice =
  | 'keep-database'
  | 'take-folder'
  | 'drop-copy'
  | 'take-copy'
  | 'keep-both'
  | 'restore'
  | 'try-again';

/** A file or folder in the library folder that is not as Carrel would have written it. */
export interface Finding {
  kind: FindingKind;
  /** Path of the file or folder, relative to the library folder, with `/` as separator. */
  place: string;
  reason: FindingReason;
  /** Details, not translated: the system's message, field names, counts. May be empty. */
  detail: string;
  /** The article that the file belongs to; null when there is none or it is unknown. */
  article: ArticleId | null;
  /** Empty when there is nothing to decide. */
  choices: readonly FindingChoice[];
}

/** An article whose HTML crashed the process that read it. */
export function setAside(id: ArticleId, folder: string): Finding {
  return {
    ...finding('set-aside', folder, 'ended-a-process', '', id),
    choices: ['try-again'],
  };
}

/** A finding without choices. */
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
 * A file or folder that cannot be read.
 *
 * @param article the article in the database from which the files can be written again
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

/** An article whose files and database rows differ, without a sign of which is older. */
export function differing(id: ArticleId, folder: string): Finding {
  return {
    ...finding('differing', folder, 'edited', '', id),
    choices: ['keep-database', 'take-folder'],
  };
}

/** A second folder of an article; `inUse` is the one that Carrel uses. */
export function twice(id: ArticleId, copy: string, inUse: string): Finding {
  return {
    ...finding('twice', copy, 'copied', inUse, id),
    choices: ['drop-copy', 'take-copy', 'keep-both'],
  };
}

/** A folder of an article that is in the trash. */
export function copyOfDeleted(id: ArticleId, copy: string): Finding {
  return {
    ...finding('deleted', copy, 'in-the-trash', '', id),
    choices: ['drop-copy', 'restore'],
  };
}

/** An article that lost article.html; only its text was recovered. */
export function bodyLost(folder: string, { article, originals }: ParsedArticle): Finding {
  const reason = originals.length > 0 ? 'body-lost-original-kept' : 'body-lost';
  return finding('rebuilt', `${folder}/article.html`, reason, '', article.id);
}

/** An article.json with fields that were changed to fit the schema. */
export function repairedArticle(
  folder: string,
  { article }: ParsedArticle,
  repaired: readonly string[],
): Finding {
  const detail = repaired.join('; ');
  return finding('repaired', `${folder}/article.json`, 'out-of-bounds', detail, article.id);
}

/** Groups the findings by kind, in the order of `findingKinds`; empty groups are left out. */
export function findingsByKind(
  findings: readonly Finding[],
): { kind: FindingKind; findings: Finding[] }[] {
  return findingKinds
    .map((kind) => ({ kind, findings: findings.filter((each) => each.kind === kind) }))
    .filter(({ findings }) => findings.length > 0);
}

/** The number of findings by kind; kinds without findings are left out. */
export function findingCounts(findings: readonly Finding[]): Partial<Record<FindingKind, number>> {
  const groups = findingsByKind(findings);
  return Object.fromEntries(groups.map(({ kind, findings: ofKind }) => [kind, ofKind.length]));
}

/** True for findings that need a decision from the user; the others are for information. */
export function isProblem({ kind }: Finding): boolean {
  return ['differing', 'twice', 'deleted', 'unreadable'].includes(kind);
}
