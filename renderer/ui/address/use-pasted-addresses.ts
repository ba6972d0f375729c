import { useEffect } from 'react';
import { onlyAddresses } from '../../core/web/typed-addresses';
import { useNewest } from '../app/use-newest';

/** Hears addresses that are pasted outside of text fields. */
export function usePastedAddresses(onAddresses: (text: string) => void): void {
  const hear = useNewest((event: ClipboardEvent) => {
    const target = event.target as Element | null;
    if (target?.closest('input, textarea, [contenteditable]')) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const addresses = onlyAddresses(text);
    if (addresses.length === 0) return;
    // Else Chromium pastes the text into the dialog's field, too, which has the focus by then.
    event.preventDefault();
    onAddresses(addresses.join(' '));
  });
  useEffect(() => {
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [hear]);
}
