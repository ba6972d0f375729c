import type { SiteRule } from '../../core/extract/site-rule';
import { siteRule } from '../../core/records/library-records';
import { readRow } from '../../core/records/read-fields';
import type { Library } from '../library';
import { changeRecord } from './change-record';

/** The site rules, sorted by site. */
export function listSiteRules({ database }: Library): Promise<SiteRule[]> {
  return database.siteRules.orderBy('id').toArray();
}

/** Stores a rule and replaces the site's old one. Throws a TypeError for an invalid rule. */
export async function saveSiteRule(library: Library, rule: SiteRule): Promise<void> {
  const row = readRow(siteRule, rule);
  if (!row) throw new TypeError(`Not a rule: ${rule.body}`);
  await changeRecord(library, 'siteRules', row.id, () => row);
}

/** Removes a site's rule. Articles that were extracted with it change only when they are re-extracted. */
export async function removeSiteRule(library: Library, site: string): Promise<void> {
  await changeRecord(library, 'siteRules', site, () => undefined);
}
