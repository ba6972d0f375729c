import { expect, it } from 'vitest';
import { fontsIn } from '../../../electron/installed-fonts';
import { familiesFor } from '../../../renderer/ui/settings/installed-fonts';

it('lists each family once, with the languages of all its fonts', () => {
  const list =
    'Nanum Myeongjo\ten|ko\nCharter\ten|fr\nNanum Myeongjo\tko|ja\n\tko\nbad\u0007name\tko\nNo tab\n';
  const fonts = fontsIn(list);
  expect(fonts).toEqual([
    { family: 'Charter', languages: ['en', 'fr'] },
    { family: 'Nanum Myeongjo', languages: ['en', 'ko', 'ja'] },
    { family: 'No tab', languages: [] },
  ]);
  expect(familiesFor(fonts, 'ko')).toEqual(['Nanum Myeongjo']);
  expect(familiesFor(fonts, 'latin')).toEqual(['Charter', 'Nanum Myeongjo']);
  expect(familiesFor(fonts, 'zh')).toEqual([]);
});
