/** A picture of nothing: valid wherever CSS wants an address. */
const NOWHERE = 'url("data:,")';

/**
 * CSS that fetches nothing: addresses stay when the thing itself is in them. Not a parser, so it
 * rather takes out too much; the frame's own policy stands behind it.
 */
export function inertCss(css: string): string {
  if (!/[@\\]|url|image-set|src\s*\(/i.test(css)) return css;
  return (css.includes('\\') ? withoutEscapedLetters(css) : css)
    .replace(/@import\b[^;{}]*;?/gi, '')
    .replace(/\burl\(\s*(?!["']?\s*(?:data:|blob:|#))(?:"[^"]*"|'[^']*'|[^)"']*)\s*\)?/gi, NOWHERE)
    .replace(/(?:-webkit-)?\bimage-set\((?:[^()]|\([^()]*\))*\)?/gi, 'none')
    .replace(/\bsrc\(/gi, 'nothing(');
}

/** `u\72l(` is `url(`; escapes of other characters (icon fonts) are left as they are. */
function withoutEscapedLetters(css: string): string {
  return css.replace(/\\(?:([0-9a-f]{1,6})\s?|([g-z]))/gi, (whole, hex, letter) => {
    if (letter) return letter;
    const code = Number.parseInt(hex, 16);
    const character = code < 0x80 ? String.fromCharCode(code) : '';
    return /[a-z@(:/]/i.test(character) ? character : whole;
  });
}
