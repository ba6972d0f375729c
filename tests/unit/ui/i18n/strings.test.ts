import { expect, it } from 'vitest';
import { parameters } from '../../../../renderer/ui/i18n/strings';
import english from '../../../../resources/locales/en.json';
import { stringsFile } from './strings-file';

it('strings.ts has the types of the English catalogue', async () => {
  await expect(stringsFile(english, parameters)).toMatchFileSnapshot(
    '../../../../renderer/ui/i18n/strings.ts',
  );
});

it('the order of parameters stays when a text names them in another one', () => {
  const first = stringsFile({ merge: '{from} into {to}', new: '{b} {a}' }, {});
  expect(first).toContain('merge(from: string, to: string): string;');
  const again = stringsFile({ merge: '{to} takes {from}' }, { merge: ['from', 'to'] });
  expect(again).toContain('merge(from: string, to: string): string;');
});
