import { useRef } from 'react';
import { patternsIn } from '../../search/client/regex-search';
import type { Needle } from '../../search/text/needle';
import type { SearchResult } from '../../search/worker/protocol';

/** What to mark in an article that a search has found. */
export interface WhatToMark {
  needles: readonly Needle[];
  /** Regular expressions, which run in a worker: they could block the page. */
  patterns: readonly string[];
}

export function whatToMark({ query, needles }: SearchResult): WhatToMark {
  return { needles, patterns: patternsIn(query)?.wanted ?? [] };
}

/**
 * Returns the same object while its content is equal: when the answer is repeated after more was
 * indexed, the reader must not jump back to the first hit.
 */
export function useStable(what: WhatToMark | null): WhatToMark | null {
  const kept = useRef(what);
  if (keyOf(kept.current) !== keyOf(what)) kept.current = what;
  return kept.current;
}

function keyOf(what: WhatToMark | null): string {
  return JSON.stringify(what, (_, value) => (value instanceof Set ? [...value] : value));
}
