const samples = [
  ['ko', '한글'],
  ['ja', 'かな漢字'],
  ['zh-Hans', '汉字'],
  ['zh-Hant', '漢字'],
] as const;
const weights = ['400', '700'];

/**
 * Has the fonts for Korean, Japanese and Chinese loaded before the first row needs them: each takes
 * some 20 ms, and the list would stand still for all of them at once when the first articles come in.
 */
export function warmFonts(): void {
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
    // Asking for a width lays it out now.
    void line.offsetWidth;
    requestIdleCallback(next);
  };
  requestIdleCallback(next);
}
