import { expect, it } from 'vitest';
import { utf8Locale } from '../../../scripts/setup/locale.mjs';

it.runIf(process.platform === 'linux').each([
  [{ LANG: 'ko_KR.UTF-8' }, {}],
  [{ LC_ALL: 'C.utf8', LANG: 'C' }, {}],
  [{}, { LC_CTYPE: 'C.UTF-8' }],
  [{ LANG: 'ko_KR.EUC-KR' }, { LC_CTYPE: 'C.UTF-8' }],
  [{ LC_ALL: 'POSIX', LANG: 'ko_KR.UTF-8' }, { LC_ALL: 'C.UTF-8' }],
])('with %j adds %j', (environment, added) => {
  expect(utf8Locale(environment)).toEqual(added);
});
