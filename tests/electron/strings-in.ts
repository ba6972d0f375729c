import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../electron/ipc/languages';
import { catalogueOf } from '../../renderer/ui/i18n/catalogue';
import type { Strings } from '../../renderer/ui/i18n/strings';
import { repository } from './carrel';

/** The strings of a language, as the app has them. */
export const stringsIn = (language: Language): Strings =>
  catalogueOf(
    language,
    JSON.parse(readFileSync(join(repository, 'resources/locales', `${language}.json`), 'utf8')),
  );
