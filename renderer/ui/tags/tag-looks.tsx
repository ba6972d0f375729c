import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { TagColour, TagRow } from '../../core/records/library-records';
import { listTagLooks } from '../../library/actions/tag-looks';
import { followChanges } from '../../storage/change-log';
import { useServices } from '../app/services';

type TagLooks = ReadonlyMap<string, TagRow>;

const noLooks: TagLooks = new Map();
const TagLooksContext = createContext<TagLooks>(noLooks);

/** Reads the colours and descriptions of the tags once, and follows their changes. */
export function TagLooksProvider({ children }: { children: ReactNode }) {
  const { library } = useServices();
  const [looks, setLooks] = useState(noLooks);
  useEffect(() => {
    let closed = false;
    const refresh = async () => {
      const read = await listTagLooks(library);
      if (!closed) setLooks((before) => (isSame(before, read) ? before : read));
    };
    const stop = followChanges(refresh);
    refresh().catch(console.error);
    return () => {
      closed = true;
      stop();
    };
  }, [library]);
  return <TagLooksContext value={looks}>{children}</TagLooksContext>;
}

/** The colours and descriptions of the tags that have any, by name. */
export const useTagLooks = (): TagLooks => use(TagLooksContext);

/** The colour of a tag, as a dot; nothing for a tag without one. */
export function TagDot({ colour }: { colour: TagColour | null | undefined }) {
  return colour ? (
    <span
      className="tag-dot"
      style={{ background: `color-mix(in srgb, var(--mark-${colour}) 72%, var(--ink))` }}
      aria-hidden
    />
  ) : null;
}

/** Most changes of the library are not about tags. */
function isSame(one: TagLooks, other: TagLooks): boolean {
  return JSON.stringify([...one.values()]) === JSON.stringify([...other.values()]);
}
