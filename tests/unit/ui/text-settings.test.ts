// @vitest-environment happy-dom
// What the text settings and the article's language make of the frame.
import { describe, expect, it, vi } from 'vitest';
import { defaultPreferences } from '../../../renderer/library/actions/preferences';
import { showBody } from '../../../renderer/ui/reader/frame-body';
import { styleText } from '../../../renderer/ui/reader/text-style';
import {
  bodyFonts,
  fontLanguageOf,
  monoFonts,
  uiFonts,
} from '../../../renderer/ui/reader/typefaces';
import { steppedMeasure } from '../../../renderer/ui/settings/text-measures';

/** The body as it is shown. */
function shown(html: string, lang: string | null = 'en'): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  showBody(document, template.content, lang);
  return document.querySelector('.article-body') as HTMLElement;
}

describe('steps of the text settings', () => {
  it('stay within what is offered and have no rounding errors', () => {
    const at = (fontSize: number) => ({ ...defaultPreferences, fontSize });
    expect(steppedMeasure(at(18), 'fontSize', 1)).toBe(19);
    expect(steppedMeasure(at(32), 'fontSize', 1)).toBe(32);
    // A stored value may lie outside.
    expect(steppedMeasure(at(60), 'fontSize', 1)).toBe(32);
    expect(steppedMeasure({ ...defaultPreferences, lineHeight: 1.65 }, 'lineHeight', 1)).toBe(1.75);
  });
});

describe('letter spacing', () => {
  it('spares letters that join, whatever language the page names', () => {
    const body = shown('<p>One <b>السلام</b></p><p>हिन्दी</p><p>다람쥐</p>');
    const marked = [...body.querySelectorAll('.joined-letters')].map((one) => one.tagName);
    expect(marked).toEqual(['B', 'P']);
  });
});

describe('the frame', () => {
  it('gets spacing and justification', () => {
    styleText(document, { ...defaultPreferences, letterSpacing: 5, justified: true }, 'en');
    const { style } = document.documentElement;
    expect(style.getPropertyValue('--letter-spacing')).toBe('0.05em');
    expect(style.getPropertyValue('--text-align')).toBe('justify');
  });
});

describe('typefaces', () => {
  it.each([
    ['ko', 'ko'],
    ['ko-KP', 'ko'],
    ['ja-JP', 'ja'],
    ['zh', 'zh'],
    ['zh-Hans-HK', 'zh'],
    ['zh_TW', 'zh-hant'],
    ['zh-HK', 'zh-hant'],
    ['yue', 'zh-hant'],
    ['kok', 'latin'],
    ['constructor', 'latin'],
    [null, 'latin'],
  ])('%s is set as %s', (lang, language) => {
    expect(fontLanguageOf(lang)).toBe(language);
  });

  it('of Chinese, whose apostrophes are wide, come after one of Latin letters in Latin texts', () => {
    for (const [readers, isBefore] of [
      ['zh-CN', true],
      ['zh-TW', true],
      ['ko', false],
    ] as const) {
      vi.stubGlobal('navigator', { languages: [readers] });
      const stack = bodyFonts({ ...defaultPreferences, fontFamily: 'serif' }, 'latin');
      expect(stack.includes('"P052"')).toBe(isBefore);
      if (isBefore) expect(stack.indexOf('P052')).toBeLessThan(stack.indexOf('Noto Serif CJK'));
    }
    vi.unstubAllGlobals();
  });

  it.each([
    ['ko', 'KR'],
    ['ja', 'JP'],
    ['zh', 'SC'],
    ['zh-hant', 'TC'],
  ] as const)(
    'of %s come before those of the other languages in each kind',
    (language, variant) => {
      for (const fontFamily of ['serif', 'sans', 'system', 'own'] as const) {
        const stacks = [
          bodyFonts({ ...defaultPreferences, fontFamily }, language),
          uiFonts(language),
          monoFonts(language),
        ];
        for (const stack of stacks) {
          expect(/CJK (\w\w)/.exec(stack)?.[1]).toBe(variant);
          // It may be one of another language.
          expect(stack).not.toContain('system-ui');
        }
      }
    },
  );

  it('put a typed name first, as a name and nothing else', () => {
    const ownFonts = { ...defaultPreferences.ownFonts, ja: 'A", serif; color: red; "\\' };
    const stack = bodyFonts({ fontFamily: 'own', ownFonts }, 'ja');
    expect(stack.startsWith(String.raw`"A\", serif; color: red; \"\\", "Charter"`)).toBe(true);
    expect(bodyFonts({ fontFamily: 'own', ownFonts }, 'ko').startsWith('"Charter"')).toBe(true);
  });
});
