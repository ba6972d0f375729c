/** Resolves a frame's relative addresses, which must stay right in the page around it. */

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

const ADDRESSES = [
  'href',
  'src',
  'poster',
  'data',
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-url',
];

/** Resolves all addresses in a frame's content by the frame's own address. */
export function makeAbsolute(document: Document, base: string): void {
  for (const element of document.querySelectorAll('base')) element.remove();
  if (base === '') return;
  for (const name of ADDRESSES) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const address = element.getAttribute(name) ?? '';
      if (!/^\s*data:/i.test(address)) element.setAttribute(name, resolveAddress(address, base));
    }
  }
  for (const name of ['srcset', 'data-srcset']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const candidates = element.getAttribute(name) ?? '';
      element.setAttribute(name, resolveCandidates(candidates, base));
    }
  }
}

/** Each candidate of a `srcset` is an address, followed by a width or a density. */
const resolveCandidates = (candidates: string, base: string) =>
  candidates.replace(/(^|,\s+)(\S+)/g, (_, before: string, address: string) =>
    /^data:/i.test(address) ? before + address : before + resolveAddress(address, base),
  );
