/** An empty image: valid wherever CSS expects an address. */
const EMPTY_URL = 'url("data:,")';

/**
 * Removes every address from CSS that would be fetched; data URIs stay. This is no CSS parser, so it
 * removes too much rather than too little, and the frame's policy is a second layer.
 */
export function inertCss(css: string): string {
  if (!/[@\\]|url|image-set|src\s*\(/i.test(css)) return css;
  return (css.includes('\\') ? withoutEscapedLetters(css) : css)
    .replace(/@import\b[^;{}]*;?/gi, '')
    .replace(
      /\burl\(\s*(?!["']?\s*(?:data:|blob:|#))(?:"[^"]*"|'[^']*'|[^)"']*)\s*\)?/gi,
      EMPTY_URL,
    )
    .replace(/(?:-webkit-)?\bimage-set\((?:[^()]|\([^()]*\))*\)?/gi, 'none')
    .replace(/\bsrc\(/gi, 'nothing(');
}

/** Decodes escaped letters: `u\72l(` is `url(`. Escapes of other characters (icon fonts) stay. */
function withoutEscapedLetters(css: string): string {
  return css.replace(/\\(?:([0-9a-f]{1,6})\s?|([g-z]))/gi, (whole, hex, letter) => {
    if (letter) return letter;
    const code = Number.parseInt(hex, 16);
    const character = code < 0x80 ? String.fromCharCode(code) : '';
    return /[a-z@(:/]/i.test(character) ? character : whole;
  });
}
