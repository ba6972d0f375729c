import type { Finding, FindingReason } from '../vault/findings';

const reasonText: Record<FindingReason, string> = {
  edited: 'changed by something else than Carrel',
  damaged: 'damaged',
  'newer-version': 'written by a newer version of Carrel',
  'out-of-bounds': 'values that cannot be right were corrected',
  'too-many': 'more entries than Carrel takes',
};

/** One line for people: the place, the reason, and what the system said of it. */
export function findingLine({ place, reason, detail }: Finding): string {
  return `${place}: ${reasonText[reason]}${detail === '' ? '' : `: ${detail}`}`;
}
