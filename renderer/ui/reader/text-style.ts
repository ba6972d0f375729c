import type { Preferences } from '../../library/actions/preferences';

const colours = [
  'paper',
  'ink',
  'muted',
  'line',
  'line-strong',
  'accent',
  'mark',
  'mark-ink',
  'mark-current',
  'mark-yellow',
  'mark-green',
  'mark-blue',
  'mark-pink',
  'mark-purple',
  'font-ui',
  'font-mono',
];

// Han characters have different shapes in each language, so each language puts its typefaces first.
const typefaces: Record<string, { serif: string; sans: string }> = {
  ko: {
    serif: '"Noto Serif KR", "Noto Serif CJK KR", "Nanum Myeongjo", AppleMyungjo, Batang',
    sans: '"Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR"',
  },
  ja: {
    serif: '"Hiragino Mincho ProN", "Yu Mincho", "Noto Serif JP", "Noto Serif CJK JP"',
    sans: '"Hiragino Sans", "Yu Gothic", "Noto Sans JP", "Noto Sans CJK JP"',
  },
  'zh-hant': {
    serif: '"Songti TC", "Noto Serif TC", "Noto Serif CJK TC", PMingLiU',
    sans: '"PingFang TC", "Microsoft JhengHei", "Noto Sans TC", "Noto Sans CJK TC"',
  },
  zh: {
    serif: '"Songti SC", "Noto Serif SC", "Noto Serif CJK SC", SimSun',
    sans: '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC"',
  },
};

const latin = {
  serif: 'Charter, "Iowan Old Style", "Palatino Linotype", Georgia',
  sans: 'system-ui, -apple-system, "Segoe UI"',
};

/** Passes the page's theme and the user's text settings into the frame as custom properties. */
export function styleText(frame: Document, preferences: Preferences, lang: string | null) {
  const page = getComputedStyle(document.documentElement);
  const { style } = frame.documentElement;
  for (const name of colours) style.setProperty(`--${name}`, page.getPropertyValue(`--${name}`));
  style.setProperty('--raised-quiet', page.getPropertyValue('--selected-quiet'));
  style.setProperty('--scheme', page.colorScheme);
  style.setProperty('--font-size', `${preferences.fontSize}px`);
  style.setProperty('--line-height', String(preferences.lineHeight));
  style.setProperty('--line-width', String(preferences.lineWidth));
  style.setProperty('--letter-spacing', `${preferences.letterSpacing / 100}em`);
  style.setProperty('--text-align', preferences.justified ? 'justify' : 'start');
  // Chromium has patterns on macOS only; elsewhere this does nothing.
  style.setProperty('--hyphens', preferences.justified ? 'auto' : 'manual');
  style.setProperty('--font-body', fontStack(preferences.fontFamily, lang));
}

/** Latin typefaces come first: the Latin letters of Hangul typefaces are seldom good. */
function fontStack(family: 'serif' | 'sans', lang: string | null): string {
  const own = typefaceLanguage(lang);
  const others = Object.keys(typefaces).filter((name) => name !== own);
  const eastAsian = [own, ...others].map((name) => typefaces[name]?.[family]);
  const generic = family === 'serif' ? 'serif' : 'sans-serif';
  return [latin[family], ...eastAsian, generic].join(', ');
}

function typefaceLanguage(lang: string | null): string {
  const tag = (lang ?? '').toLowerCase();
  if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-hant';
  const base = tag.split('-')[0]!;
  return base in typefaces ? base : 'ko';
}
