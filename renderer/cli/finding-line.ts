import type { Finding, FindingReason } from '../vault/findings';

export const reasonText: Record<FindingReason, string> = {
  'ended-a-process': 'reading it made Carrel crash or hang, so it was set aside',
  edited: 'changed by something else than Carrel',
  copied: 'a second folder of an article, which is used from here',
  'in-the-trash': 'a copy of an article that is in the trash',
  damaged: 'damaged',
  'newer-version': 'written by a newer version of Carrel',
  link: 'a link, which is not followed',
  'not-a-file': 'not a file',
  'not-a-folder': 'not a folder',
  'odd-name': 'an article whose folder has a name that Carrel does not read; rename the folder',
  'too-large': 'too large',
  forbidden: 'may not be read by this account',
  'disk-error': 'the system could not read it',
  incomplete: 'missing, so nothing says what the article is',
  missing: 'missing in the export',
  'body-lost': 'lost; the text came back from article.json',
  'body-lost-original-kept':
    'lost; the text came back from article.json, and `reextract` makes the rest again from the original',
  'out-of-bounds': 'values that cannot be right were corrected',
  'too-many': 'more entries than Carrel takes',
};

/** One line for people: the place, the reason, and what the system said of it. */
export function findingLine({ place, reason, detail }: Finding): string {
  return `${place}: ${reasonText[reason]}${detail === '' ? '' : `: ${detail}`}`;
}
