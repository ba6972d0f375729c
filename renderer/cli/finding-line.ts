import type { Finding, FindingReason } from '../vault/findings';

export const reasonText: Record<FindingReason, string> = {
  'ended-a-process': 'skipped, because reading it made Carrel crash or stop responding',
  edited: 'changed outside Carrel',
  copied: 'a second folder of an article; Carrel uses this one instead',
  'in-the-trash': 'a copy of an article that is in the trash',
  damaged: 'damaged',
  'newer-version': 'written by a newer version of Carrel',
  link: 'a link, which Carrel does not follow',
  'not-a-file': 'not a file',
  'not-a-folder': 'not a folder',
  'odd-name':
    'an article folder with a name that Carrel does not read; rename it to recover the article',
  'too-large': 'too large',
  forbidden: 'this account does not have permission to read it',
  'disk-error': 'the system could not read it',
  incomplete: 'missing, although it describes the article',
  missing: 'missing from the export',
  'body-lost': 'lost; the text was recovered from article.json',
  'body-lost-original-kept':
    'lost; the text was recovered from article.json, and `reextract` restores the rest from the original',
  'out-of-bounds': 'invalid values were corrected',
  'too-many': 'more entries than Carrel can use',
};

/** Formats a finding as one line: the place, the reason, and the system's message. */
export function findingLine({ place, reason, detail }: Finding): string {
  return `${place}: ${reasonText[reason]}${detail === '' ? '' : `: ${detail}`}`;
}
