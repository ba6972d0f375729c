/**
 * Rewrites what the engine does not know of CSL 1.0.2, which is younger than the engine: terms, types and
 * variables that it refuses. The engine itself says where they are, so no list of its names is kept here.
 */

/** A place of a style that the engine refuses. */
export interface StyleFault {
  message: string;
  /** In bytes of UTF-8; absent for XML that is not well-formed. */
  range?: { start: number; end: number };
}

export type Lowered = { ok: true; style: string } | { ok: false; fault: string };

/** A type that no article has: a condition on it is never true. */
const NEVER = 'treaty';
const MOST_ROUNDS = 200;

/**
 * @param faultsOf asks the engine; empty when it takes the style
 * @param locales XML of the locales in which terms are looked up, the wanted one first
 */
export function lowerStyle(
  given: string,
  faultsOf: (style: string) => StyleFault[],
  locales: readonly string[],
): Lowered {
  let style = given;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const faults = faultsOf(style);
    const [first] = faults;
    if (first === undefined) return { ok: true, style };
    const next = withoutFaults(style, faults, [given, ...locales]);
    if (next === style) return { ok: false, fault: first.message };
    style = next;
  }
  return { ok: false, fault: faultsOf(style)[0]?.message ?? '' };
}

/** The whole locale inside a style, where the engine says what it refuses of it. */
export function lowerLocale(
  locale: string,
  faultsOf: (style: string) => StyleFault[],
): string | null {
  const [, attributes = '', inner = ''] = /<locale\b([^>]*)>([\s\S]*)<\/locale>/.exec(locale) ?? [];
  const lang = /xml:lang="([\w-]+)"/.exec(attributes)?.[1];
  if (lang === undefined) return null;
  const own = inner.replace(/<info>[\s\S]*?<\/info>/, '');
  const lowered = lowerStyle(
    `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">${plainInfo}<locale xml:lang="${lang}">${own}</locale><citation><layout><text variable="title"/></layout></citation></style>`,
    faultsOf,
    [],
  );
  const body = lowered.ok && /<locale[^>]*>([\s\S]*)<\/locale>/.exec(lowered.style)?.[1];
  return body
    ? `<?xml version="1.0" encoding="utf-8"?><locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="${lang}">${body}</locale>`
    : null;
}

/** The engine refuses styles for dates and numbers in their description, which it needs for nothing. */
export const plainInfo =
  '<info><title>-</title><id>-</id><updated>2000-01-01T00:00:00+00:00</updated></info>';

export const withPlainInfo = (style: string): string =>
  style.replace(/<info\b[^>]*?(?:\/>|>[\s\S]*?<\/info>)/, plainInfo);

interface Change {
  start: number;
  end: number;
  by: string;
}

function withoutFaults(style: string, faults: readonly StyleFault[], sources: readonly string[]) {
  const inBytes = new TextEncoder().encode(style);
  const offset = (at: number) => new TextDecoder().decode(inBytes.subarray(0, at)).length;
  const changes = faults
    .flatMap(({ message, range }) => {
      if (!range) return [];
      return changeFor(style, message, offset(range.start), offset(range.end), sources) ?? [];
    })
    .sort((a, b) => b.start - a.start);
  let lowered = style;
  let from = Number.POSITIVE_INFINITY;
  for (const { start, end, by } of changes) {
    // Two faults of one tag: the second is left to the next round.
    if (end > from) continue;
    lowered = lowered.slice(0, start) + by + lowered.slice(end);
    from = start;
  }
  return lowered;
}

function changeFor(
  style: string,
  message: string,
  start: number,
  end: number,
  sources: readonly string[],
): Change | null {
  const tagStart = style.lastIndexOf('<', start);
  const tagEnd = style.indexOf('>', tagStart) + 1;
  const tag = style.slice(tagStart, tagEnd);
  const element = /^<([\w-]+)/.exec(tag)?.[1];
  const value = /"([^"]*)"\s*$/.exec(message)?.[1];
  const whole = {
    start: tagStart,
    end: endOfElement(style, tagStart, tagEnd, element ?? ''),
    by: '',
  };
  if (tagStart === -1 || tagEnd === 0 || element === undefined) return null;
  if (element === 'term') return whole;
  if (element === 'if' || element === 'else-if') {
    return value === undefined ? null : { start: tagStart, end: tagEnd, by: neverTrue(tag, value) };
  }
  if (element === 'text' && value !== undefined && attribute(tag, 'term') === value) {
    const by = value === '' ? '' : asValue(tag, termOf(sources, value, attribute(tag, 'form')));
    return { start: tagStart, end: tagEnd, by };
  }
  if (/^Unknown variable/.test(message) && /^<(?:text|number|date|label)\b/.test(tag)) return whole;
  if (/variable type for <number>/.test(message)) {
    return {
      start: tagStart,
      end: tagEnd,
      by: tag.replace(/^<number/, '<text').replace(/\sform="[^"]*"/, ''),
    };
  }
  const stated = style.slice(start, end);
  return /^[\w:-]+\s*=\s*"[^"]*"$/.test(stated) ? { start, end, by: '' } : null;
}

function endOfElement(style: string, tagStart: number, tagEnd: number, name: string): number {
  if (style[tagEnd - 2] === '/') return tagEnd;
  const close = `</${name}>`;
  const at = style.indexOf(close, tagStart);
  return at === -1 ? tagEnd : at + close.length;
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];

/** The condition as it is for an article that does not have the unknown type or variable. */
function neverTrue(tag: string, unknown: string): string {
  const match = attribute(tag, 'match') ?? 'all';
  if (match === 'all') return `${/^<[\w-]+/.exec(tag)?.[0]} type="${NEVER}">`;
  return tag.replace(/\s(type|variable)\s*=\s*"([^"]*)"/g, (whole, name: string, names: string) => {
    const known = names.split(/\s+/).filter((word) => word !== unknown);
    if (known.length === 0) return ` type="${NEVER}"`;
    return names.includes(unknown) ? ` ${name}="${known.join(' ')}"` : whole;
  });
}

/** The text of a term as a style or a locale has it; null when neither does. */
function termOf(sources: readonly string[], name: string, form: string | undefined): string | null {
  for (const source of sources) {
    const terms = source.matchAll(
      new RegExp(`<term\\b([^>]*\\sname="${escaped(name)}"[^>]*?)>([\\s\\S]*?)</term>`, 'g'),
    );
    const found = [...terms].map(([, tag = '', inner = '']) => ({
      form: attribute(` ${tag}`, 'form'),
      text: /<single>([\s\S]*?)<\/single>/.exec(inner)?.[1] ?? (inner.includes('<') ? '' : inner),
    }));
    const best =
      found.find((each) => each.form === form) ?? found.find((each) => each.form === undefined);
    if (best) return best.text.trim();
  }
  return null;
}

const escaped = (text: string) => text.replace(/[^\w-]/g, '\\$&');

/** `<text term="patent" prefix="(">` with the term's text; the term's name in words where nobody has it. */
function asValue(tag: string, text: string | null): string {
  const name = attribute(tag, 'term') ?? '';
  const words = text ?? name.replaceAll('-', ' ');
  return tag
    .replace(/\s(?:form|plural)\s*=\s*"[^"]*"/g, '')
    .replace(/\sterm\s*=\s*"[^"]*"/, () => ` value="${words.replace(/"/g, '&quot;')}"`);
}
