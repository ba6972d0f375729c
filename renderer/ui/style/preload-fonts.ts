const samples = [
  ['ko', '한글'],
  ['ja', 'かな漢字'],
  ['zh-Hans', '汉字'],
  ['zh-Hant', '漢字'],
] as const;
const weights = ['400', '700'];

/**
 * Loads the fonts for Korean, Japanese and Chinese at the start. Each takes some 20 ms, which would
 * otherwise block the list when the first articles are shown.
 */
export function preloadFonts(): void {
  const waiting = samples.flatMap(([lang, text]) => weights.map((weight) => [lang, text, weight]));
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
