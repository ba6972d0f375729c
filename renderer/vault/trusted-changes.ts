// What of the changes that come in counts: not those that a distrusted machine has made later.
import { sameJson } from '../core/machines/joining';
import { trustedState } from '../core/machines/trust';
import type { CarrelDatabase } from '../storage/database';
import { distrustSetting } from '../storage/own-settings';
import type { LibraryFiles } from './library-files';
import type { ParsedArticle } from './parse-article';

/** An article's file as this machine trusts it. */
export async function trustedArticle(
  files: Pick<LibraryFiles, 'ownMachine'>,
  parsed: ParsedArticle,
): Promise<ParsedArticle> {
  const { distrusted } = await files.ownMachine();
  const state = trustedState(parsed.state, distrusted);
  return state === parsed.state ? parsed : { ...parsed, state };
}

/** Has all files of changes read again where other machines are trusted than before. */
export async function followTrust(
  { settings, machineFiles }: CarrelDatabase,
  distrusted: Readonly<Record<string, string>>,
): Promise<void> {
  const { value = {} } = (await settings.get(distrustSetting)) ?? {};
  if (sameJson(value, distrusted)) return;
  await machineFiles.clear();
  await settings.put({ id: distrustSetting, value: distrusted });
}
