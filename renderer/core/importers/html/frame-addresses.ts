/** Resolves a frame's relative addresses, which must stay right in the page around it. */
import { isData, namesPicture } from '../../images/image-address';
import { isCandidates, LATE_ADDRESSES } from '../../web/late-address';

/**
 * The address as the outer page would write it: absolute, or relative to the page's folder. Never throws.
 */
export function resolveAddress(address: string, base: string): string {
  const trimmed = address.trim();
  if (base === '' || /^(?:[a-z][a-z\d+.-]*:|#|$)/i.test(trimmed)) return trimmed;
  if (/^[a-z][a-z\d+.-]*:/i.test(base)) {
    return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : trimmed;
  }
  if (trimmed.startsWith('/')) return trimmed;
  const folder = base.replace(/[?#].*$/s, '').replace(/[^/]*$/, '');
  return folder + trimmed;
}

const ADDRESSES = new Set(['href', 'src', 'poster', 'data-poster', 'data', ...LATE_ADDRESSES]);

/** Resolves all addresses in a frame's content by the frame's own address. */
export function makeAbsolute(document: Document, base: string): void {
  for (const element of document.querySelectorAll('base')) element.remove();
  if (base === '') return;
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const resolved = resolveAttribute(name, value, base);
      if (resolved !== value) element.setAttribute(name, resolved);
    }
  }
}

function resolveAttribute(name: string, value: string, base: string): string {
  if (isCandidates(name)) return resolveCandidates(value, base);
  const isAddress = ADDRESSES.has(name) || (name.startsWith('data-') && namesPicture(value));
  return isAddress && !isData(value) ? resolveAddress(value, base) : value;
}

/** Each candidate of a `srcset` is an address, followed by a width or a density. */
const resolveCandidates = (candidates: string, base: string) =>
  candidates.replace(/(^|,\s+)(\S+)/g, (_, before: string, address: string) =>
    isData(address) ? before + address : before + resolveAddress(address, base),
  );
