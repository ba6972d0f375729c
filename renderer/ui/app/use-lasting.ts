import { useEffect, useState } from 'react';

/** True when `on` has been so for a while, and false at once: what is over in a moment never shows. */
export function useLasting(on: boolean, afterMs: number): boolean {
  const [lasted, setLasted] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = window.setTimeout(() => setLasted(true), afterMs);
    return () => {
      window.clearTimeout(timer);
      setLasted(false);
    };
  }, [on, afterMs]);
  return on && lasted;
}
