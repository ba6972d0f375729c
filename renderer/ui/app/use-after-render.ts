import { useCallback, useEffect, useState } from 'react';

/**
 * Returns a function that calls `run` once the next render is on the page, where it can focus what that
 * render shows. A key is rendered before the next one (use-keys.ts): what is typed after it goes there.
 */
export function useAfterRender(): (run: () => void) => void {
  const [waiting, setWaiting] = useState<{ run: () => void } | null>(null);
  useEffect(() => {
    waiting?.run();
  }, [waiting]);
  return useCallback((run) => setWaiting({ run }), []);
}
