import { useRef } from 'react';
import { patternsIn } from '../../search/client/regex-search';
import type { Needle } from '../../search/text/needle';
import type { SearchResult } from '../../search/worker/protocol';

/** What an article is marked with that a search has found: what was a hit to the search. */
export interface WhatToMark {
  needles: readonly Needle[];
  /** Regular expressions, which must not run in the page: they could stop it. */
  patterns: readonly string[];
}

export function whatToMark({ query, needles }: SearchResult): WhatToMark {
  return { needles, patterns: patternsIn(query)?.wanted ?? [] };
}

/**
 * The same object as long as it says the same: an answer that comes again, since more was indexed, must
 * not take its reader back to the first hit.
 */
export function useUnchanged(what: WhatToMark | null): WhatToMark | null {
  const kept = useRef(what);
  if (keyOf(kept.current) !== keyOf(what)) kept.current = what;
  return kept.current;
}

function keyOf(what: WhatToMark | null): string {
  return JSON.stringify(what, (_, value) => (value instanceof Set ? [...value] : value));
}
