import type { InstalledFont } from '../../../electron/ipc/contract';
import type { FontLanguage } from '../../library/actions/preferences';

/** Two different characters of each language that needs a large typeface. */
const samples: Partial<Record<FontLanguage, [string, string]>> = {
  ko: ['한', '뷁'],
  ja: ['あ', 'ヌ'],
  zh: ['们', '国'],
  'zh-hant': ['們', '國'],
};

/** As fontconfig names them. */
const systemTags: Record<FontLanguage, string> = {
  ...{ latin: 'en', ko: 'ko', ja: 'ja', zh: 'zh-cn', 'zh-hant': 'zh-tw' },
};

/** The families that have the characters of a language. */
export function familiesFor(
  fonts: readonly InstalledFont[],
  language: FontLanguage,
): readonly string[] {
  const tag = systemTags[language];
  return fonts.flatMap(({ family, languages }) => (languages.includes(tag) ? family : []));
}

let context: CanvasRenderingContext2D | null = null;

function canvas(): CanvasRenderingContext2D {
  const element = document.createElement('canvas');
  element.width = element.height = 32;
  context ??= element.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  return context;
}

/** True when the system has a typeface of this name: a text has another width in it than in a default one. */
export function isInstalled(name: string): boolean {
  const drawing = canvas();
  const width = (family: string) => {
    drawing.font = `72px ${family}`;
    return drawing.measureText('mmMWli10@한あ国').width;
  };
  const family = JSON.stringify(name);
  return ['serif', 'monospace'].some((base) => width(`${family}, ${base}`) !== width(base));
}

/** The languages that no installed typeface has: their characters are all drawn as the same box. */
export function languagesWithoutFont(): FontLanguage[] {
  const drawn = (character: string) => {
    const drawing = canvas();
    drawing.font = '24px sans-serif';
    drawing.clearRect(0, 0, 32, 32);
    drawing.fillText(character, 2, 26);
    return drawing.getImageData(0, 0, 32, 32).data.join();
  };
  return Object.entries(samples)
    .filter(([, [one, other]]) => drawn(one) === drawn(other))
    .map(([language]) => language as FontLanguage);
}
