/** Style sheets as text. */
import { FETCH_MS } from './limits';

/** The rules of a sheet; null when it is another site's. */
export function rulesOf(sheet: CSSStyleSheet | null): string | null {
  try {
    if (!sheet) return null;
    const rules = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
    return sheet.href ? withFullAddresses(rules, sheet.href) : rules;
  } catch {
    return null;
  }
}

export async function sheetAt(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      cache: 'force-cache',
      signal: AbortSignal.timeout(FETCH_MS),
    });
    return answer.ok ? withFullAddresses(await answer.text(), url) : null;
  } catch {
    return null;
  }
}

/** Addresses in a sheet are relative to the sheet, which the page takes in. */
export function withFullAddresses(css: string, base: string): string {
  return css.replace(/url\(\s*(["']?)(?!data:|#)([^"')]+)\1\s*\)/gi, (whole, _quote, address) =>
    URL.canParse(address, base) ? `url("${new URL(address, base).href}")` : whole,
  );
}
