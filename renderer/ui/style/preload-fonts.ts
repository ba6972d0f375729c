const samples = [
  ['ko', '한글'],
  ['ja', 'かな漢字'],
  ['zh-Hans', '汉字'],
  ['zh-Hant', '漢字'],
] as const;
const weights = ['400', '700'];

const primary = (lang: string) => lang.split('-', 1)[0];

/**
 * Loads the fonts of those of Korean, Japanese and Chinese that the library has. Each takes some 20 ms, which
 * would otherwise block the list when it is scrolled to the first article that needs it.
 *
 * @param langs the languages of the articles
 */
export function preloadFonts(langs: Iterable<string>): void {
  const had = new Set(Array.from(langs, primary));
  const waiting = samples
    .filter(([lang]) => had.has(primary(lang)))
    .flatMap(([lang, text]) => weights.map((weight) => [lang, text, weight]));
  if (waiting.length === 0) return;
  const line = document.createElement('span');
  line.ariaHidden = 'true';
  line.style.cssText = 'position:absolute;visibility:hidden;pointer-events:none';
  document.body.append(line);

  const next = () => {
    const [lang, text, weight] = waiting.shift() ?? [];
    if (lang === undefined || text === undefined || weight === undefined) {
      line.remove();
      return;
    }
    line.lang = lang;
    line.style.fontWeight = weight;
    line.textContent = text;
    // Reading the width forces layout, which loads the font.
    void line.offsetWidth;
    requestIdleCallback(next);
  };
  requestIdleCallback(next);
}
