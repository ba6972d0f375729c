import { useEffect, useState } from 'react';

/** True once `on` has been true for `afterMs`, and false at once: short states never show. */
export function useDelayed(on: boolean, afterMs: number): boolean {
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
