/** Settings that are one database's own: they are in no file, and none of another machine's is taken. */

/** The clock's last reading. */
export const clockSetting = 'clock';
/** Which machines were distrusted when files were last read. */
export const distrustSetting = 'distrusted';
/** Pairs of articles that another machine is to join: see vault/doubles.ts. */
export const doublesSetting = 'doubles';
/** By which rules sync programs' copies were last looked for: see vault/join-copies.ts. */
export const copiesSetting = 'copies-looked-for';
/** What was merged lately: see merge-log.ts. */
export const mergesSetting = 'merges';

/** With those of epoch.ts and library-id.ts. */
export const ownSettings: ReadonlySet<string> = new Set([
  'epoch',
  'library',
  clockSetting,
  distrustSetting,
  doublesSetting,
  copiesSetting,
  mergesSetting,
]);
