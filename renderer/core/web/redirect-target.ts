/** Addresses that newsletters and search pages put around the address of a link, to count clicks. */
import { withoutTracking } from './canonical-url';

/** Redirects may be nested: a mail filter's around a newsletter's. */
const DEEPEST = 4;

/**
 * The address to which a link leads, where the link itself says it: as a parameter of a redirecting page, or
 * encoded in its path. Without the parameters that count visits. A link that says nothing stays as it is.
 */
export function redirectTarget(address: string): string {
  let target = address;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = statedTarget(target);
    if (next === null) break;
    target = next;
  }
  return withoutTracking(target);
}

/** Hosts that only redirect, at any path. */
const REDIRECTING =
  /(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com)|l\.(?:facebook|instagram|threads)\.com|lm\.facebook\.com|slack-redir\.net|href\.li|t\.umblr\.com|exit\.sc|anonym\.to)$/;
/** Paths of redirecting pages on any host. */
const REDIRECTS =
  /\/(?:click|clicks|ck|cl|redirect|redir|rd|track|tracking|out|outbound|away|link|links|goto|go|url|jump|ls\/click|uni\/ls\/click|trk|c|r)(?:\.\w{2,4})?(?:\/|$)/i;
const PARAMETERS =
  /^(?:u|url|uri|q|to|target|targeturl|dest|destination|destinationurl|redirect|redirect_?ur[il]|redir|r|link|l|goto|z|p|murl|adurl|uddg)$/i;

function statedTarget(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  // Proofpoint, version 3: `/v3/__ADDRESS__;…`.
  const [, wrapped] = /^\/v3\/__(https?:\/{1,2}.+?)__;/.exec(`${url.pathname}${url.search}`) ?? [];
  if (wrapped && REDIRECTING.test(url.hostname))
    return webTarget(wrapped.replace(/^(https?:)\/+/, '$1//'));
  if (REDIRECTING.test(url.hostname) || REDIRECTS.test(url.pathname)) {
    for (const [name, value] of url.searchParams) {
      const target = PARAMETERS.test(name) ? webTarget(value) : null;
      if (target !== null) return target;
    }
  }
  return (
    url.pathname
      .split('/')
      .map(encodedTarget)
      .find((target) => target !== null) ?? null
  );
}

/** `aHR0c` is the beginning of `http` in base64, and `eyJ` that of a JSON object. */
function encodedTarget(segment: string): string | null {
  if (!/^(?:aHR0c|eyJ)[\w+/=-]{12,4000}/.test(segment)) return null;
  const [coded = ''] = segment.split('.', 1);
  let text: string;
  try {
    text = atob(coded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
  if (text.startsWith('http')) return webTarget(text);
  try {
    const values: unknown[] = Object.values(JSON.parse(text));
    return (
      values.map((each) => (typeof each === 'string' ? webTarget(each) : null)).find(Boolean) ??
      null
    );
  } catch {
    return null;
  }
}

function webTarget(value: string): string | null {
  const text = value.trim();
  if (!/^https?:\/\/[^\s/]/i.test(text) || !URL.canParse(text)) return null;
  return text;
}
