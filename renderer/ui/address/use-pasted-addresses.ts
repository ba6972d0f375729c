import { useEffect } from 'react';
import { onlyAddresses } from '../../core/web/typed-addresses';
import { useNewest } from '../app/use-newest';

/** Hears addresses that are pasted outside of text fields. */
export function usePastedAddresses(onAddresses: (text: string) => void): void {
  const hear = useNewest((event: ClipboardEvent) => {
    const target = event.target as Element | null;
    if (target?.closest('input, textarea, [contenteditable]')) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (onlyAddresses(text).length > 0) onAddresses(text.trim());
  });
  useEffect(() => {
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [hear]);
}
