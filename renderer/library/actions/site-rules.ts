import type { SiteRule } from '../../core/extract/site-rule';
import { siteRule } from '../../core/records/library-records';
import { readRow } from '../../core/records/read-fields';
import { announceChanges, appendChanges } from '../../storage/change-log';
import type { Library } from '../library';

/** By their sites. */
export function listSiteRules({ database }: Library): Promise<SiteRule[]> {
  return database.siteRules.orderBy('id').toArray();
}

/** In the place of the site's rule before. Throws where it is none. */
export async function saveSiteRule(library: Library, rule: SiteRule): Promise<void> {
  const row = readRow(siteRule, rule);
  if (!row) throw new TypeError(`Not a rule: ${rule.body}`);
  await write(library, () => library.database.siteRules.put(row));
}

/** What was extracted by it stays as it is until it is extracted again. */
export async function removeSiteRule(library: Library, site: string): Promise<void> {
  await write(library, () => library.database.siteRules.delete(site));
}

/** With its row in the log, from which the library's folder gets its copy. */
async function write({ database }: Library, change: () => Promise<unknown>): Promise<void> {
  const { siteRules, changes } = database;
  await database.transaction('rw', siteRules, changes, async () => {
    await change();
    await appendChanges(database, 'record-changed', ['site-rules']);
  });
  announceChanges();
}
