import type { SiteRule } from '../../core/extract/site-rule';
import { siteRule } from '../../core/records/library-records';
import { readRow } from '../../core/records/read-fields';
import { announceChanges, appendChanges } from '../../storage/change-log';
import type { Library } from '../library';

/** The site rules, sorted by site. */
export function listSiteRules({ database }: Library): Promise<SiteRule[]> {
  return database.siteRules.orderBy('id').toArray();
}

/** Stores a rule and replaces the site's old one. Throws a TypeError for an invalid rule. */
export async function saveSiteRule(library: Library, rule: SiteRule): Promise<void> {
  const row = readRow(siteRule, rule);
  if (!row) throw new TypeError(`Not a rule: ${rule.body}`);
  await write(library, () => library.database.siteRules.put(row));
}

/** Removes a site's rule. Articles that were extracted with it change only when they are re-extracted. */
export async function removeSiteRule(library: Library, site: string): Promise<void> {
  await write(library, () => library.database.siteRules.delete(site));
}

/** Runs `change` and logs it in one transaction, so that the vault writes the record. */
async function write({ database }: Library, change: () => Promise<unknown>): Promise<void> {
  const { siteRules, changes } = database;
  await database.transaction('rw', siteRules, changes, async () => {
    await change();
    await appendChanges(database, 'record-changed', ['site-rules']);
  });
  announceChanges();
}
